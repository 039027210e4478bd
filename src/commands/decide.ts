import { isOwn } from '../../events/catalogue.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { foldCase } from '../../projections/fold/caseFold.ts';
import { effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import type { Refusal } from './refusal.ts';
import { objectionTo } from './rules.ts';

const unsealed = { recordedAt: '', contentHash: '', hash: '', stream: '', position: '' };

const asIfRecorded = (events: readonly RecordedEvent[], drafts: readonly DraftEvent[]): readonly RecordedEvent[] => [
  ...events,
  ...drafts.map((draft, index) => ({ ...draft, ...unsealed, revision: events.length + index })),
];

const overridden = ({ data }: { readonly data: object }): boolean => 'override' in data;

type Named = { readonly id: string; readonly type: string };

/** Actions about actions: their target is in the record, is legal, and is not itself one of Lis's own. */
const objectionToTarget = (draft: DraftEvent, all: ReadonlyMap<string, Named>): Omit<Refusal, 'index'> | undefined => {
  if (draft.type !== 'action.corrected' && draft.type !== 'action.retracted' && draft.type !== 'action.confirmed')
    return undefined;
  const target = all.get(draft.data.actionId);
  if (!target) {
    return {
      code: 'unknown_action',
      rule: 'Only an action in the record can be corrected.',
      detail: `This case holds no action ${draft.data.actionId}.`,
    };
  }
  if (!isOwn(target.type as never)) return undefined;
  return {
    code: 'not_legal',
    rule: 'Only legal actions can be corrected.',
    detail: `${target.id} is ${target.type}, one of Lis's own actions: record a new one instead.`,
  };
};

const objectionToEntry = (
  draft: DraftEvent,
  entryIds: ReadonlySet<string>,
  entryNumbers: ReadonlySet<number>,
): Omit<Refusal, 'index'> | undefined => {
  if (draft.type === 'entry.recorded') return undefined;
  const missing =
    draft.entryId !== undefined
      ? !entryIds.has(draft.entryId)
      : draft.on === undefined && draft.entry !== undefined && !entryNumbers.has(draft.entry.number);
  if (!missing) return undefined;
  const name = draft.entryId ?? `number ${draft.entry!.number}`;
  return {
    code: 'unknown_entry',
    rule: 'An entry is recorded before what it does.',
    detail: `This case holds no entry ${name}: record it first, or give the action its own date.`,
  };
};

const structural = (events: readonly RecordedEvent[], drafts: readonly DraftEvent[]): Refusal[] => {
  const all = new Map<string, Named>([...events, ...drafts].map(event => [event.id, event]));
  const entries = [...events, ...drafts].filter(({ type }) => type === 'entry.recorded');
  const ids = new Set(entries.map(({ id, entryId }) => entryId ?? id));
  const numbers = new Set(entries.flatMap(({ entry }) => entry?.number ?? []));
  return drafts.flatMap((draft, index) => {
    const objection = objectionToTarget(draft, all) ?? objectionToEntry(draft, ids, numbers);
    return objection ? [{ index, ...objection }] : [];
  });
};

/**
 * May these be recorded, given the case? Each action is judged against the case as all before it in legal order left
 * it, the rest of the batch included. What carries `override` is recorded whatever the rules say.
 */
export const decide = (events: readonly RecordedEvent[], drafts: readonly DraftEvent[]): readonly Refusal[] => {
  const refusals = structural(events, drafts);
  if (refusals.length > 0) return refusals;
  const fresh = new Map(drafts.map((draft, index) => [draft.id, index]));
  foldCase(effectiveHistory(asIfRecorded(events, drafts)), (action, before, context) => {
    const index = fresh.get(action.id);
    if (index === undefined || overridden(action)) return;
    const objection = objectionTo(action, before, context);
    if (objection) refusals.push({ index, ...objection });
  });
  return refusals.sort((a, b) => a.index - b.index);
};
