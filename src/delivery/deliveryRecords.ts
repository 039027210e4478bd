/** What is sent as one message: an action, or what was gathered from `first` on. */
export interface Message {
  /** Of its last event. */
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: number;
  /** Empty where it is about no case, or several. */
  readonly caseId: string;
  /** Messages of one track come one after the other. */
  readonly track: string;
  /** The position of its first event, where it is gathered. */
  readonly first: string | null;
  readonly firstEventId: string | null;
  /** After that position it is gathered; null is the start of the log. */
  readonly since: string | null;
}

/** A message that an endpoint still has to get, though its cursor has passed it. Moments are milliseconds of Unix time. */
export interface Waiting extends Message {
  readonly lane: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** How many of these came early, as its receiver was back: they use nothing of the schedule up. */
  readonly early: number;
  /** Null where it waits for another of its track, or for somebody to look. */
  readonly dueAt: number | null;
  /** When it is due by the schedule, where it was brought forward since its last attempt by the schedule. */
  readonly scheduledAt: number | null;
  /** The receiver asked to be left alone with it until then. */
  readonly notBefore: number;
}

/** An attempt to deliver one message. */
export interface Attempt extends Omit<Message, 'track'> {
  readonly endpoint: string;
  readonly number: number;
  readonly at: number;
  readonly tookMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly reply: string | null;
}

/** How far a lane has come. */
export interface Cursor {
  /** All up to here was delivered or waits; undefined is the beginning of the log. */
  readonly position: string | undefined;
  /** Since when every attempt failed. */
  readonly failingSince: number | null;
  /** Whether that was told. */
  readonly isTold: boolean;
  /** Whether it was disabled when last seen. */
  readonly rested: boolean;
  /** Whether all that it was for is delivered: a replay ends. */
  readonly isOver: boolean;
}

/** What one outcome changes, in one commit. */
export interface Outcome {
  readonly lane: string;
  readonly attempt?: Attempt;
  /** A message that has to wait, or waits on. */
  readonly waiting?: Waiting;
  /** A message that waits for the others of its track; where there are none any more it is due as it says. */
  readonly queued?: Waiting;
  /** The position of a message that waits no more. */
  readonly settled?: string;
  /** The track whose next waiting message is due now. */
  readonly next?: { readonly track: string; readonly dueAt: number };
  readonly cursor?: string;
}

/** What came of one attempt. */
export interface Tried {
  readonly status: number | null;
  readonly failure: string | null;
  readonly reply: string | null;
  /** Milliseconds that the receiver asked for. */
  readonly retryAfter?: number | undefined;
}

/** Only 2xx is a yes. */
export const succeeded = ({ status }: Pick<Attempt, 'status'>): boolean =>
  status !== null && status >= 200 && status < 300;
