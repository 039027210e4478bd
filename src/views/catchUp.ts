import { setImmediate as nextTurn } from 'node:timers/promises';
import { latestToday, today } from '../../events/courts.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { answer } from '../../projections/state/answer.ts';
import { eventsOfHolders, gathered, relatives } from '../log/caseEvents.ts';
import { DamagedEventError } from '../log/damagedEventError.ts';
import type { EventLog } from '../log/eventLog.ts';
import { caseOf, caseStream } from '../log/streamCache.ts';
import { UnusableLogError } from '../log/unusableLogError.ts';
import { type CaseToFold, caseRow } from './caseRow.ts';
import { caseDocuments, noDocuments } from './search/documents.ts';
import type { CaseRows, Checkpoint, StreamRows, ViewStore } from './viewStore.ts';

/** How many actions are folded before they are written, so that a rebuild stays small in memory. */
const chunk = 5_000;

export interface Progress {
  readonly done: number;
  readonly of: number;
}

const upTo = (log: EventLog, events: readonly RecordedEvent[], position: string): readonly RecordedEvent[] => {
  const last = events.at(-1);
  if (!last || log.comparePositions(last.position, position) <= 0) return events;
  return events.filter(event => log.comparePositions(event.position, position) <= 0);
};

/** An absorbed case is found in the one that holds it. */
const rowsOf = (folding: CaseToFold, now: Date): CaseRows => {
  const answered = answer(folding.events, {}, court => today(court, now), folding.holders);
  const { row, facets } = caseRow(folding, answered);
  const searched = row.absorbedInto === null ? caseDocuments(answered) : noDocuments;
  return { row, facets, ...searched, actionIds: folding.own.map(({ id }) => id) };
};

interface Read {
  readonly events: readonly RecordedEvent[];
  readonly rows: StreamRows;
  /** Cases that were ever one with its case: what is sealed here may be shown there. */
  readonly relatives?: Iterable<string>;
}

/** One stream up to a position. One that cannot be read, or whose events cannot be folded, keeps no other from its rows. */
const foldStream = async (log: EventLog, stream: string, position: string | undefined, now: Date): Promise<Read> => {
  const whole = await log.readStream(stream).catch(damageOnly);
  if (whole instanceof Error) return { events: [], rows: { stream, problem: whole.message } };
  const events = position === undefined ? whole : upTo(log, whole, position);
  const caseId = caseOf(stream);
  if (events.length === 0 || caseId === undefined) return { events, rows: { stream } };
  try {
    const streams = { read: async (other: string) => (other === stream ? whole : log.readStream(other)) };
    const held = { events: await gathered(streams, events), holders: await eventsOfHolders(streams, caseId, events) };
    const rows = { stream, rows: rowsOf({ caseId, own: events, ...held }, now) };
    return { events, rows, relatives: await relatives(streams, caseId) };
  } catch (error) {
    return { events, rows: { stream, problem: `${stream} cannot be folded: ${(error as Error).message}` } };
  }
};

/** What cannot pass: a damaged event, or a stream that somebody deleted in a cluster. */
const damageOnly = (error: unknown): DamagedEventError | UnusableLogError => {
  if (error instanceof DamagedEventError || error instanceof UnusableLogError) return error;
  throw error;
};

const pointOf = ({ position, stream, revision, hash }: RecordedEvent): Checkpoint => ({
  position,
  stream,
  revision,
  hash,
});

/** Whether the event that the views last saw still stands in this log: else they belong to another. */
const belongs = async (log: EventLog, { stream, revision, hash, position }: Checkpoint): Promise<boolean> => {
  if (!log.isPosition(position)) return false;
  const found = await log.readStream(stream, revision).catch(damageOnly);
  // Of what cannot be read nobody can say that it is another's; the lists keep what they last saw of it.
  if (found instanceof Error) return true;
  const [event] = found;
  return event?.revision === revision && event.hash === hash && event.position === position;
};

/** Forgets views that another log filled, or this log before it was put back to an older backup. */
export const forgetForeignViews = async (log: EventLog, store: ViewStore): Promise<void> => {
  const checkpoint = store.checkpoint();
  if (checkpoint && !(await belongs(log, checkpoint))) store.reset();
};

/**
 * Folds again each case that grew since the checkpoint, and those that were ever one with it, and writes their rows. The last transaction moves the checkpoint;
 * killed before it, the same cases are folded once more. The checkpoint is the last event that was read: all before it
 * is in the tables, or its stream is marked there as damaged, to be read again when it grows or the views are opened.
 */
export const catchUp = async (
  log: EventLog,
  store: ViewStore,
  now: Date,
  onProgress: (progress: Progress) => void = () => {},
): Promise<void> => {
  const { streams, position } = await log.changedSince(store.checkpoint()?.position);
  if (position === undefined || streams.length === 0) return;
  let pending: StreamRows[] = [];
  let read = 0;
  let last: RecordedEvent | undefined;
  const folding = new Set(streams);
  let done = 0;
  for (const stream of folding) {
    const { events, rows, relatives = [] } = await foldStream(log, stream, position, now);
    for (const relative of relatives) folding.add(caseStream(relative));
    done += 1;
    const newest = events.at(-1);
    if (newest && !(last && log.comparePositions(newest.position, last.position) < 0)) last = newest;
    pending.push(rows);
    if (!('rows' in rows)) continue;
    read += events.length;
    if (read < chunk) continue;
    store.write(pending, undefined);
    pending = [];
    read = 0;
    onProgress({ done, of: folding.size });
    await nextTurn();
  }
  store.write(pending, last && pointOf(last));
};

const foldAgain = async (log: EventLog, store: ViewStore, streams: readonly string[], now: Date): Promise<void> => {
  for (const stream of streams) {
    const { rows } = await foldStream(log, stream, undefined, now);
    store.write([rows], undefined);
  }
};

/** Folds again the cases whose answer changes with the day alone. */
export const turnDay = (log: EventLog, store: ViewStore, now: Date): Promise<void> =>
  foldAgain(log, store, store.dueBy(latestToday(now)).map(caseStream), now);

/** Folds again what could not be read: the log may have been mended. */
export const retryDamaged = (log: EventLog, store: ViewStore, now: Date): Promise<void> =>
  foldAgain(
    log,
    store,
    store.damaged().map(({ stream }) => stream),
    now,
  );
