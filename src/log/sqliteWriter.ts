import type { Appended, StreamHead } from './eventLog.ts';
import type { KnownHeads } from './knownHeads.ts';
import type { Queries } from './sqliteQueries.ts';
import { VersionConflictError } from './versionConflictError.ts';

interface Writer {
  readonly sql: Queries;
  readonly heads: KnownHeads;
}

/** What one append writes: the bodies of its events, and their hashes, by which a repetition is known. */
export interface Written {
  readonly stream: string;
  readonly head: StreamHead;
  readonly hashes: readonly string[];
  readonly bodies: readonly string[];
}

const headIn = ({ sql, heads }: Writer, stream: string) => {
  const revision = sql.last.get(stream) ?? -1;
  const known = heads.get(stream);
  return known?.revision === revision ? known : (sql.head.get(stream) ?? { revision, hash: '' });
};

const insert = ({ sql }: Writer, { stream, head, bodies }: Written): Appended => {
  let { revision } = head;
  let position: number | bigint = 0;
  for (const body of bodies) {
    revision += 1;
    position = sql.insert.run(stream, revision, body).lastInsertRowid;
  }
  return { revision, position: String(position) };
};

const insertChecked = (writer: Writer, written: Written): Appended => {
  const { stream, head, hashes } = written;
  const actual = headIn(writer, stream);
  if (actual.revision === head.revision && actual.hash === head.hash) return insert(writer, written);
  const standing = writer.sql.standing.all(stream, head.revision, hashes.length);
  if (standing.length < hashes.length || standing.some(({ hash }, i) => hash !== hashes[i]))
    throw new VersionConflictError(stream, head.revision, actual.revision);
  const { revision, position } = standing.at(-1)!;
  return { revision, position: String(position) };
};

const isTaken = (error: unknown): boolean => (error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE';

/**
 * Writes at exactly the head that was decided on, or answers what stands there as the first time. Nobody else writes: where
 * the head is the last one known, only an append of the same commit can stand behind it, and the index tells.
 */
export const writeInto = (writer: Writer, written: Written): Appended => {
  const { stream, head } = written;
  const known = writer.heads.get(stream);
  if (known?.revision !== head.revision || known.hash !== head.hash) return insertChecked(writer, written);
  try {
    return insert(writer, written);
  } catch (error) {
    if (!isTaken(error)) throw error;
    return insertChecked(writer, written);
  }
};
