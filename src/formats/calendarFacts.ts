import { isType, type RecordedEvent } from '../../events/event.ts';
import type { Because, Deadline, Hearing } from '../../projections/state/shape.ts';
import type { CaseTold } from './caseTold.ts';

/** What calendars ask of an entry: how often it was changed, and when it was first and last. Both moments are ISO 8601, UTC. */
export interface Standing {
  readonly sequence: number;
  readonly created: string;
  readonly changed: string;
}

/** Our corrections and retractions of what sets, moves or ends hearings and deadlines. */
const amendmentsIn = (events: readonly RecordedEvent[]): readonly RecordedEvent[] => {
  const dated = new Set(events.filter(({ type }) => /^(?:hearing|deadline)\./.test(type)).map(({ id }) => id));
  return events.filter(
    event => (isType(event, 'action.corrected') || isType(event, 'action.retracted')) && dated.has(event.data.actionId),
  );
};

/**
 * A later answer never has a lower number. What a retraction took away is no longer said to have belonged to a hearing, so an
 * amendment counts for all of them, and for two: it may have taken one action away.
 */
const standings = ({ events }: CaseTold) => {
  const recordedAt = new Map(events.map(event => [event.id, event.recordedAt]));
  const amendments = amendmentsIn(events);
  const amended = amendments.at(-1)?.recordedAt ?? '';
  return (because: Because): Standing => {
    const moments = because.flatMap(id => recordedAt.get(id) ?? []).sort();
    const [created = amended, changed = amended] = [moments[0], moments.at(-1)];
    return {
      sequence: because.length - 1 + 2 * amendments.length,
      created,
      changed: changed > amended ? changed : amended,
    };
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
  const dated = <T extends { readonly id: string; readonly because: Because }>(
    facts: readonly T[],
    at: (fact: T) => string | null,
  ) =>
    facts
      .filter(({ id }) => !types || types.includes(typeOf.get(id) ?? ''))
      .flatMap(fact => {
        const day = at(fact);
        return day === null ? [] : [{ fact, at: day, standing: standing(fact.because) }];
      });
  return { hearings: dated(state.hearings, ({ at }) => at), deadlines: dated(state.deadlines, ({ due }) => due) };
};
