import type Database from 'better-sqlite3';
import { OutcomeUnknownError } from './outcomeUnknownError.ts';
import { VersionConflictError } from './versionConflictError.ts';

interface Waiting {
  /** Writes, and gives back how to tell whoever waits: only the commit makes it true. */
  readonly attempt: () => () => void;
  readonly fail: (error: Error) => void;
}

export interface GroupCommit {
  /** Runs `write` with what else arrives in this turn of the event loop, and resolves once their one commit is on disk. */
  submit<T>(write: () => T): Promise<T>;
  /** Commits now what waits. */
  flush(): void;
}

/**
 * A disk syncs some thousand times a second whatever it is given, so writes that meet share one commit. Each stands in
 * its own savepoint: a conflict fails alone. A failed commit says nothing about any of them, conflicts included.
 */
export const groupCommit = (db: Database.Database): GroupCommit => {
  let waiting: Waiting[] = [];
  const inSavepoint = db.transaction((write: () => unknown) => write());
  const inTransaction = db.transaction((group: readonly Waiting[]) => group.map(({ attempt }) => attempt()));

  const commit = (group: readonly Waiting[]): readonly (() => void)[] => {
    try {
      return inTransaction.immediate(group);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const unknown = new OutcomeUnknownError(`The log could not be written: ${reason}.`, { cause });
      return group.map(
        ({ fail }) =>
          () =>
            fail(unknown),
      );
    }
  };

  const flush = () => {
    const group = waiting;
    waiting = [];
    if (group.length > 0) for (const tell of commit(group)) tell();
  };

  const submit = <T>(write: () => T) =>
    new Promise<T>((resolve, fail) => {
      const attempt = () => {
        try {
          const value = inSavepoint(write) as T;
          return () => resolve(value);
        } catch (error) {
          if (error instanceof VersionConflictError) return () => fail(error);
          throw error;
        }
      };
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ attempt, fail });
    });

  return { submit, flush };
};
