import type { Deadline, Hearing } from '../../projections/state/shape.ts';
import type { CaseTold } from './caseTold.ts';

/** What calendars ask of an entry: how often it was changed, and when it was first and last. Both moments are ISO 8601, UTC. */
export interface Standing {
  readonly sequence: number;
  readonly created: string;
  readonly changed: string;
}

/**
 * What moves, ends, mends, hides or shows again a hearing or a deadline. Which of them, an event does not tell any more once
 * it is under seal or erased, so each counts for all: of a number too high nobody takes harm, one that falls is not heeded.
 */
const changing = new RegExp(
  `^(?:${[
    'hearing\\.(?:reset|vacated|held)|deadline\\.vacated|answer\\.filed',
    'action\\.(?:corrected|retracted)|entry\\.(?:(?:un)?sealed|struck)|docket\\.renumbered',
    'case\\.(?!filed|titled|related).*|settlement\\.noticed|judgment\\.entered|appeal\\.decided|mandate\\.issued',
    'charge\\.disposed|sentence\\.imposed|discharge\\.entered|plan\\.confirmed|chapter\\.converted|order\\.vacated',
  ].join('|')})$`,
);

/**
 * Events stay where they are, sealed and erased ones too: a later answer never has a lower number, nor an earlier moment.
 * What was joined from another case counts for its own entries alone, for it may be separated again.
 */
const standings = ({ events, state }: CaseTold) => {
  const changes = events.flatMap((event, index) => (changing.test(event.type) ? [{ event, index }] : []));
  return (id: string): Standing => {
    const at = events.findIndex(event => event.id === id);
    const { caseId, recordedAt } = events[at]!;
    const its = changes.filter(
      ({ event, index }) => index > at && (event.caseId === state.id || event.caseId === caseId),
    );
    return { sequence: its.length, created: recordedAt, changed: its.at(-1)?.event.recordedAt ?? recordedAt };
  };
};

export interface Dated<T> {
  readonly fact: T;
  readonly standing: Standing;
  /** On the court's clock: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

/** The hearings and deadlines that have a day, of those the ones made by an action of the types asked for. */
export const datedFacts = (
  told: CaseTold,
): { readonly hearings: readonly Dated<Hearing>[]; readonly deadlines: readonly Dated<Deadline>[] } => {
  const { state, events, types } = told;
  const standing = standings(told);
  const typeOf = new Map(events.map(({ id, type }) => [id, type]));
  const dated = <T extends { readonly id: string }>(facts: readonly T[], at: (fact: T) => string | null) =>
    facts
      .filter(({ id }) => !types || types.includes(typeOf.get(id) ?? ''))
      .flatMap(fact => {
        const day = at(fact);
        return day === null ? [] : [{ fact, at: day, standing: standing(fact.id) }];
      });
  return { hearings: dated(state.hearings, ({ at }) => at), deadlines: dated(state.deadlines, ({ due }) => due) };
};
