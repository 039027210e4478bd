import type { Action } from '../../../events/action.ts';
import type { Lineage } from '../docket.ts';
import { judgeName } from '../names.ts';
import type { Capture } from './capture.ts';
import { isSameLawsuit, namedDockets } from './dockets.ts';
import type { HeaderFact } from './headerFacts.ts';
import { slugOf } from './slugOf.ts';

/** One judge is one, with a full stop behind the initial or without. */
const judge = (role: 'presiding' | 'referred', written: string | null): readonly HeaderFact[] => {
  const name = judgeName(written ?? '');
  if (name === null) return [];
  const slug = slugOf(name, `${role}-judge`);
  const key = ['header', 'judge', role, slug];
  return [{ key, type: 'judge.assigned', data: { judge: slug, name: name.slice(0, 1_000), role } }];
};

const seatOf = (action: Action | undefined): string | undefined =>
  action?.type === 'judge.assigned' ? `${action.data.judge} ${action.data.role}` : undefined;

const isFromHeader = (action: Action | undefined): boolean => action?.basis?.rule === 'header';

export interface JudgeFacts {
  readonly facts: readonly HeaderFact[];
  /** What headers said of judges, by id, whom an entry assigns. */
  readonly outdated: readonly string[];
}

/**
 * Who sits, as the header says. A judge whom an entry assigned is not said to have sat from the beginning: neither now nor any
 * longer, where the header was seen before the entry. `parts` are what the entries of this capture do.
 */
export const judgeFacts = ({ shown, standing }: Capture, parts: readonly Action[]): JudgeFacts => {
  const { events, said, isByHand } = standing;
  const standingSeats = events.flatMap(({ id, type }) => (type === 'judge.assigned' ? [[id, said(id)] as const] : []));
  const assigned = new Set(
    [...standingSeats.flatMap(([, action]) => (isFromHeader(action) ? [] : [action])), ...parts].map(seatOf),
  );
  const isAssigned = (action: Action | undefined): boolean => action !== undefined && assigned.has(seatOf(action));
  const facts = [...judge('presiding', shown.assignedTo), ...judge('referred', shown.referredTo)];
  return {
    facts: facts.filter(({ data }) => !isAssigned({ type: 'judge.assigned', data } as Action)),
    outdated: standingSeats.flatMap(([id, action]) =>
      isFromHeader(action) && !isByHand(id) && isAssigned(action) ? id : [],
    ),
  };
};

const relations: Readonly<Partial<Record<Lineage['kind'], string>>> = {
  related_case: 'related',
  lead_case: 'lead case',
  member_case: 'member case',
  lead_bankruptcy: 'bankruptcy case',
  magistrate_case: 'magistrate case',
};

/** The lawsuits that the header links with this one, each its own case. */
export const linkFacts = ({ shown }: Capture): readonly HeaderFact[] => {
  const facts = new Map<string, HeaderFact>();
  for (const named of namedDockets(shown)) {
    const { kind, court, docketNumber } = named;
    if (isSameLawsuit(named, shown)) continue;
    const relation = relations[kind] ?? 'case in another court';
    const key = ['header', 'lineage', kind, court, docketNumber];
    facts.set(key.join(' '), { key, type: 'case.related', data: { court, docketNumber, relation } });
  }
  return [...facts.values()];
};
