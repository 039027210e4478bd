import type { StreamHead } from './eventLog.ts';

type Known = Pick<StreamHead, 'revision' | 'hash'>;

/**
 * Hashes of the last events seen, by stream. What stands at a revision never changes, so remembering is sound: it
 * spares asking the store for the head's hash before an append, since whoever appends has just read the stream.
 */
export const knownHeads = (limit = 10_000) => {
  const heads = new Map<string, Known>();
  return {
    get: (stream: string): Known | undefined => heads.get(stream),
    see: (stream: string, { revision, hash }: Known): void => {
      const known = heads.get(stream);
      if (known !== undefined && known.revision > revision) return;
      heads.delete(stream);
      heads.set(stream, { revision, hash });
      if (heads.size > limit) heads.delete(heads.keys().next().value!);
    },
  };
};

export type KnownHeads = ReturnType<typeof knownHeads>;
