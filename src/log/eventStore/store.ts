import type { EventStoreDBClient } from '@eventstore/db-client';
import type { KnownHeads } from '../knownHeads.ts';
import { LogUnavailableError } from '../logUnavailableError.ts';
import { UnusableLogError } from '../unusableLogError.ts';
import type { Address, Credentials } from './address.ts';
import { isOutage, reasonOf, typeOf } from './outage.ts';
import { Patience, type Timing } from './patience.ts';

/** What the parts of the adapter share. */
export interface Store {
  readonly client: EventStoreDBClient;
  readonly address: Address;
  readonly timing: Timing;
  readonly heads: KnownHeads;
  /** Gives the client's shared stream back (sharedStream.ts); undefined where this log does not have it. */
  readonly leaveSharedStream: (() => void) | undefined;
  readonly closing: AbortSignal;
  readonly warn: (message: string) => void;
}

export const withCredentials = ({ address }: Store): { credentials?: Credentials } =>
  address.credentials ? { credentials: address.credentials } : {};

export const unavailable = ({ address, closing }: Store, error: unknown): LogUnavailableError =>
  new LogUnavailableError(
    closing.aborted
      ? 'The log is closed.'
      : `The event store at ${address.hosts} does not answer (${reasonOf(error)}). ` +
          'Check that it runs and that host, port and tls in LIS_LOG are right.',
    { cause: error },
  );

/** What cannot pass, in our words; anything that is not the client's stays what it is. */
export const refusal = ({ address }: Store, error: unknown): unknown => {
  switch (typeOf(error)) {
    case 'access-denied':
      return new UnusableLogError(
        `The event store at ${address.hosts} refuses ${address.credentials ? 'the user and password' : 'a caller without user and password'} of LIS_LOG. ` +
          'They need the right to read $all and to write.',
      );
    case 'stream-deleted':
      return new UnusableLogError(
        `A stream of the log was deleted in the event store at ${address.hosts}, which Lis never does. Restore a backup.`,
      );
    default:
      return error;
  }
};

/** One attempt after another until one succeeds, as long as what fails may pass. */
export const patiently = async <T>(
  store: Store,
  attempt: () => Promise<T>,
  budgetMs = store.timing.readMs,
): Promise<T> => {
  const patience = new Patience(budgetMs, store.timing.backoffMs, store.closing);
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isOutage(error)) throw refusal(store, error);
      if (!(await patience.waits())) throw unavailable(store, error);
    }
  }
};
