import { createHash } from 'node:crypto';
import type { RecordedEvent } from '../../events/event.ts';
import { chainProblem } from './chainProblem.ts';
import { DigestFormatError } from './digestFormatError.ts';
import { type EventLog, noStream, type StreamHead } from './eventLog.ts';
import { gapText } from './inspection.ts';
import { refuseDamaged } from './refuseDamaged.ts';
import { headOf } from './seal.ts';
import { UnusableLogError } from './unusableLogError.ts';

/** What stands in the legal streams after the first `events` legal events of a log: a line to keep elsewhere. */
export interface Digest {
  /** Of the last of these events; empty where there are none. For people: a copy of the log has other positions. */
  readonly position: string;
  readonly events: number;
  /** sha256 over the sorted lines "stream revision hash" of all legal streams; each hash covers its stream up to there. */
  readonly root: string;
}

/** Cases and dockets are the record. Endpoints, keys and leases are housekeeping, which no digest covers. */
export const isLegal = (stream: string): boolean => stream.startsWith('case-') || stream.startsWith('docket-');

type Head = Pick<StreamHead, 'revision' | 'hash'>;

export const rootOf = (heads: ReadonlyMap<string, Head>): string => {
  const lines = [...heads]
    .filter(([stream]) => isLegal(stream))
    .map(([stream, { revision, hash }]) => `${stream} ${revision} ${hash}\n`);
  const root = createHash('sha256');
  for (const line of lines.sort()) root.update(line);
  return root.digest('hex');
};

const refuseChanged = (event: RecordedEvent, head: StreamHead): void => {
  const problem = chainProblem(event, head);
  if (problem)
    throw new UnusableLogError(
      `${event.stream} revision ${event.revision} ${problem}. A digest would vouch for it: run lis verify.`,
    );
};

/**
 * The digest of a log as it stands, and how many legal streams it covers. Rejects with UnusableLogError rather than vouch for
 * a part, or for what is not as it was recorded.
 */
export const digestLog = async (
  log: EventLog,
  onProgress: (events: number) => void = () => {},
): Promise<Digest & { readonly streams: number }> => {
  const [gap] = await refuseDamaged(log);
  if (gap) throw new UnusableLogError(`${gapText(gap)} A digest would vouch for a part: run lis verify.`);
  const heads = new Map<string, StreamHead>();
  let position = '';
  let events = 0;
  for await (const batch of log.readAll(undefined, 'stored')) {
    for (const event of batch.filter(({ stream }) => isLegal(stream))) {
      refuseChanged(event, heads.get(event.stream) ?? noStream);
      heads.set(event.stream, headOf(event));
      position = event.position;
      events += 1;
    }
    onProgress(events);
  }
  return { position, events, root: rootOf(heads), streams: heads.size };
};

export const digestText = ({ position, events, root }: Digest): string => `lis1:${position}:${events}:${root}`;

/** Throws DigestFormatError. */
export const parseDigest = (text: string): Digest => {
  const parts = /^lis1:(.*):(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  if (!parts) throw new DigestFormatError(text);
  return { position: parts[1]!, events: Number(parts[2]), root: parts[3]! };
};
