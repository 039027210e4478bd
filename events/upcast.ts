import { catalogue, isActionType } from './catalogue.ts';
import type { RecordedEvent } from './event.ts';

type Upcaster = (event: RecordedEvent) => RecordedEvent;

/** From version `v` of a type to `v + 1`. A log is never rewritten; what it says is brought up to date as it is read. */
const upcasters: Partial<Record<string, Record<number, Upcaster>>> = {};

/** The log was written by a newer Lis: install that version, or a later one, to read it. */
export class NewerEventError extends Error {
  readonly code = 'newer_event';
  constructor(event: Pick<RecordedEvent, 'type' | 'v' | 'position'>) {
    super(
      `The log holds ${event.type} version ${event.v} at position ${event.position}, written by a newer Lis. Upgrade Lis to read it.`,
    );
  }
}

export const upcast = (event: RecordedEvent): RecordedEvent => {
  if (!isActionType(event.type) || event.v > catalogue[event.type].v) throw new NewerEventError(event);
  let current = event;
  while (current.v < catalogue[current.type].v) current = upcasters[current.type]![current.v]!(current);
  return current;
};
