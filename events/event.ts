import type { Action, ActionOf } from './action.ts';
import type { ActionType } from './catalogue.ts';

/** What Lis adds to an action when it records it. */
export interface Recording {
  readonly id: string;
  readonly v: number;
  readonly caseId: string;
  /**
   * Of a legal action that a person recorded, the revision that it was recorded at first: what nothing else orders within a
   * day stands in the order in which it was written (docs/decisions/0020).
   */
  readonly turn?: number;
  readonly certainty: 'record' | 'press' | 'unverified';
  readonly recordedBy: string;
  readonly capture?: { readonly kind: 'live' | 'backfill'; readonly importId?: string };
  readonly commandId?: string;
  readonly commandHash?: string;
  readonly causationId?: string;
  readonly correlationId?: string;
}

/** An action with its whole envelope, before the log has sealed it. `salt` is 16 bytes in hex. */
export type DraftEvent = Action & Recording & { readonly salt: string };

/** What sealing adds: its moment, and its place in the hash chain of its stream (EVENTS.md section 7). */
export interface Seal {
  readonly recordedAt: string;
  readonly contentHash: string;
  readonly hash: string;
}

export type SealedEvent = DraftEvent & Seal;

/** Where the log keeps it: `revision` is dense in the stream from 0, `position` an opaque string of this log. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

/** Of an event whose data, sources and salt were erased, the `entry.sealed` that ordered it: they are read as empty. */
export interface Erasure {
  readonly erasedBy?: string;
}

export type RecordedEvent = SealedEvent & Place & Erasure;

export type RecordedEventOf<T extends ActionType> = ActionOf<T> &
  Recording & { readonly salt: string } & Seal &
  Place &
  Erasure;

export const isType = <T extends ActionType>(
  event: RecordedEvent,
  type: T,
): event is RecordedEvent & RecordedEventOf<T> => event.type === type;
