import type { RecordedEvent } from '../../events/event.ts';
import { chainProblem } from './chainProblem.ts';
import { DamagedEventError } from './damagedEventError.ts';
import { type Digest, isLegal, rootOf } from './digest.ts';
import { type EventLog, noStream, type StreamHead } from './eventLog.ts';
import { headOf } from './seal.ts';

export interface Fault {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly problem: string;
}

export interface Verification {
  readonly streams: number;
  readonly events: number;
  readonly faults: readonly Fault[];
  /** The legal streams as they stand, to keep for the next time. */
  readonly digest: Digest;
  /**
   * `unchanged`: everything that the kept digest covers is there as it was, whatever was added since.
   * `not_compared`: without a kept digest only consistency was shown. A chain written anew from some event on, or one
   * that lost its last events, is consistent too.
   */
  readonly sinceDigest: 'unchanged' | 'changed' | 'not_compared';
}

/** All events as stored; one that cannot be read is reported and passed over. */
async function* readable(log: EventLog, damaged: (error: DamagedEventError) => void): AsyncGenerator<RecordedEvent> {
  let after: string | undefined;
  while (true) {
    try {
      for await (const batch of log.readAll(after, 'stored')) yield* batch;
      return;
    } catch (error) {
      if (!(error instanceof DamagedEventError)) throw error;
      damaged(error);
      after = error.position;
    }
  }
}

/** Walks the log once and checks the hash chain of every stream; with `kept`, also that nothing it covers has changed. */
export const verifyLog = async (log: EventLog, kept?: Digest): Promise<Verification> => {
  const faults: Fault[] = [];
  const heads = new Map<string, StreamHead>();
  let events = 0;
  let legal = { position: '', events: 0 };
  const matches = () =>
    legal.events === kept?.events && rootOf(heads) === kept.root && !faults.some(({ stream }) => isLegal(stream));
  let unchanged = matches();

  const damaged = ({ stream, revision, position }: DamagedEventError) =>
    faults.push({ stream, revision, position, problem: 'cannot be read' });

  for await (const event of readable(log, damaged)) {
    const { stream, revision, position } = event;
    const problem = chainProblem(event, heads.get(stream) ?? noStream);
    if (problem) faults.push({ stream, revision, position, problem });
    heads.set(stream, headOf(event));
    events += 1;
    if (isLegal(stream)) {
      legal = { position, events: legal.events + 1 };
      if (legal.events === kept?.events) unchanged = matches();
    }
  }

  return {
    streams: heads.size,
    events,
    faults,
    digest: { ...legal, root: rootOf(heads) },
    sinceDigest: kept ? (unchanged ? 'unchanged' : 'changed') : 'not_compared',
  };
};
