import type { RecordedEvent, SealedEvent } from '../../events/event.ts';
import type { Inspection } from './inspection.ts';

/** The last event of a stream, on which the next append is decided. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: string;
  readonly recordedAt: string;
}

/** The head of a stream that holds nothing yet: every adapter says it so, whatever its store says. */
export const noStream: StreamHead = { revision: -1, hash: '', recordedAt: '' };

/** Bytes of data that one append may carry, in every store (research on KurrentDB: 1,048,576 there). */
export const maxAppendBytes = 1_000_000;

/** An event to be erased, and the `entry.sealed` that orders it. */
export interface Erasing {
  readonly stream: string;
  readonly revision: number;
  readonly by: string;
}

export interface Appended {
  readonly revision: number;
  readonly position: string;
}

/** Events before upcasting. */
export type Form = 'stored';

/**
 * The event log: streams that only grow. What stores disagree on is decided here, once, and one contract suite
 * (test/log/eventLogContract.ts) holds every adapter to it. Batches are never empty and keep the log's order.
 */
export interface EventLog {
  /**
   * Writes all events or none, at exactly `head`. The same events at the same head again are answered as the first time.
   * Resolves once they are on disk. Rejects with VersionConflictError, AppendRefusedError or OutcomeUnknownError.
   */
  append(stream: string, head: StreamHead, events: readonly SealedEvent[]): Promise<Appended>;
  /**
   * The events of one stream in order, from revision `from` (default 0) on; empty where there are none. Rejects with
   * DamagedEventError. What hashes cover is the `stored` form, before upcasting: only those who check or copy ask for it.
   */
  readStream(stream: string, from?: number, form?: Form): Promise<readonly RecordedEvent[]>;
  /**
   * Batches of all events after `after` (default: from the start) up to the end at the time of the call. Comes to a
   * damaged event after all before it were handed on, and then throws DamagedEventError.
   */
  readAll(after?: string, form?: Form): AsyncIterable<readonly RecordedEvent[]>;
  /** The same, and then every later batch as it is appended, until `signal` aborts. Survives outages of the store. */
  subscribe(after: string | undefined, signal: AbortSignal): AsyncIterable<readonly RecordedEvent[]>;
  /** The position at which the log ends now, from which `subscribe` gives only what comes later; undefined where it is empty. */
  end(): Promise<string | undefined>;
  /** The names of the streams that grew after `after`, and the position up to which that was read. */
  changedSince(after?: string): Promise<{ readonly streams: readonly string[]; readonly position: string | undefined }>;
  /**
   * What is wrong beneath the events, such as a damaged file: the whole store is read. A cluster checks its own storage,
   * and its positions have gaps by nature: there nothing is found.
   */
  inspect(): Promise<Inspection>;
  /**
   * Takes data, sources and salts of these events from the store; the rest of them stays, and the chain holds. Events that
   * were erased already are passed over. Resolves to whether the bytes are gone: not yet where somebody still reads an
   * older state of the file. A cluster never forgets, and has no such thing: there they stay until the log is copied.
   */
  erase?(events: readonly Erasing[]): Promise<boolean>;
  /** Negative where `a` lies before `b`. */
  comparePositions(a: string, b: string): number;
  /** Whether the string can be a position of this log. */
  isPosition(text: string): boolean;
  close(): Promise<void>;
}
