import type { RecordedEvent } from '../../events/event.ts';

/** Up to a row that cannot be read: its error comes once it is the first, after everything before it was handed on. */
export const readable = <R>(rows: readonly R[], read: (row: R) => RecordedEvent): readonly RecordedEvent[] => {
  const events: RecordedEvent[] = [];
  for (const row of rows) {
    try {
      events.push(read(row));
    } catch (error) {
      if (events.length === 0) throw error;
      break;
    }
  }
  return events;
};
