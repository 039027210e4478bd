import { type ActionType, opensProceeding, rankOf } from '../../events/catalogue.ts';
import { ranks } from '../../events/family.ts';
import type { HearingRef } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';
import type { KeyOf } from './dockets.ts';
import type { EffectiveAction, EffectiveActionOf } from './effectiveAction.ts';
import { firstDay } from './legalDate.ts';
import { bringForward, type Placed } from './legalOrder.ts';
import type { Question } from './question.ts';

const party = (docket: string, slug: string): string => `${docket} party ${slug}`;
const claim = (docket: string, slug: string): string => `${docket} claim ${slug}`;
const stay = (docket: string, scope: string): string => `${docket} stay ${scope}`;
const atEntry = (docket: string, number: number): string => `${docket}#${number}`;
const unended = (docket: string): string => `${docket} unended`;

type FirstPleading = EffectiveActionOf<'complaint.filed'>;

/** The names under which later actions take it for granted. What closes a docket presupposes who and what was in it. */
const namesOf = (action: EffectiveAction): readonly string[] => {
  const { id, type, data, docket, entry, on } = action;
  const before = on === null ? [] : [unended(docket)];
  if (opensProceeding(type, data)) return [docket];
  if (type === 'motion.filed' || type === 'hearing.set') return entry ? [id, atEntry(docket, entry.number)] : [id];
  if (type === 'case.stayed') return [stay(docket, action.data.scope)];
  if (type === 'party.joined') return [party(docket, action.data.party), ...before];
  if (rankOf(type) !== ranks.indexOf('assert') || type === 'complaint.amended' || !('pleading' in data)) return [];
  return [...((data as FirstPleading['data']).claims ?? []).map(count => claim(docket, count.claim)), ...before];
};

type Presupposing<T extends ActionType> = (action: EffectiveActionOf<T>, keyOf: KeyOf) => readonly string[];

const none: readonly string[] = [];

const referredTo = (ref: HearingRef | undefined, docket: string, keyOf: KeyOf): readonly string[] => {
  if (ref === undefined || (typeof ref === 'object' && 'kind' in ref)) return none;
  if (typeof ref === 'string') return [ref];
  return [atEntry(ref.proceeding ? keyOf(ref.proceeding) : docket, ref.entry)];
};

type OnMotion = 'motion.opposed' | 'motion.replied' | 'motion.submitted' | 'motion.withdrawn' | 'motion.ruled';
type OnHearing = 'hearing.reset' | 'hearing.vacated' | 'hearing.held';
type OnParty = 'party.terminated' | 'party.renamed' | 'party.substituted';

const itsMotion: Presupposing<OnMotion> = ({ data, docket }, keyOf) => referredTo(data.motion, docket, keyOf);
const itsHearing: Presupposing<OnHearing> = ({ data, docket }, keyOf) => referredTo(data.hearing, docket, keyOf);
const itsParty: Presupposing<OnParty> = ({ data, docket }) => [party(docket, data.party)];
const itsClaim: Presupposing<'claim.disposed' | 'claim.sustained'> = ({ data, docket }) => [claim(docket, data.claim)];

const presupposing: { readonly [T in ActionType]?: Presupposing<T> } = {
  'motion.opposed': itsMotion,
  'motion.replied': itsMotion,
  'motion.submitted': itsMotion,
  'motion.withdrawn': itsMotion,
  'motion.ruled': itsMotion,
  'hearing.reset': itsHearing,
  'hearing.vacated': itsHearing,
  'hearing.held': itsHearing,
  'party.terminated': itsParty,
  'party.renamed': itsParty,
  'party.substituted': itsParty,
  'claim.disposed': itsClaim,
  'claim.sustained': itsClaim,
  'stay.lifted': ({ data, docket }) => [stay(docket, data.scope)],
};

const closes = ranks.indexOf('close');

/** What must have been there for this to happen, beside its docket. */
const takenForGranted = ({ action, rank }: Placed, keyOf: KeyOf): readonly string[] => {
  if (rank === closes && !(action.type === 'judgment.entered' && action.data.final === false))
    return [unended(action.docket)];
  return (presupposing[action.type] as Presupposing<ActionType> | undefined)?.(action as never, keyOf) ?? none;
};

export const isInexact = ({ on, day }: EffectiveAction): boolean => on === null || on.length < day.length;

const isBefore = (a: EffectiveAction, b: EffectiveAction): boolean =>
  a.day < b.day || (a.day === b.day && a.publicOn < b.publicOn);

/** What is presupposed was there before `first`, where its date as recorded leaves room for that. */
const yieldsTo = ({ action }: Placed, first: EffectiveAction): boolean =>
  first.id !== action.id && isBefore(first, action) && first.day >= firstDay(action.on);

const least = (a: string, b: string): string => (b < a ? b : a);

/** Puts a place before the earliest of those that presuppose it. */
const settlePlace = (place: Placed, presupposing: readonly EffectiveAction[]): void => {
  const { action, publicUnsaid } = place;
  const day = presupposing.map(first => first.day).reduce(least);
  const publicOn = publicUnsaid
    ? presupposing.map(first => first.publicOn).reduce(least, action.publicOn)
    : action.publicOn;
  bringForward(place, day, publicOn);
};

/** All are compared as they were recorded, and moved only then: no order of arrival decides which moves another. */
const settle = (
  all: readonly Placed[],
  some: readonly Placed[],
  presupposed: (place: Placed) => readonly string[],
  { docketedBy }: Question,
): void => {
  const named = new Map<string, Placed[]>();
  for (const place of some) for (const name of namesOf(place.action)) getOrMake(named, name, () => []).push(place);
  if (named.size === 0) return;
  const before = new Map<Placed, EffectiveAction[]>();
  for (const one of all) {
    const { action } = one;
    if (docketedBy !== undefined && action.publicOn > docketedBy) continue;
    for (const name of presupposed(one))
      for (const place of named.get(name) ?? [])
        if (yieldsTo(place, action)) getOrMake(before, place, () => []).push(action);
  }
  for (const [place, presupposing] of before) settlePlace(place, presupposing);
};

/**
 * An imprecise action takes effect on the last day it can mean, but not after the first action that presupposes it, where
 * the date as recorded leaves room for that: a case filed "in 2024" had been filed when it was dismissed in June
 * (docs/decisions/0011). What opens a docket comes last, for all that stands in it presupposes it.
 */
export const settleInexact = (
  all: readonly Placed[],
  inexact: readonly Placed[],
  keyOf: KeyOf,
  question: Question,
): void => {
  if (inexact.length === 0) return;
  const [openings = [], others = []] = [true, false].map(opens => inexact.filter(place => place.opens === opens));
  settle(all, others, place => takenForGranted(place, keyOf), question);
  settle(all, openings, ({ action }) => [action.docket], question);
};
