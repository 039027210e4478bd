import type { Action } from '../../events/action.ts';
import type { Source } from '../../events/source.ts';
import { lastDay } from '../../projections/time/legalDate.ts';
import type { SampleFile } from '../support/samples.ts';

export type Sampled = SampleFile['actions'][number];

interface Named {
  readonly by: string;
  readonly ref: unknown;
  readonly found: readonly Sampled[];
  readonly met: boolean;
}

export const wordsIn = (quote: string): number => quote.trim().split(/\s+/).length;

export const isCourtRecord = ({ url }: Source): boolean =>
  url !== undefined && new URL(url).host === 'storage.courtlistener.com';

/** The day an action stands at: its own, its entry's, or the last it can mean. */
export const legalDayOf = (one: Action, all: readonly Sampled[]): string => {
  const entry = all.find(({ type, entryId }) => type === 'entry.recorded' && entryId === one.entryId);
  const filed = entry?.type === 'entry.recorded' ? entry.data.filedOn : undefined;
  return lastDay((one.on === undefined ? filed : (one.on ?? one.notAfter))!);
};

const refKeys = ['motion', 'motions', 'hearing', 'of', 'about', 'order', 'to', 'from', 'trigger', 'replaces'];

const isRef = (value: unknown): boolean =>
  (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) ||
  (typeof value === 'object' && value !== null && 'entry' in value);

const findIn = (ref: unknown, type: string | undefined, all: readonly Sampled[]): readonly Sampled[] => {
  if (typeof ref === 'string') return all.filter(({ id }) => id === ref);
  const { entry, part } = ref as { entry: number; part?: number };
  const entryId = all.find(one => one.type === 'entry.recorded' && one.entry?.number === entry)?.id;
  return all.filter(
    one =>
      ((entryId !== undefined && one.entryId === entryId) || one.entry?.number === entry) &&
      (part === undefined || one.part === part) &&
      (type === undefined || one.type === type),
  );
};

const typeMeant: Record<string, string | undefined> = {
  motion: 'motion.filed',
  motions: 'motion.filed',
  hearing: 'hearing.set',
  of: 'hearing.set',
};

/** Every reference that the actions make to another action, with what it finds among all. */
export const refsOf = ({ actions }: SampleFile, all: readonly Sampled[] = actions): readonly Named[] =>
  actions.flatMap(one =>
    refKeys.flatMap(key => {
      const value = (one.data as Record<string, unknown>)[key];
      return [value]
        .flat()
        .filter(isRef)
        .map(ref => {
          const found = findIn(ref, typeMeant[key], all);
          const right = typeMeant[key] === undefined || found.every(({ type }) => type === typeMeant[key]);
          return { by: `${one.type} ${key}`, ref, found, met: found.length > 0 && right };
        });
    }),
  );

const slugsIn = (one: Sampled, kind: 'party' | 'claim' | 'pleading' | 'judge'): readonly string[] => {
  const data = one.data as Record<string, unknown>;
  const counts = Array.isArray(data.claims) ? (data.claims as unknown[]) : [];
  const inCounts = counts.filter(count => typeof count === 'object') as Record<string, unknown>[];
  const keys = {
    party: ['party', 'by', 'against', 'for', 'served', 'parties'],
    claim: ['claim', 'over', 'claims'],
    pleading: ['pleading'],
    judge: ['judge', 'replaces'],
  }[kind];
  if (kind === 'judge' && one.type !== 'judge.assigned' && one.type !== 'judge.disqualified') return [];
  return [data, ...inCounts]
    .flatMap(record => keys.flatMap(key => [record[key]].flat()))
    .filter((value): value is string => typeof value === 'string')
    .filter(value => !(value === 'all' || (kind === 'party' && (value === 'plaintiff' || value === 'defendant'))))
    .concat(kind === 'pleading' && one.type === 'answer.filed' && one.data.to ? [one.data.to] : []);
};

const mintedBy = {
  party: ['party.joined'],
  claim: ['complaint.filed', 'complaint.amended', 'counterclaim.filed'],
  pleading: ['complaint.filed', 'complaint.amended', 'counterclaim.filed'],
  judge: ['judge.assigned'],
} as const;

/** Every name of a party, a claim, a pleading or a judge, and whether the case mints it. */
export const namesOf = ({ actions }: SampleFile): readonly Named[] =>
  (['party', 'claim', 'pleading', 'judge'] as const).flatMap(kind => {
    const minting = actions.filter(({ type }) => (mintedBy[kind] as readonly string[]).includes(type));
    const own = kind === 'party' || kind === 'judge' ? [kind] : undefined;
    const minted = new Set(
      own
        ? minting.map(({ data }) => (data as Record<string, string>)[kind])
        : minting.flatMap(one => slugsIn(one, kind)),
    );
    return actions.flatMap(one =>
      slugsIn(one, kind).map(ref => ({ by: `${one.type} ${kind}`, ref, found: [], met: minted.has(ref) })),
    );
  });
