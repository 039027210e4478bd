import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';
import {
  type HearingDraft,
  type HearingsDraft,
  hearingsNamed,
  setFor,
  setHearing,
  standingOn,
} from './hearingDraft.ts';

type Held = EffectiveActionOf<'hearing.held'>;

/** Minutes may be entered long after: whether a hearing goes on is for its last session to say. */
const isLast = ({ sessions }: HearingDraft, sessionOn: string): boolean =>
  [...sessions.keys()].every(day => day <= sessionOn);

/** Minutes that name no hearing are of the one of that kind and day; where none is known, they tell of a new one. */
const hearingOf = (draft: HearingsDraft, action: Held, { order }: Context): HearingDraft => {
  const { kind, sessionOn } = action.data;
  const there = kind === undefined ? [] : standingOn(draft, action.docket, kind, sessionOn);
  const [known, ...others] = there.filter(({ status }) => status !== 'vacated');
  if (!known || others.length > 0) return setHearing(draft, action, order, { kind: kind ?? 'hearing', at: sessionOn });
  draft.bySession.set(action.id, known);
  return known;
};

/** Every hearing with its moves and its sessions. One session a day counts once, however many minutes entries tell of it. */
export const hearings = slice<HearingsDraft>({
  initial: () => ({ byId: new Map(), byDay: new Map(), bySession: new Map() }),
  evolve: {
    'hearing.set': (draft, action, { lookup, order }) => {
      const motions = (action.data.motions ?? []).flatMap(ref => lookup.ids('motion.filed', ref, action.docket));
      setHearing(draft, action, order, action.data, motions);
    },
    'hearing.reset': (draft, action, context) => {
      const { to, place } = action.data;
      for (const hearing of hearingsNamed(draft, action.data.hearing, action, context)) {
        hearing.moves.push({ from: hearing.at, to, on: action.on, because: [action.id] });
        setFor(draft, hearing, to);
        hearing.place = place ?? hearing.place;
        hearing.status = hearing.sessions.size > 0 ? 'continuing' : 'set';
        hearing.because.push(action.id);
      }
    },
    'hearing.vacated': (draft, action, context) => {
      for (const hearing of hearingsNamed(draft, action.data.hearing, action, context)) {
        hearing.status = 'vacated';
        hearing.because.push(action.id);
      }
    },
    'hearing.held': (draft, action, context) => {
      const { hearing: ref, sessionOn, continues, minutes } = action.data;
      const found = ref ? hearingsNamed(draft, ref, action, context) : [hearingOf(draft, action, context)];
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
