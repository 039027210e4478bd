import { createHash } from 'node:crypto';
import { DigestFormatError } from './digestFormatError.ts';
import type { EventLog, StreamHead } from './eventLog.ts';
import { gapText } from './inspection.ts';
import { refuseDamaged } from './refuseDamaged.ts';
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

/**
 * The digest of a log as it stands, and how many legal streams it covers. It believes the hashes: verifyLog checks them.
 * Rejects with UnusableLogError rather than vouch for a part.
 */
export const digestLog = async (
  log: EventLog,
  onProgress: (events: number) => void = () => {},
): Promise<Digest & { readonly streams: number }> => {
  const [gap] = await refuseDamaged(log);
  if (gap) throw new UnusableLogError(`${gapText(gap)} A digest would vouch for a part: run lis verify.`);
  const heads = new Map<string, Head>();
  let position = '';
  let events = 0;
  for await (const batch of log.readAll(undefined, 'stored')) {
    for (const event of batch.filter(({ stream }) => isLegal(stream))) {
      heads.set(event.stream, { revision: event.revision, hash: event.hash });
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
