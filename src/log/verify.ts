import type { RecordedEvent } from '../../events/event.ts';
import { chainProblem } from './chainProblem.ts';
import type { DamagedEventError } from './damagedEventError.ts';
import { type Digest, isLegal, rootOf } from './digest.ts';
import { erasures } from './erasures.ts';
import { type EventLog, noStream, type StreamHead } from './eventLog.ts';
import { type Inspection, isSound } from './inspection.ts';
import { passDamaged } from './passDamaged.ts';
import { headOf } from './seal.ts';
import { UnusableLogError } from './unusableLogError.ts';

export interface Fault {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly problem: string;
}

export interface Verification extends Inspection {
  readonly streams: number;
  /** How many were read. */
  readonly events: number;
  /** How many were erased, by an order that the log holds; what they said nobody can prove any more. */
  readonly erased: number;
  /** In the chains. */
  readonly faults: readonly Fault[];
  /** Whether nothing at all was found wrong, be it in the chains, in the store beneath them or missing between. */
  readonly sound: boolean;
  /** The legal streams as they stand, to keep for the next time. */
  readonly digest: Digest;
  /**
   * `unchanged`: everything that the kept digest covers is there as it was, whatever was added since.
   * `not_compared`: without a kept digest only consistency was shown. A chain written anew from some event on, or one
   * that lost its end, is sound too.
   */
  readonly sinceDigest: 'unchanged' | 'changed' | 'not_compared';
}

/** Reads to the end, or to where the store can be read no further: why, in words. */
const readTo = async (
  batches: AsyncIterable<readonly RecordedEvent[]>,
  take: (batch: readonly RecordedEvent[]) => void,
): Promise<readonly string[]> => {
  try {
    for await (const batch of batches) take(batch);
    return [];
  } catch (error) {
    if (error instanceof UnusableLogError) return [error.message];
    throw error;
  }
};

/** Walks the log once and checks the hash chain of every stream; with `kept`, also that nothing it covers has changed. */
export const verifyLog = async (
  log: EventLog,
  kept?: Digest,
  onProgress: (events: number) => void = () => {},
): Promise<Verification> => {
  const { damage, missing } = await log.inspect();
  const faults: Fault[] = [];
  const heads = new Map<string, StreamHead>();
  const erased = erasures();
  let events = 0;
  let legal = { position: '', events: 0 };
  const matches = () =>
    legal.events === kept?.events && rootOf(heads) === kept.root && !faults.some(({ stream }) => isLegal(stream));
  let unchanged = matches();

  const damaged = ({ stream, revision, position }: DamagedEventError) =>
    faults.push({ stream, revision, position, problem: 'cannot be read' });

  const check = (event: RecordedEvent): void => {
    const { stream, revision, position } = event;
    const problem = chainProblem(event, heads.get(stream) ?? noStream);
    if (problem) faults.push({ stream, revision, position, problem });
    heads.set(stream, headOf(event));
    if (!problem) erased.see(event);
    events += 1;
    if (!isLegal(stream)) return;
    legal = { position, events: legal.events + 1 };
    if (legal.events === kept?.events) unchanged = matches();
  };

  const brokenOff = await readTo(
    passDamaged(after => log.readAll(after, 'stored'), undefined, damaged),
    batch => {
      for (const event of batch) check(event);
      onProgress(events);
    },
  );
  for (const { stream, revision, position } of erased.unordered()) {
    faults.push({ stream, revision, position, problem: 'was erased, and nothing ordered that' });
    if (isLegal(stream)) unchanged = false;
  }
  const found = { damage: [...damage, ...brokenOff], missing };

  return {
    streams: heads.size,
    events,
    erased: erased.count(),
    faults,
    ...found,
    sound: faults.length === 0 && isSound(found),
    digest: { ...legal, root: rootOf(heads) },
    sinceDigest: kept ? (unchanged ? 'unchanged' : 'changed') : 'not_compared',
  };
};
