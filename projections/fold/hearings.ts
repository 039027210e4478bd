import { dayOf } from '../../events/courtDate.ts';
import type { HearingRef } from '../../events/reference.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';
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

export type HearingsDraft = Map<string, HearingDraft>;

type ByDay = Extract<HearingRef, { kind: string }>;

const isOn = (at: string | undefined, day: string): boolean => at !== undefined && dayOf(at) === day;

const stoodAt = ({ at, moves }: HearingDraft, day: string): boolean =>
  isOn(at, day) || moves.some(({ from }) => isOn(from, day));

/** The hearings that a kind and a day name: those that stand there, else those that once did. */
export const hearingsOn = (
  draft: HearingsDraft,
  { kind, from, motion, proceeding }: ByDay,
  docket: string,
  { lookup }: Context,
): HearingDraft[] => {
  const key = proceeding ? lookup.docket(proceeding) : docket;
  const about = motion && lookup.ids('motion.filed', motion, docket);
  const found = [...draft.values()].filter(
    hearing =>
      hearing.docket === key &&
      hearing.kind === kind &&
      stoodAt(hearing, from) &&
      (!about || about.some(id => hearing.motions.includes(id))),
  );
  const standing = found.filter(({ at }) => isOn(at, from));
  return standing.length > 0 ? standing : found;
};

const named = (draft: HearingsDraft, ref: HearingRef, action: EffectiveAction, context: Context): HearingDraft[] => {
  const found =
    typeof ref === 'object' && 'kind' in ref
      ? hearingsOn(draft, ref, action.docket, context)
      : context.lookup.ids('hearing.set', ref, action.docket).flatMap(id => draft.get(id) ?? []);
  if (found.length === 0) context.flags.push({ flag: 'unknown_hearing', because: [action.id], docket: action.docket });
  return found;
};

interface Setting {
  readonly kind: string;
  readonly at?: string | undefined;
  readonly title?: string | undefined;
  readonly place?: string | undefined;
}

const set = (
  draft: HearingsDraft,
  action: EffectiveAction,
  order: number,
  setting: Setting,
  motions: readonly string[],
): HearingDraft => {
  const { kind, at, title, place } = setting;
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
  draft.set(action.id, hearing);
  return hearing;
};

/** Minutes may be entered long after: whether a hearing goes on is for its last session to say. */
const isLast = ({ sessions }: HearingDraft, sessionOn: string): boolean =>
  [...sessions.keys()].every(day => day <= sessionOn);

/** Every hearing with its moves and its sessions. One session a day counts once, however many minutes entries tell of it. */
export const hearings = slice<HearingsDraft>({
  initial: () => new Map(),
  evolve: {
    'hearing.set': (draft, action, { lookup, order }) => {
      const motions = (action.data.motions ?? []).flatMap(ref => lookup.ids('motion.filed', ref, action.docket));
      set(draft, action, order, action.data, motions);
    },
    'hearing.reset': (draft, action, context) => {
      const { to, place } = action.data;
      for (const hearing of named(draft, action.data.hearing, action, context)) {
        hearing.moves.push({ from: hearing.at, to, on: action.on, because: [action.id] });
        hearing.at = to;
        hearing.place = place ?? hearing.place;
        hearing.status = hearing.sessions.size > 0 ? 'continuing' : 'set';
        hearing.because.push(action.id);
      }
    },
    'hearing.vacated': (draft, action, context) => {
      for (const hearing of named(draft, action.data.hearing, action, context)) {
        hearing.status = 'vacated';
        hearing.because.push(action.id);
      }
    },
    'hearing.held': (draft, action, context) => {
      const { hearing: ref, sessionOn, continues, minutes, kind } = action.data;
      const found = ref
        ? named(draft, ref, action, context)
        : [set(draft, action, context.order, { kind: kind ?? 'hearing', at: sessionOn }, [])];
      for (const hearing of found) {
        const session = hearing.sessions.get(sessionOn) ?? { minutes: undefined, because: [] };
        session.minutes = minutes ?? session.minutes;
        session.because.push(action.id);
        hearing.sessions.set(sessionOn, session);
        if (isLast(hearing, sessionOn)) hearing.status = continues ? 'continuing' : 'held';
        if (!hearing.because.includes(action.id)) hearing.because.push(action.id);
      }
    },
  },
});
