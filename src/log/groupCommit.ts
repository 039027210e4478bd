import type Database from 'better-sqlite3';
import { OutcomeUnknownError } from './outcomeUnknownError.ts';
import { UnusableLogError } from './unusableLogError.ts';
import { VersionConflictError } from './versionConflictError.ts';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** How to tell whoever waits: only the commit makes it true. */
type Tell = () => void;

export interface GroupCommit {
  /**
   * Runs `write` with what else arrives in this turn of the event loop, and resolves once their one commit is on disk.
   * After a conflict in its company it runs again, so it does nothing but write.
   */
  submit<T>(write: () => T): Promise<T>;
  /** Commits now what waits. */
  flush(): void;
}

/**
 * A disk syncs some thousand times a second whatever it is given, so writes that meet share one commit. A conflict fails
 * alone: then all are written anew, each in a savepoint of its own, which costs a tenth of an append (docs/benchmarks.md)
 * and is not paid before. A failed commit says nothing about any of them, conflicts included; where the file is damaged
 * (an UnusableLogError of `inWords`) none was written.
 */
export const groupCommit = (
  db: Database.Database,
  inWords: (error: unknown) => unknown = error => error,
): GroupCommit => {
  let waiting: Waiting[] = [];
  const inSavepoint = db.transaction((write: () => unknown) => write());

  const together = db.transaction((group: readonly Waiting[]) =>
    group.map(({ write, resolve }): Tell => {
      const value = write();
      return () => resolve(value);
    }),
  );

  const apart = db.transaction((group: readonly Waiting[]) =>
    group.map(({ write, resolve, fail }): Tell => {
      try {
        const value = inSavepoint(write);
        return () => resolve(value);
      } catch (error) {
        if (error instanceof VersionConflictError) return () => fail(error);
        throw error;
      }
    }),
  );

  const written = (group: readonly Waiting[]): readonly Tell[] => {
    try {
      return together.immediate(group);
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
      return apart.immediate(group);
    }
  };

  const failure = (thrown: unknown): Error => {
    const cause = inWords(thrown);
    if (cause instanceof UnusableLogError) return cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new OutcomeUnknownError(`The log could not be written: ${reason}.`, { cause });
  };

  const commit = (group: readonly Waiting[]): readonly Tell[] => {
    try {
      return written(group);
    } catch (error) {
      const failed = failure(error);
      return group.map(
        ({ fail }): Tell =>
          () =>
            fail(failed),
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
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ write, resolve: resolve as (value: unknown) => void, fail });
    });

  return { submit, flush };
};
