import type { CaseFold } from '../fold/caseFold.ts';
import { endingOf } from './endings.ts';
import type { Deadline, Hearing } from './shape.ts';

const inTime = (
  a: { readonly at: string; readonly id: string },
  b: { readonly at: string; readonly id: string },
): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1);

export const hearingsIn = (fold: CaseFold): readonly Hearing[] =>
  [...fold.hearings.values()]
    .map(({ docket, title, place, order, sessions, status, because, ...hearing }) => {
      const ended = status === 'set' || status === 'continuing' ? endingOf(fold, docket, order) : undefined;
      return {
        id: hearing.id,
        proceeding: docket,
        kind: hearing.kind,
        title: title ?? null,
        at: hearing.at,
        place: place ?? null,
        status: ended ? ('ended' as const) : status,
        setOn: hearing.setOn,
        motions: hearing.motions,
        moves: hearing.moves,
        sessions: [...sessions].map(([on, { minutes = null, because: told }]) => ({ on, minutes, because: told })),
        because: ended ? [...because, ended.id] : because,
      };
    })
    .sort(inTime);

/** The deadlines still ahead, nearest first. */
export const deadlinesIn = (fold: CaseFold, asOf: string): readonly Deadline[] =>
  [...fold.deadlines.values()]
    .filter(({ due, docket, order }) => due >= asOf && !endingOf(fold, docket, order))
    .map(({ order: _order, docket, ...deadline }) => ({ ...deadline, proceeding: docket }))
    .sort((a, b) => (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1));
