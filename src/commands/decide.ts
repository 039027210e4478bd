import { latestToday } from '../../events/courts.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { foldCase } from '../../projections/fold/foldCase.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { type EffectiveHistory, effectiveByDay } from '../../projections/time/effectiveHistory.ts';
import { firstDay } from '../../projections/time/legalDate.ts';
import type { Refusal } from './refusal.ts';
import { objectionTo } from './rules.ts';
import { structuralRefusals } from './structure.ts';

const unsealed = { contentHash: '', hash: '', stream: '', position: '' };

const asIfRecorded = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
  now: Date,
): readonly RecordedEvent[] => [
  ...events,
  ...drafts.map((draft, index) => ({
    ...draft,
    ...unsealed,
    recordedAt: now.toISOString(),
    revision: events.length + index,
  })),
];

const overridden = ({ data }: { readonly data: object }): boolean => 'override' in data;

/** What courts published is never refused for being odd: it is recorded, and the fold flags it. */
const published = ({ capture }: DraftEvent): boolean => capture?.importId !== undefined;

/** The actions to judge, by id, with their place in the batch: a correction is judged as the action it makes. */
const judgedIn = (drafts: readonly DraftEvent[]): ReadonlyMap<string, number> =>
  new Map(
    drafts.flatMap((draft, index) => {
      if (overridden(draft) || published(draft)) return [];
      return [[draft.type === 'action.corrected' ? draft.data.actionId : draft.id, index]];
    }),
  );

const takesBack: ReadonlySet<string> = new Set(['entry.struck', 'order.vacated']);

interface Sitting {
  readonly history: EffectiveHistory;
  /** The days whose actions are judged by this history. */
  readonly hears: (day: string) => boolean;
}

/**
 * The histories to judge by. What a court takes back leaves the fold from that day on, so actions are judged by the
 * case as it was before the first day after theirs on which something was taken back: one history for all of them.
 */
const sittings = function* (
  historyOn: (asOf: string) => EffectiveHistory,
  whole: EffectiveHistory,
  inQuestion: readonly EffectiveAction[],
): Generator<Sitting> {
  const takenBackOn = [...new Set(whole.filter(({ type }) => takesBack.has(type)).map(({ day }) => day))];
  const nextAfter = (day: string): string | undefined => takenBackOn.find(next => next > day);
  const days = new Set(inQuestion.flatMap(({ day }) => (day === '' ? [] : day)));
  for (const [next, heard] of Map.groupBy(days, nextAfter)) {
    const here = new Set(heard);
    yield { history: next === undefined ? whole : historyOn(heard.at(-1)!), hears: day => here.has(day) };
  }
};

/** Days on which something was seen, served or heard, or became public: they are past, too. */
const otherDays = ({ publicOn, data }: DraftEvent): readonly string[] => {
  const { capturedOn, enteredOn, servedOn, sessionOn, throughOn } = data as Readonly<Record<string, unknown>>;
  return [publicOn, capturedOn, enteredOn, servedOn, sessionOn, throughOn].filter(day => typeof day === 'string');
};

/**
 * What is not yet past in any court has not happened. A hearing or a deadline lies ahead; that it was set does not. What
 * was published is not measured by a clock that may be slow.
 */
const fromTheFuture = (
  inQuestion: readonly EffectiveAction[],
  judged: ReadonlyMap<string, number>,
  drafts: readonly DraftEvent[],
  now: Date,
): Refusal[] => {
  const today = latestToday(now);
  return inQuestion.flatMap(action => {
    const index = judged.get(action.id)!;
    if (overridden(action) || drafts[index]!.capture?.kind === 'backfill') return [];
    const on = [action.on ?? action.notAfter ?? '', ...otherDays(drafts[index]!)].find(day => firstDay(day) > today);
    if (on === undefined) return [];
    const detail = `${on} is still to come: ${action.type} is recorded once it is.`;
    return [{ index, code: 'in_the_future', rule: 'What is recorded has happened.', detail }];
  });
};

/**
 * May these be recorded, given the case? Each action is judged against the case as all before it in legal order left
 * it on its own day, the rest of the batch included. What carries `override` is recorded whatever the rules say. `holders` are
 * the events in which seals are looked for.
 */
export const decide = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
  now: Date,
  holders: readonly RecordedEvent[] = events,
): readonly Refusal[] => {
  const all = asIfRecorded(events, drafts, now);
  const sealing = holders === events ? all : [...holders, ...all.slice(events.length)];
  const historyOn = effectiveByDay(all, sealing);
  const whole = historyOn();
  const refusals = structuralRefusals({ all, from: events.length, sealing }, whole);
  if (refusals.length > 0) return refusals;
  const judged = judgedIn(drafts);
  const inQuestion = whole.filter(({ id }) => judged.has(id));
  refusals.push(...fromTheFuture(inQuestion, judged, drafts, now));
  for (const { history, hears } of sittings(historyOn, whole, inQuestion)) {
    foldCase(history, {
      hears: action => judged.has(action.id) && hears(action.day) && !overridden(action),
      objects: (action, oddity) => {
        const objection = objectionTo(oddity, action);
        if (objection) refusals.push({ index: judged.get(action.id)!, ...objection });
      },
    });
  }
  return refusals.sort((a, b) => a.index - b.index);
};
