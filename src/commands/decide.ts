import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { foldCase } from '../../projections/fold/caseFold.ts';
import { type EffectiveHistory, effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import { lookupIn } from '../../projections/time/lookup.ts';
import type { Refusal } from './refusal.ts';
import { objectionTo } from './rules.ts';
import { structuralRefusals } from './structure.ts';

const unsealed = { recordedAt: '', contentHash: '', hash: '', stream: '', position: '' };

const asIfRecorded = (events: readonly RecordedEvent[], drafts: readonly DraftEvent[]): readonly RecordedEvent[] => [
  ...events,
  ...drafts.map((draft, index) => ({ ...draft, ...unsealed, revision: events.length + index })),
];

const overridden = ({ data }: { readonly data: object }): boolean => 'override' in data;

/** The actions to judge, by id, with their place in the batch: a correction is judged as the action it makes. */
const judgedIn = (drafts: readonly DraftEvent[]): ReadonlyMap<string, number> =>
  new Map(
    drafts.flatMap((draft, index) => {
      if (overridden(draft)) return [];
      return [[draft.type === 'action.corrected' ? draft.data.actionId : draft.id, index]];
    }),
  );

const takesBack: ReadonlySet<string> = new Set(['entry.struck', 'order.vacated']);

/**
 * The histories to judge by. What a court takes back leaves the fold from that day on: only where that came after an
 * action to judge does the action's own day need a history of its own.
 */
const historiesFor = (
  events: readonly RecordedEvent[],
  whole: EffectiveHistory,
  judged: ReadonlyMap<string, number>,
): readonly (readonly [day: string | undefined, history: EffectiveHistory])[] => {
  const days = new Set(whole.filter(({ id, day }) => day !== '' && judged.has(id)).map(({ day }) => day));
  const takenBackOn = whole.findLast(({ type }) => takesBack.has(type))?.day ?? '';
  const early = [...days].filter(day => day < takenBackOn);
  return [[undefined, whole], ...early.map(day => [day, effectiveHistory(events, { asOf: day })] as const)];
};

/**
 * May these be recorded, given the case? Each action is judged against the case as all before it in legal order left
 * it on its own day, the rest of the batch included. What carries `override` is recorded whatever the rules say.
 */
export const decide = (events: readonly RecordedEvent[], drafts: readonly DraftEvent[]): readonly Refusal[] => {
  const all = asIfRecorded(events, drafts);
  const whole = effectiveHistory(all);
  const refusals = structuralRefusals(events, drafts, whole);
  if (refusals.length > 0) return refusals;
  const judged = judgedIn(drafts);
  const histories = historiesFor(all, whole, judged);
  const early = new Set(histories.map(([day]) => day));
  const lookup = lookupIn(whole);
  for (const [only, history] of histories) {
    foldCase(history, (action, before, context) => {
      const index = judged.get(action.id);
      if (index === undefined || overridden(action)) return;
      if (only === undefined ? early.has(action.day) : action.day !== only) return;
      const objection = objectionTo(action, before, { ...context, lookup });
      if (objection) refusals.push({ index, ...objection });
    });
  }
  return refusals.sort((a, b) => a.index - b.index);
};
