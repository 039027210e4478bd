import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { filterOf } from './filters.ts';
import { streamDeleted, unexpected, unhandled } from './grpcAnswers.ts';
import type { Entry, Ledger } from './ledger.ts';
import { nameOf } from './messages.ts';

type Options = streams.ReadReq.Options;

const backwards = (options: Options) => options.getReadDirection() === 1;

const limited = (options: Options, entries: readonly Entry[]) => entries.slice(0, Number(options.getCount()));

/** The events of one stream that a read asks for; undefined where there is no such stream. Throws what the call fails with. */
export const streamEntries = (ledger: Ledger, options: Options): readonly Entry[] | undefined => {
  const from = options.getStream()!;
  const name = nameOf(from.getStreamIdentifier());
  if (ledger.isTombstoned(name)) throw streamDeleted(name);
  if (Number(options.getCount()) === 0 || (from.hasEnd() && !backwards(options))) throw unexpected('ReadStreamResult');
  const entries = ledger.stream(name);
  if (entries === undefined) return undefined;
  if (!backwards(options)) {
    const first = from.hasRevision() ? BigInt(from.getRevision()) : 0n;
    return limited(
      options,
      entries.filter(({ revision }) => revision >= first),
    );
  }
  const last = from.hasRevision() ? BigInt(from.getRevision()) : from.hasEnd() ? undefined : 0n;
  return limited(options, entries.filter(({ revision }) => last === undefined || revision <= last).reverse());
};

/**
 * The place in $all that a call names. Only a place where a record begins is one, except 0 and what lies beyond the
 * end, which the real server takes without a word (measured).
 */
export const placeOf = (
  ledger: Ledger,
  from: streams.ReadReq.Options.AllOptions,
  refused: () => Error,
): bigint | undefined => {
  const position = from.getPosition();
  if (position === undefined) return undefined;
  const [commit, prepare] = [BigInt(position.getCommitPosition()), BigInt(position.getPreparePosition())];
  if (prepare > commit) throw unhandled();
  const end = ledger.all.at(-1)!.position;
  if (commit !== 0n && commit <= end && !ledger.all.some(entry => entry.position === commit)) throw refused();
  return commit;
};

/** Forwards from a position inclusive, backwards exclusive. */
export const allEntries = (ledger: Ledger, options: Options): readonly Entry[] => {
  const from = options.getAll()!;
  const place = placeOf(ledger, from, () => unexpected('ReadAllResult'));
  const filter = filterOf(options);
  const passing = filter ? ledger.all.filter(filter.passes) : ledger.all;
  if (!backwards(options)) {
    if (from.hasEnd()) return [];
    return limited(
      options,
      passing.filter(({ position }) => place === undefined || position >= place),
    );
  }
  if (from.hasStart()) return [];
  return limited(options, passing.filter(({ position }) => place === undefined || position < place).reverse());
};
