import { dayOf } from '../../events/courtDate.ts';
import type { HearingRef } from '../../events/reference.ts';
import { termKey } from '../../events/termKey.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { Context } from './fold.ts';
import { type Place, placeOf } from './place.ts';

export interface HearingDraft {
  readonly id: string;
  readonly docket: string;
  readonly kind: string;
  readonly title: string | undefined;
  readonly motions: readonly string[];
  readonly setOn: string | null;
  readonly set: Place;
  /** Absent where the day is still to be set. */
  at: string | undefined;
  place: string | undefined;
  status: 'set' | 'continuing' | 'held' | 'vacated';
  readonly moves: {
    readonly from: string | undefined;
    readonly to: string;
    readonly on: string | null;
    readonly because: readonly string[];
  }[];
  readonly sessions: Map<string, { minutes: number | undefined; readonly because: string[] }>;
  readonly because: string[];
}

export interface HearingsDraft {
  readonly byId: Map<string, HearingDraft>;
  /** By docket, kind and day: those that stand there, or once did. */
  readonly byDay: Map<string, Set<HearingDraft>>;
  /** Of a session told without its hearing, the hearing that it turned out to be of. */
  readonly bySession: Map<string, HearingDraft>;
}

type ByDay = Extract<HearingRef, { kind: string }>;

const dayKey = (docket: string, kind: string, day: string): string => `${docket}\n${termKey(kind)}\n${day}`;

/** Puts a hearing on a day, where others may then name it by that day. */
export const setFor = ({ byDay }: HearingsDraft, hearing: HearingDraft, at: string | undefined): void => {
  hearing.at = at;
  if (at === undefined) return;
  getOrMake(byDay, dayKey(hearing.docket, hearing.kind, dayOf(at)), () => new Set<HearingDraft>()).add(hearing);
};

/** The hearings of a kind on a day: those that stand there, else those that once did. */
export const standingOn = ({ byDay }: HearingsDraft, docket: string, kind: string, day: string): HearingDraft[] => {
  const found = [...(byDay.get(dayKey(docket, kind, day)) ?? [])];
  const standing = found.filter(({ at }) => at !== undefined && dayOf(at) === day);
  return standing.length > 0 ? standing : found;
};

/** The hearings that a kind and a day name, and a motion where several stand on one day. */
const hearingsOn = (
  draft: HearingsDraft,
  { kind, from, motion, proceeding }: ByDay,
  docket: string,
  { lookup }: Context,
): HearingDraft[] => {
  const about = motion && lookup.ids('motion.filed', motion, docket);
  const found = standingOn(draft, proceeding ? lookup.docket(proceeding) : docket, kind, from);
  return about ? found.filter(({ motions }) => about.some(id => motions.includes(id))) : found;
};

export const isByDay = (ref: HearingRef): ref is ByDay => typeof ref === 'object' && 'kind' in ref;

/** By its kind and day, or by the action that set it; one first known by a session, or of which a session tells, by that. */
export const hearingsAt = (draft: HearingsDraft, ref: HearingRef, docket: string, context: Context): HearingDraft[] => {
  if (isByDay(ref)) return hearingsOn(draft, ref, docket, context);
  const { byId, bySession } = draft;
  const { lookup } = context;
  const set = lookup.ids('hearing.set', ref, docket).flatMap(id => byId.get(id) ?? []);
  if (set.length > 0) return set;
  return lookup.ids('hearing.held', ref, docket).flatMap(id => byId.get(id) ?? bySession.get(id) ?? []);
};

/** A kind and a day that two hearings share mean those not yet held. */
export const hearingsNamed = (
  draft: HearingsDraft,
  ref: HearingRef,
  { docket }: EffectiveAction,
  context: Context,
): HearingDraft[] => {
  const found = hearingsAt(draft, ref, docket, context);
  const open = isByDay(ref) ? found.filter(({ status }) => status !== 'held') : [];
  return open.length > 0 ? open : found;
};

interface Setting {
  readonly kind: string;
  readonly at?: string | undefined;
  readonly title?: string | undefined;
  readonly place?: string | undefined;
}

export const setHearing = (
  draft: HearingsDraft,
  action: EffectiveAction,
  order: number,
  { kind, at, title, place }: Setting,
  motions: readonly string[] = [],
): HearingDraft => {
  const hearing: HearingDraft = {
    id: action.id,
    docket: action.docket,
    kind,
    title,
    motions,
    setOn: action.on,
    set: placeOf(action, order),
    at,
    place,
    status: 'set',
    moves: [],
    sessions: new Map(),
    because: [action.id],
  };
  draft.byId.set(action.id, hearing);
  setFor(draft, hearing, at);
  return hearing;
};
