import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isReachable, type Reach } from './address.ts';

export type Resolve = (host: string, done: (error: Error | null, answers: readonly LookupAddress[]) => void) => void;

const resolveBySystem: Resolve = (host, done) => systemLookup(host, { all: true }, done);

/** A name that leads where nobody may post. */
export class RefusedAddressError extends Error {
  readonly code = 'refused_address';
}

/** Looks a name up for a connection, and refuses it where any answer may not be posted to: what was checked is connected to. */
export const guardedLookup = (reach: Reach, resolve: Resolve = resolveBySystem): LookupFunction =>
  ((host: string, options: { all?: boolean }, done: (error: Error | null, ...found: unknown[]) => void) =>
    resolve(host, (error, answers) => {
      const [first] = answers ?? [];
      if (error || !first) return done(error ?? new Error('found nothing'));
      if (!answers.every(({ address }) => isReachable(address, reach)))
        return done(new RefusedAddressError('leads where nobody may post'));
      if (options.all) done(null, answers);
      else done(null, first.address, first.family);
    })) as LookupFunction;
