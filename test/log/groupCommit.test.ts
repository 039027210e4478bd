import { beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { type GroupCommit, groupCommit } from '../../src/log/groupCommit.ts';
import { VersionConflictError } from '../../src/log/versionConflictError.ts';

describe('writes that share a commit', () => {
  let statements: string[];
  let db: Database.Database;
  let commits: GroupCommit;

  beforeEach(() => {
    statements = [];
    db = new Database(':memory:', { verbose: sql => statements.push(String(sql)) });
    db.exec('CREATE TABLE kept (x INTEGER UNIQUE)');
    commits = groupCommit(db);
  });

  const keep = (x: number) => db.prepare('INSERT INTO kept VALUES (?)').run(x).changes;
  const kept = () => db.prepare('SELECT x FROM kept ORDER BY x').pluck().all();
  const committed = () => statements.filter(sql => sql === 'COMMIT').length;
  const conflict = () => {
    throw new VersionConflictError('case-a', 0, 1);
  };

  test('one that conflicts takes nothing with it but what it wrote itself', async () => {
    const outcomes = await Promise.allSettled([
      commits.submit(() => keep(1)),
      commits.submit(() => {
        keep(2);
        conflict();
      }),
      commits.submit(() => keep(3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(kept()).toEqual([1, 3]);
    expect(committed()).toBe(1);
  });

  test('nothing is told before the commit', async () => {
    const told: string[] = [];
    const first = commits.submit(() => keep(1)).then(() => told.push('first'));
    const second = commits
      .submit(() => {
        expect(told).toEqual([]);
        conflict();
      })
      .catch(() => told.push(`second after ${committed()}`));
    expect(committed()).toBe(0);
    await Promise.all([first, second]);
    expect(told).toContain('second after 1');
  });

  test('an error of the store fails them all, with what the store said', async () => {
    const outcomes = await Promise.allSettled([
      commits.submit(() => keep(1)),
      commits.submit(conflict),
      commits.submit(() => keep(1)),
    ]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'outcome_unknown' } });
    expect(outcomes[0]).toMatchObject({ reason: { message: expect.stringContaining('UNIQUE constraint failed') } });
    expect(kept()).toEqual([]);
  });

  test('after a failure the next are committed as if nothing had been', async () => {
    await Promise.allSettled([commits.submit(() => keep(1)), commits.submit(() => keep(1))]);
    await Promise.all([commits.submit(() => keep(1)), commits.submit(() => keep(2))]);
    expect(kept()).toEqual([1, 2]);
  });

  test('flush commits at once what waits', async () => {
    const waiting = commits.submit(() => keep(1));
    commits.flush();
    expect(kept()).toEqual([1]);
    await waiting;
  });
});
