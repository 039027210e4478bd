import type { Action } from '../../events/action.ts';
import { maxAppendBytes } from '../log/eventLog.ts';

const maxActions = 2_000;

/** Batches that one append can carry, in order: a long file is more than that. */
export const batchesOf = (actions: readonly Action[]): readonly (readonly Action[])[] => {
  const batches: Action[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const action of actions) {
    const size = Buffer.byteLength(JSON.stringify({ data: action.data, sources: action.sources })) + 200;
    if (bytes + size > maxAppendBytes || batches.at(-1)!.length === maxActions) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(action);
    bytes += size;
  }
  return batches;
};
