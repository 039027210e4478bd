import { type Action, action } from '../../events/action.ts';
import { isOwn } from '../../events/catalogue.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { idOf } from '../../events/identity.ts';
import { parseInput } from '../../src/commands/caseFile.ts';
import { draftOf } from '../../src/commands/draft.ts';
import type { SampleFile } from './samples.ts';

const origin = { recordedBy: 'samples' };

export const draftsOf = ({ id, actions }: SampleFile): readonly DraftEvent[] =>
  actions.map((one, index) =>
    draftOf(parseInput(action, one), { caseId: id, stream: `case-${id}`, index }, origin, new Date(0)),
  );

/** As a log would number them; the hashes take no part in any answer. */
export const inRevisions = (drafts: readonly DraftEvent[]): readonly RecordedEvent[] =>
  drafts.map((draft, revision) => ({
    ...draft,
    revision,
    stream: `case-${draft.caseId}`,
    position: String(revision + 1),
    recordedAt: new Date(revision * 1_000).toISOString(),
    contentHash: '',
    hash: '',
  }));

/** Numbers in [0, 1) that one seed always gives (mulberry32). */
export const randomsOf = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const targetOf = ({ data }: DraftEvent): string | undefined => (data as { actionId?: string }).actionId;

/**
 * An order in which these may have arrived: the legal ones in any, Lis's own one after another, and what speaks of an
 * action after it.
 */
export const shuffled = (drafts: readonly DraftEvent[], random: () => number): readonly DraftEvent[] => {
  const places = new Map<string, number>();
  for (const { id, type } of drafts) if (!isOwn(type)) places.set(id, random());
  let last = 0;
  for (const draft of drafts) {
    if (!isOwn(draft.type)) continue;
    const earliest = Math.max(last, places.get(targetOf(draft) ?? '') ?? 0);
    last = earliest + (1 - earliest) * random() * 0.2 + Number.EPSILON;
    places.set(draft.id, last);
  }
  return drafts.toSorted((a, b) => places.get(a.id)! - places.get(b.id)!);
};

const later = (on: string, random: () => number): string =>
  new Date(Date.parse(`${on}T00:00:00Z`) + Math.round(random() * 60 - 30) * 86_400_000).toISOString().slice(0, 10);

/** What the action might have been instead: on another day, or nothing but an order. */
const otherThan = (draft: DraftEvent, random: () => number): Action => {
  const { id: _id, proceeding, entryId, entry, part, sources, on, notAfter, type, data } = draft;
  const place = {
    ...(proceeding && { proceeding }),
    ...(entryId && { entryId }),
    ...(entry && { entry }),
    ...(part !== undefined && { part }),
    ...(on !== undefined && { on: on?.length === 10 ? later(on, random) : on }),
    ...(notAfter && { notAfter }),
  };
  const reclassified = random() < 0.3 && type !== 'entry.recorded' && proceeding !== undefined;
  const what = reclassified ? { type: 'order.entered', data: { title: 'ORDER' } } : { type, data };
  return { ...place, ...what, sources } as Action;
};

const amendment = (target: DraftEvent, random: () => number, index: number): DraftEvent => {
  const actionId = target.id;
  const dice = random();
  const told: Action =
    dice < 0.3
      ? { type: 'action.retracted', data: { actionId, reason: 'not so' }, sources: [] }
      : dice < 0.8
        ? {
            type: 'action.corrected',
            data: { actionId, action: otherThan(target, random) as never, reason: 'misread' },
            sources: [],
            ...(random() < 0.2 && { publicOn: '2025-06-01' }),
          }
        : { type: 'action.confirmed', data: { actionId }, sources: [] };
  const place = { caseId: target.caseId, stream: '', index };
  return draftOf({ ...told, id: idOf(['amendment', index]) } as Action, place, origin, new Date(0));
};

/** The drafts, with corrections, retractions and confirmations of some of them after all. */
export const amendedAtRandom = (
  drafts: readonly DraftEvent[],
  count: number,
  random: () => number,
): readonly DraftEvent[] => {
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const legal = drafts.filter(({ type }) => !isOwn(type));
  // From few, so that one action is corrected more than once.
  const few = Array.from({ length: Math.ceil(count / 2) }, () => one(legal));
  return [...drafts, ...Array.from({ length: count }, (_, index) => amendment(one(few), random, index))];
};
