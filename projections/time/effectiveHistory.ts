import { isOwn } from '../../events/catalogue.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';
import { once } from '../once.ts';
import { amendmentOf, type Corrections, correctedEvent, correctionDays, correctionsIn } from './corrections.ts';
import { dateAction } from './dating.ts';
import { docketKeys, type KeyOf } from './dockets.ts';
import type { EffectiveAction } from './effectiveAction.ts';
import { readAsOf } from './entryText.ts';
import { inLegalOrder, type Placed, placed } from './legalOrder.ts';
import { markStruck } from './marks.ts';
import { isInexact, settleInexact } from './presupposed.ts';
import type { Question } from './question.ts';
import { type Entry, entriesIn } from './sightings.ts';
import { isSeal, withheldIn } from './withheld.ts';

/** The actions of a case as they stand for a question, Lis's own first, then in legal order. */
export type EffectiveHistory = readonly EffectiveAction[] & {
  /** How its dockets are named: a renumbering is known also where it lies beyond the day asked for. */
  readonly keyOf?: KeyOf;
  /** How many actions are left out because the court sealed their entries. */
  readonly withheld?: number;
  /** What was taken back, as it was recorded, in legal order: no part of the history. */
  readonly retracted?: readonly EffectiveAction[];
};

/** Not rows of the history: they speak of other actions, and are told with them. */
const foldedIn: ReadonlySet<string> = new Set([
  'action.corrected',
  'action.retracted',
  'action.confirmed',
  'entry.observed',
]);

const known = (events: readonly RecordedEvent[], at: number | undefined): readonly RecordedEvent[] =>
  at === undefined || events.length <= at + 1 ? events : events.slice(0, at + 1);

interface Shown {
  readonly events: readonly RecordedEvent[];
  readonly withheld: number;
}

/** What may be shown of the events that are known, by the seals among all. */
const shown = (seen: readonly RecordedEvent[], all: readonly RecordedEvent[]): Shown => {
  const seals = withheldIn(all);
  if (seals.none) return { events: seen, withheld: 0 };
  const hidden = seen.filter(event => seals.hides(event) && !foldedIn.has(event.type));
  return { events: seen.flatMap(event => seals.show(event) ?? []), withheld: hidden.length };
};

const standing = (events: readonly RecordedEvent[], corrections: Corrections): readonly RecordedEvent[] =>
  corrections.lastWord.size === 0
    ? events
    : events.map(event => correctedEvent(event, corrections)).filter(event => event !== undefined);

const withAmendments = (action: EffectiveAction, { lastWord, confirmation }: Corrections): EffectiveAction => {
  if (lastWord.size === 0 && confirmation.size === 0) return action;
  const word = lastWord.get(action.id);
  const confirmed = confirmation.get(action.id);
  if (!word && !confirmed) return action;
  return {
    ...action,
    ...(word && { corrected: amendmentOf(word, word.data.reason) }),
    ...(confirmed && {
      confirmed: amendmentOf(confirmed, confirmed.data.reason ?? ''),
      certainty: confirmed.data.certainty ?? 'record',
    }),
  } as EffectiveAction;
};

const inEffect = ({ day, publicOn }: EffectiveAction, { asOf, docketedBy }: Question): boolean =>
  (asOf === undefined || day <= asOf) && (docketedBy === undefined || publicOn <= docketedBy);

/** Those in effect, and the clerk's edits still to come, each in legal order. */
const cut = (legal: Placed[], question: Question): readonly (readonly EffectiveAction[])[] => {
  if (question.asOf === undefined && question.docketedBy === undefined) return [inLegalOrder(legal), []];
  const inForce: Placed[] = [];
  const later: Placed[] = [];
  for (const place of legal) {
    if (inEffect(place.action, question)) inForce.push(place);
    else if (place.action.type === 'entry.edited') later.push(place);
  }
  return [inLegalOrder(inForce), inLegalOrder(later)];
};

const entryName = (docket: string, number: number): string => `${docket}#${number}`;

type ByNumber = ReadonlyMap<string, Entry>;

const numbered = (entries: ReadonlyMap<string, Entry>): ByNumber => {
  const byNumber = new Map<string, Entry>();
  for (const entry of entries.values()) {
    if (entry.number === undefined) continue;
    const name = entryName(entry.docket, entry.number);
    const other = byNumber.get(name);
    if (!other || entry.id < other.id) byNumber.set(name, entry);
  }
  return byNumber;
};

/** The numbers under which only entries stood that were retracted: their parts, named by that number, go with them. */
const retractedNumbers = (
  events: readonly RecordedEvent[],
  { lastWord }: Corrections,
  byNumber: () => ByNumber,
  keyOf: KeyOf,
): ReadonlySet<string> => {
  const names = new Set<string>();
  if (lastWord.size === 0) return names;
  for (const event of events) {
    if (!isType(event, 'entry.recorded') || lastWord.get(event.id)?.type !== 'action.retracted') continue;
    const number = event.data.aliases?.number ?? event.entry?.number;
    const name = number === undefined ? undefined : entryName(keyOf(event.proceeding), number);
    if (name !== undefined && !byNumber().has(name)) names.add(name);
  }
  return names;
};

