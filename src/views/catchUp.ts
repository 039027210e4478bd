import { setImmediate as nextTurn } from 'node:timers/promises';
import { latestToday } from '../../events/courts.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseRow } from './caseRow.ts';
import type { CaseRows, Checkpoint, ViewStore } from './viewStore.ts';

/** How many actions are folded before they are written, so that a rebuild stays small in memory. */
const chunk = 20_000;

const casePrefix = 'case-';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

const upTo = (log: EventLog, events: readonly RecordedEvent[], position: string): readonly RecordedEvent[] => {
  const last = events.at(-1);
  if (!last || log.comparePositions(last.position, position) <= 0) return events;
  return events.filter(event => log.comparePositions(event.position, position) <= 0);
};

const rowsOf = (stream: string, events: readonly RecordedEvent[], now: Date): CaseRows => ({
  ...caseRow(stream.slice(casePrefix.length), events, now),
  actionIds: events.map(({ id }) => id),
});

const pointOf = ({ position, stream, revision, hash }: RecordedEvent): Checkpoint => ({
  position,
  stream,
  revision,
  hash,
});

/** Whether the event that the views last saw still stands in this log: else they belong to another. */
const belongs = async (log: EventLog, { stream, revision, hash, position }: Checkpoint): Promise<boolean> => {
  if (!log.isPosition(position)) return false;
  const [event] = await log.readStream(stream, revision);
  return event?.revision === revision && event.hash === hash && event.position === position;
};

/** Forgets views that another log filled, or this log before it was put back to an older backup. */
export const forgetForeignViews = async (log: EventLog, store: ViewStore): Promise<void> => {
  const checkpoint = store.checkpoint();
  if (checkpoint && !(await belongs(log, checkpoint))) store.reset();
};

/**
 * Folds again each case that grew since the checkpoint and writes its rows. The last transaction moves the checkpoint;
 * killed before it, the same cases are folded once more.
 */
export const catchUp = async (
  log: EventLog,
  store: ViewStore,
  now: Date,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> => {
  const { streams, position } = await log.changedSince(store.checkpoint()?.position);
  if (position === undefined || streams.length === 0) return;
  let pending: CaseRows[] = [];
  let folded = 0;
  let checkpoint: Checkpoint | undefined;
  for (const [index, stream] of streams.entries()) {
    const events = upTo(log, await log.readStream(stream), position);
    const last = events.at(-1);
    if (last?.position === position) checkpoint = pointOf(last);
    if (!last || !stream.startsWith(casePrefix)) continue;
    pending.push(rowsOf(stream, events, now));
    folded += events.length;
    if (folded < chunk) continue;
    store.write(pending, undefined);
    pending = [];
    folded = 0;
    onProgress({ done: index + 1, of: streams.length });
    await nextTurn();
  }
  store.write(pending, checkpoint);
};

/** Folds again the cases whose answer changes with the day alone. */
export const turnDay = async (log: EventLog, store: ViewStore, now: Date): Promise<void> => {
  for (const caseId of store.dueBy(latestToday(now))) {
    const stream = casePrefix + caseId;
    store.write([rowsOf(stream, await log.readStream(stream), now)], undefined);
  }
};
