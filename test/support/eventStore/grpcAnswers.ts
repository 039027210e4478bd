import { type Metadata, Metadata as MetadataOf, status } from '@grpc/grpc-js';

/** How a call of the real server ends: a status, its words, and facts in trailers. */
export interface CallFailure extends Error {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

export const failure = (
  code: number,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): CallFailure => {
  const metadata = new MetadataOf();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const unhandled = (): CallFailure => failure(status.UNKNOWN, 'Exception was thrown by handler.');

export const unexpected = (result: 'ReadStreamResult' | 'ReadAllResult'): CallFailure =>
  failure(status.UNKNOWN, `Unexpected ${result}: Error`);

export const streamDeleted = (name: string): CallFailure =>
  failure(status.FAILED_PRECONDITION, `Event stream '${name}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': name,
  });

export const tooSlow = (): CallFailure =>
  failure(
    status.ABORTED,
    'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
  );
