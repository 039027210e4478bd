import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Entry } from './ledger.ts';

type Expression = streams.ReadReq.Options.FilterOptions.Expression;

const matches = (expression: Expression, text: string): boolean => {
  const prefixes = expression.getPrefixList();
  return prefixes.length > 0
    ? prefixes.some(prefix => text.startsWith(prefix))
    : new RegExp(expression.getRegex()).test(text);
};

export interface Filter {
  readonly passes: (entry: Entry) => boolean;
  /** A checkpoint is told every so many events examined. */
  readonly interval: number;
}

export const filterOf = (options: streams.ReadReq.Options): Filter | undefined => {
  const filter = options.getFilter();
  if (!options.hasFilter() || filter === undefined) return undefined;
  const [byStream, byType] = [filter.getStreamIdentifier(), filter.getEventType()];
  const window = filter.hasMax() ? filter.getMax() : 32;
  return {
    passes: entry => (byStream ? matches(byStream, entry.stream) : matches(byType!, entry.type)),
    interval: window * filter.getCheckpointintervalmultiplier(),
  };
};
