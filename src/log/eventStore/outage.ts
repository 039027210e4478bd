/** A server, or a connection, that says nothing at all. */
export class SilenceError extends Error {
  readonly code = 'ERR_SILENCE';
}

type Failure = Error & { readonly code?: number | string; readonly type?: string };

/** Answers of the client that trying again cannot change. Everything else it throws may pass. */
const definite = new Set([
  'wrong-expected-version',
  'stream-deleted',
  'stream-not-found',
  'access-denied',
  'invalid-argument',
  'maximum-append-size-exceeded',
]);

/** "Unexpected ReadAllResult: Error": the position is no record of this log. */
export const isUnknownPosition = (error: unknown): boolean =>
  error instanceof Error && /ReadAllResult/.test(error.message);

export const typeOf = (error: unknown): string | undefined => (error as Failure).type;

/**
 * Whether the store, not we, failed: an error of the client that may pass, a bare gRPC error (`code` a number: what an
 * append meets while no connection can be made), one of Node's streams (`ERR_…`), or no node found by discovery.
 */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error) || isUnknownPosition(error)) return false;
  const { code, type, message } = error as Failure;
  if (type !== undefined) return !definite.has(type);
  return typeof code === 'number' || code?.startsWith('ERR_') === true || message.startsWith('Failed to discover');
};

/** The reason in one line. gRPC's own words name the address that was tried, never a user. */
export const reasonOf = (error: unknown): string =>
  (error as Error).message.split('\n')[0]!.trim() || String(typeOf(error));
