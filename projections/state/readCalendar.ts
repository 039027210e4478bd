import type { CaseFold } from '../fold/caseFold.ts';
import { type Place, sameOrder } from '../fold/place.ts';
import { never } from '../time/legalDate.ts';
import { departureFrom, endingOf } from './endings.ts';
import type { Deadline, Hearing } from './shape.ts';

const inTime =
  <T extends { readonly id: string }>(timeOf: (item: T) => string | null) =>
  (a: T, b: T): number => {
    // What has no day yet comes last.
    const [at, other] = [timeOf(a) ?? never, timeOf(b) ?? never];
    if (at !== other) return at < other ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  };

/** The order that ends a docket may itself set a hearing, or a day to amend by: those stand. */
const spared = (set: Place, end: Place | undefined): Place | undefined =>
  end && sameOrder(set, end) ? undefined : end;

const lapsed = (fold: CaseFold, docket: string, set: Place): Place | undefined =>
  spared(set, endingOf(fold, docket, set.order));

const cancelled = (fold: CaseFold, set: Place): Place | undefined =>
  spared(set, departureFrom(fold, set.docket, set.order));

export const hearingsIn = (fold: CaseFold): readonly Hearing[] =>
  [...fold.hearings.byId.values()]
    .map(({ docket, title, place, set, sessions, status, because, ...hearing }) => {
      const ended = status === 'set' || status === 'continuing' ? cancelled(fold, set) : undefined;
      return {
        id: hearing.id,
        proceeding: docket,
        kind: hearing.kind,
        title: title ?? null,
        at: hearing.at ?? null,
        place: place ?? null,
        status: ended ? ('ended' as const) : status,
        setOn: hearing.setOn,
        motions: hearing.motions,
        moves: hearing.moves.map(({ from = null, ...move }) => ({ from, ...move })),
        sessions: [...sessions].map(([on, { minutes = null, because: told }]) => ({ on, minutes, because: told })),
        because: ended ? [...because, ended.id] : because,
      };
    })
    .sort(inTime(({ at }) => at));

/** The deadlines still ahead, nearest first; those that hang on something else last. */
export const deadlinesIn = (fold: CaseFold, asOf: string): readonly Deadline[] =>
  [...fold.deadlines.values()]
    .filter(({ due, docket, set }) => (due === undefined || due >= asOf) && !lapsed(fold, docket, set))
    .map(({ set: _set, answers: _answers, docket, due = null, within = null, ...deadline }) => ({
      ...deadline,
      due,
      within,
      proceeding: docket,
    }))
    .sort(inTime(({ due }) => due));
