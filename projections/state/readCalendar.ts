import type { CaseFold } from '../fold/caseFold.ts';
import { endingOf } from './endings.ts';
import type { Deadline, Hearing } from './shape.ts';

/** What has no day yet comes last. */
const never = '9999';

const inTime =
  <T extends { readonly id: string }>(timeOf: (item: T) => string | null) =>
  (a: T, b: T): number => {
    const [at, other] = [timeOf(a) ?? never, timeOf(b) ?? never];
    if (at !== other) return at < other ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  };

export const hearingsIn = (fold: CaseFold): readonly Hearing[] =>
  [...fold.hearings.values()]
    .map(({ docket, title, place, order, sessions, status, because, ...hearing }) => {
      const ended = status === 'set' || status === 'continuing' ? endingOf(fold, docket, order) : undefined;
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
    .filter(({ due, docket, order }) => (due === undefined || due >= asOf) && !endingOf(fold, docket, order))
    .map(({ order: _order, docket, due = null, within = null, ...deadline }) => ({
      ...deadline,
      due,
      within,
      proceeding: docket,
    }))
    .sort(inTime(({ due }) => due));