const entryOf = (
  event: RecordedEvent,
  docket: string,
  byId: ReadonlyMap<string, Entry>,
  byNumber: () => ByNumber,
): Entry | undefined => {
  if (event.type === 'entry.recorded') return byId.get(event.entryId ?? event.id);
  if (event.entryId !== undefined) return byId.get(event.entryId);
  return event.entry && byNumber().get(entryName(docket, event.entry.number));
};

/** Whether its entry is none that stands: it was retracted, or never recorded. */
const hangsOnNothing = ({ entryId, entry }: RecordedEvent, docket: string, retracted: ReadonlySet<string>): boolean =>
  entryId !== undefined || (entry !== undefined && retracted.has(entryName(docket, entry.number)));

/** What was taken back, dated as if it had not been: what it stood in may have been taken back with it. */
const retractedIn = (
  seen: readonly RecordedEvent[],
  { lastWord }: Corrections,
  keyOf: KeyOf,
  home: string | undefined,
): Placed[] => {
  if (lastWord.size === 0) return [];
  const entries = once(() => entriesIn(seen, event => keyOf(event.proceeding)));
  const byNumber = once(() => numbered(entries()));
  return seen.flatMap(event => {
    const word = lastWord.get(event.id);
    if (word?.type !== 'action.retracted' || foldedIn.has(event.type)) return [];
    const docket = keyOf(event.proceeding);
    const entry = entryOf(event, docket, entries(), byNumber);
    const action = {
      ...dateAction(event, docket, entry, home),
      retracted: amendmentOf(word, word.data.reason),
    } as EffectiveAction;
    return [placed(action, { sequence: entry?.sequence, turn: event.turn, publicUnsaid: false })];
  });
};

/** The actions of a case, dated and placed, before any is left out by its day. */
interface Dated {
  readonly own: readonly EffectiveAction[];
  readonly legal: Placed[];
  readonly retracted: Placed[];
  readonly keyOf: KeyOf;
  readonly withheld: number;
}

const datedFor = (events: readonly RecordedEvent[], question: Question, all: readonly RecordedEvent[]): Dated => {
  const { events: seen, withheld } = shown(known(events, question.at), all);
  const corrections = correctionsIn(seen, question);
  const actions = standing(seen, corrections);
  const keyOf = docketKeys(actions);
  const entries = entriesIn(actions, event => keyOf(event.proceeding));
  // Most name their entry by its id.
  const byNumber = once(() => numbered(entries));
  const retracted = retractedNumbers(seen, corrections, byNumber, keyOf);

  const home = actions[0]?.caseId;
  const own: EffectiveAction[] = [];
  const legal: Placed[] = [];
  const inexact: Placed[] = [];
  for (const event of actions) {
    if (foldedIn.has(event.type)) continue;
    const docket = keyOf(event.proceeding);
    const entry = entryOf(event, docket, entries, byNumber);
    if (!entry && hangsOnNothing(event, docket, retracted) && !isSeal(event)) continue;
    const dated = dateAction(event, docket, entry, home);
    if (isOwn(dated.type)) own.push(dated);
    else {
      const publicUnsaid = event.publicOn === undefined && !entry && dated.publicOn === dated.day;
      const { turn } = event;
      const place = placed(withAmendments(dated, corrections), { sequence: entry?.sequence, turn, publicUnsaid });
      legal.push(place);
      if (isInexact(dated)) inexact.push(place);
    }
  }
  settleInexact(legal, inexact, keyOf, question);
  return { own, legal, retracted: retractedIn(seen, corrections, keyOf, home), keyOf, withheld };
};

const inEffectFor = ({ own, legal, keyOf, ...dated }: Dated, question: Question): EffectiveHistory => {
  const [inForce, later] = cut(legal, question);
  const [retracted] = cut(dated.retracted, question);
  const history = [...own, ...markStruck(readAsOf(inForce!, later!), keyOf)];
  return Object.assign(history, { keyOf, withheld: dated.withheld, retracted: retracted! });
};

/**
 * The one pure function of time: what of the recorded events of a case, in revision order, is in effect for a question
 * (EVENTS.md section 4). Whatever order the legal actions arrived in, the answer is the same. `all` are the events in which
 * seals are looked for, where those of other cases or later ones count too: a seal hides whatever the question.
 */
export const effectiveHistory = (
  events: readonly RecordedEvent[],
  question: Question = {},
  all: readonly RecordedEvent[] = events,
): EffectiveHistory => inEffectFor(datedFor(events, question, all), question);

/** The same for one day after the other, or for none: the actions are dated again only where other corrections count. */
export const effectiveByDay = (
  events: readonly RecordedEvent[],
  all: readonly RecordedEvent[] = events,
): ((asOf?: string) => EffectiveHistory) => {
  const turning = once(() => correctionDays(events));
  let last: { readonly counting: number; readonly dated: Dated } | undefined;
  return asOf => {
    const question = asOf === undefined ? {} : { asOf };
    const counting = asOf === undefined ? Number.POSITIVE_INFINITY : turning().filter(day => day <= asOf).length;
    if (last?.counting !== counting) last = { counting, dated: datedFor(events, question, all) };
    return inEffectFor(last.dated, question);
  };
};
