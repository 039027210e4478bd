import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { CaseFile } from '../../src/commands/caseFile.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { catchUp, turnDay } from '../../src/views/catchUp.ts';
import { digestViews } from '../../src/views/digestViews.ts';
import { damagedCases, listCases } from '../../src/views/listCases.ts';
import { type DamagedStream, openViewStore } from '../../src/views/viewStore.ts';
import { Views } from '../../src/views/views.ts';
import { noon } from '../support/appendDrafts.ts';
import { caseFileOf, doeCase, doeDocket, plainCase } from '../support/cases.ts';
import { draft } from '../support/drafts.ts';
import { eventually } from '../support/eventually.ts';
import { logOf, recordAll } from '../support/recordedLog.ts';
import { filed, motion, withdrawn } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const memoryStore = () => openViewStore(':memory:');

const titles = (store: ReturnType<typeof memoryStore>): readonly string[] =>
  listCases(store, { order: 'title' }).items.map(({ title }) => title);

/** A case of so many notes: cheap to write, and enough of them to be folded in chunks. */
const longCase = async (log: EventLog, caseId: string, notes: number): Promise<void> => {
  const stream = `case-${caseId}`;
  let head = noStream;
  for (let done = 0; done < notes; done += 2_000) {
    const drafts = Array.from({ length: 2_000 }, () => draft('note.added', { text: 'n' }, { caseId, sources: [] }));
    const sealed = seal(stream, head, drafts, noon);
    const { revision } = await log.append(stream, head, sealed);
    head = headOf({ ...sealed.at(-1)!, revision });
  }
};

describe('the checkpoint covers what the tables hold', () => {
  test('killed between two chunks, the views go on from the old checkpoint and end as if never killed', async () => {
    const log = memoryLog();
    for (const caseId of ['a', 'b', 'c']) await longCase(log, caseId, 4_000);
    const store = memoryStore();
    const killed = () => {
      throw new Error('killed');
    };
    await expect(catchUp(log, store, noon, killed)).rejects.toThrow('killed');
    expect(store.checkpoint()).toBeUndefined();
    expect(listCases(store, {}).items).toHaveLength(2);
    const progress: number[] = [];
    await catchUp(log, store, noon, ({ done }) => progress.push(done));
    expect(progress).toEqual([2]);
    const right = memoryStore();
    await catchUp(log, right, noon);
    expect(digestViews(store)).toBe(digestViews(right));
    expect(store.checkpoint()).toMatchObject({ position: '12000', stream: 'case-c', revision: 3_999 });
  });

  test('it moves to the last event read, also where that is no case’s', async () => {
    const log = await logOf(doeCase);
    const store = memoryStore();
    await catchUp(log, store, noon);
    const { stream, position } = store.checkpoint()!;
    expect([stream, position]).toEqual(['docket-cand-24-00123', '10']);
    await catchUp(log, store, noon);
    expect(store.checkpoint()?.position).toBe('10');
  });

  test('what is appended while a catch-up runs is left to the next one, and nothing is lost', async () => {
    const log = await logOf(plainCase(1), plainCase(2));
    const store = memoryStore();
    let appended = false;
    const growing: EventLog = {
      ...log,
      readStream: async (stream, from) => {
        if (!appended) {
          appended = true;
          await recordAll(log, [{ ...doeCase, id: 'plain-1', actions: doeCase.actions.slice(0, 1) }, plainCase(3)]);
        }
        return log.readStream(stream, from);
      },
    };
    await catchUp(growing, store, noon);
    expect(titles(store)).toEqual(['Plain Case 1', 'Plain Case 2']);
    expect(listCases(store, {}).items.map(({ revision }) => revision)).toEqual([2, 2]);
    await catchUp(log, store, noon);
    const right = memoryStore();
    await catchUp(log, right, noon);
    expect(digestViews(store)).toBe(digestViews(right));
  });

  test('a log that cannot be read leaves tables and checkpoint as they were', async () => {
    const log = await logOf(plainCase(1));
    const store = memoryStore();
    await catchUp(log, store, noon);
    const before = digestViews(store);
    await recordAll(log, [plainCase(2), doeCase]);
    const broken = {
      ...log,
      readStream: async (stream: string) => {
        if (stream === 'case-doe-v-example') throw new Error('cannot be read');
        return log.readStream(stream);
      },
    };
    await expect(catchUp(broken, store, noon)).rejects.toThrow('cannot be read');
    expect(digestViews(store)).toBe(before);
  });
});

describe('the day alone can change an answer', () => {
  const leaving = caseFileOf('leaving', 'Leaving', doeDocket, filed('2024-02-05'), withdrawn('2024-06-03'));
  const statusIn = (store: ReturnType<typeof memoryStore>) => listCases(store, {}).items[0]!.status;

  test('a withdrawal that takes effect later is shown from its day before the court on, and not before', async () => {
    const log = memoryLog();
    await recordAll(log, [leaving], '2024-05-31T12:00:00Z');
    const store = memoryStore();
    await catchUp(log, store, new Date('2024-05-31T12:00:00Z'));
    const shown: [string, string][] = [];
    // Midnight in San Francisco is 07:00 UTC in June.
    for (const moment of [
      '2024-06-02T23:00:00Z',
      '2024-06-03T06:59:59Z',
      '2024-06-03T07:00:00Z',
      '2024-07-01T00:00:00Z',
    ]) {
      await turnDay(log, store, new Date(moment));
      shown.push([moment, statusIn(store)]);
    }
    expect(shown.map(([, status]) => status)).toEqual(['pending', 'pending', 'withdrawn', 'withdrawn']);
  });

  test('only cases that the day changes are read again', async () => {
    const log = memoryLog();
    await recordAll(log, [leaving, plainCase(1)], '2024-05-31T12:00:00Z');
    const store = memoryStore();
    await catchUp(log, store, new Date('2026-05-31T12:00:00Z'));
    await turnDay({ ...log, readStream: () => Promise.reject(new Error('read')) }, store, new Date('2026-06-30'));
    store.reset();
    await catchUp(log, store, new Date('2024-05-31T12:00:00Z'));
    const read: string[] = [];
    const watched: EventLog = { ...log, readStream: async name => log.readStream(name).finally(() => read.push(name)) };
    await turnDay(watched, store, new Date('2024-06-01T12:00:00Z'));
    expect(read).toEqual([]);
    await turnDay(watched, store, new Date('2024-06-04T12:00:00Z'));
    expect(read).toEqual(['case-leaving']);
    await turnDay(watched, store, new Date('2024-06-05T12:00:00Z'));
    expect(read).toEqual(['case-leaving']);
  });
});

describe('views that follow a log', () => {
  const following = (log: EventLog, onError?: (error: unknown) => void) => {
    const views = new Views({ path: ':memory:', log, now: () => noon, ...(onError && { onError }) });
    const ending = new AbortController();
    const done = views.open().then(() => views.follow(ending.signal));
    const stop = async () => {
      ending.abort();
      await done;
      views.close();
    };
    return { views, done, stop };
  };

  test('each case is in the lists soon after it was recorded', async () => {
    const log = await logOf(plainCase(1));
    const { views, stop } = following(log);
    for (const number of [2, 3]) {
      await recordAll(log, [plainCase(number)]);
      await eventually(() => listCases(views.store, {}).items.length === number);
    }
    await stop();
  });

  test('one failure is told, and the next append makes up for it', async () => {
    const log = await logOf(plainCase(1));
    const errors: unknown[] = [];
    let broken = false;
    const flaky: EventLog = {
      ...log,
      changedSince: async after => {
        if (broken) throw new Error('away for a moment');
        return log.changedSince(after);
      },
    };
    const { views, stop } = following(flaky, error => errors.push(error));
    await eventually(() => views.ready);
    broken = true;
    await recordAll(log, [plainCase(2)]);
    await eventually(() => errors.length > 0);
    broken = false;
    await recordAll(log, [plainCase(3)]);
    await eventually(() => listCases(views.store, {}).items.length === 3);
    await stop();
  });

  test('where the log cannot be followed any longer they say so and are ready no more', async () => {
    const log = await logOf(plainCase(1));
    const errors: unknown[] = [];
    const damaged: EventLog = {
      ...log,
      subscribe: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('damaged')) }),
      }),
    };
    const { views, done, stop } = following(damaged, error => errors.push(error));
    await done;
    expect(errors).toEqual([new Error('damaged')]);
    expect(views.ready).toBe(false);
    await stop();
  });

  test('what the day changes and what an append changes are never folded at once', async () => {
    const log = memoryLog();
    const leaving = caseFileOf('leaving', 'Leaving', doeDocket, filed('2024-02-05'), withdrawn('2024-06-03'));
    await recordAll(log, [leaving], '2024-05-31T12:00:00Z');
    const clock = { now: new Date('2024-05-31T12:00:00Z') };
    let reading = 0;
    const slow: EventLog = {
      ...log,
      readStream: async (stream, from) => {
        reading += 1;
        expect(reading).toBe(1);
        const events = await log.readStream(stream, from);
        await new Promise(setImmediate);
        reading -= 1;
        return events;
      },
    };
    const views = new Views({ path: ':memory:', log: slow, now: () => clock.now });
    await views.open();
    clock.now = new Date('2024-06-04T12:00:00Z');
    await recordAll(log, [{ ...plainCase(1), id: 'leaving' }]);
    await Promise.all([views.turnDay(), views.catchUp(), views.turnDay(), views.reached('1')]);
    expect(listCases(views.store, {}).items[0]!.revision).toBe((await log.readStream('case-leaving')).length - 1);
    views.close();
  });
});

describe('a case that cannot be read', () => {
  /** A log in a file, and what somebody with the file in hand did to it. */
  const openLog = async (...files: readonly CaseFile[]) => {
    const path = join(newFolder(), 'log.sqlite');
    const log = openSqliteLog(path);
    await recordAll(log, files);
    const tamper = (sql: string) => {
      const db = new Database(path);
      db.exec(sql);
      db.close();
    };
    return { log, tamper };
  };

  const spoil = `UPDATE event SET body = 'gone ' || body WHERE stream = 'case-plain-2' AND revision = 1`;
  const mend = `UPDATE event SET body = substr(body, 6) WHERE stream = 'case-plain-2' AND revision = 1`;
  const alsoIn2 = plainCase(2, [motion('2025-02-01', 'new')]);

  const viewsOf = (log: EventLog, told: DamagedStream[] = []) =>
    new Views({ path: ':memory:', log, now: () => noon, onDamaged: damaged => void told.push(damaged) });

  const rebuilt = async (log: EventLog): Promise<string> => {
    const views = viewsOf(log);
    await views.open();
    return digestViews(views.store);
  };

  test('keeps no other from the lists, is told once, and stays as it was last read', async () => {
    const { log, tamper } = await openLog(plainCase(1), plainCase(2));
    const told: DamagedStream[] = [];
    const views = viewsOf(log, told);
    await views.open();
    await recordAll(log, [alsoIn2, plainCase(3)]);
    tamper(spoil);
    await views.catchUp();
    await views.catchUp();
    expect(titles(views.store)).toEqual(['Plain Case 1', 'Plain Case 2', 'Plain Case 3']);
    expect(damagedCases(views.store)).toEqual(['plain-2']);
    expect(told).toEqual([
      {
        stream: 'case-plain-2',
        problem: expect.stringMatching(/case-plain-2 revision 1, at position \d+, cannot be read/),
      },
    ]);
    views.close();
    await log.close();
  });

  test('is left out where it never was in them, whatever comes last in the log', async () => {
    for (const order of [[1, 2], [2, 1], [2]]) {
      const { log, tamper } = await openLog(...order.map(number => plainCase(number)));
      tamper(spoil);
      const views = viewsOf(log);
      await views.open();
      expect(titles(views.store)).toEqual(order.includes(1) ? ['Plain Case 1'] : []);
      expect(damagedCases(views.store)).toEqual(['plain-2']);
      await recordAll(log, [plainCase(3)]);
      await views.catchUp();
      expect(titles(views.store)).toContain('Plain Case 3');
      views.close();
      await log.close();
    }
  });

  test('and was mended, is in them again when they are opened, and when they are rebuilt', async () => {
    const { log, tamper } = await openLog(plainCase(2), plainCase(1));
    tamper(spoil);
    const views = viewsOf(log);
    await views.open();
    await recordAll(log, [plainCase(3)]);
    await views.catchUp();
    tamper(mend);
    const right = await rebuilt(log);
    await views.open();
    expect(digestViews(views.store)).toBe(right);
    await views.rebuild();
    expect(digestViews(views.store)).toBe(right);
    expect(damagedCases(views.store)).toEqual([]);
    views.close();
    await log.close();
  });

  test('because an event of it is missing, or says what cannot be folded, is the same', async () => {
    for (const sql of [
      `DELETE FROM event WHERE stream = 'case-plain-2' AND revision = 1`,
      `UPDATE event SET body = json_set(body, '$.data', NULL) WHERE stream = 'case-plain-2'`,
      `UPDATE event SET body = '{}' WHERE stream = 'case-plain-2'`,
    ]) {
      const { log, tamper } = await openLog(plainCase(1), plainCase(2), plainCase(3));
      tamper(sql);
      const views = viewsOf(log);
      await views.open();
      expect([sql, titles(views.store), damagedCases(views.store)]).toEqual([
        sql,
        ['Plain Case 1', 'Plain Case 3'],
        ['plain-2'],
      ]);
      views.close();
      await log.close();
    }
  });

  test('and turns a day is no hindrance to the others, nor does it make the lists another log’s', async () => {
    const leaving = (id: string, docketNumber: string) =>
      caseFileOf(id, id, { court: 'cand', docketNumber }, filed('2024-02-05'), withdrawn('2024-06-03'));
    const path = join(newFolder(), 'log.sqlite');
    const log = openSqliteLog(path);
    await recordAll(log, [leaving('a', '3:24-cv-00001'), leaving('b', '3:24-cv-00002')], '2024-05-31T12:00:00Z');
    const clock = { now: new Date('2024-05-31T12:00:00Z') };
    const views = new Views({ path: ':memory:', log, now: () => clock.now });
    await views.open();
    const db = new Database(path);
    db.exec(`UPDATE event SET body = 'gone' WHERE stream IN ('case-a', 'docket-cand-24-00002')`);
    db.close();
    clock.now = new Date('2024-06-04T12:00:00Z');
    await views.open();
    const { items } = listCases(views.store, { order: 'title' });
    expect(items.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'pending'],
      ['b', 'withdrawn'],
    ]);
    expect(damagedCases(views.store)).toEqual(['a']);
    views.close();
    await log.close();
  });

  test('does not end following: what is recorded after it comes into the lists', async () => {
    const { log, tamper } = await openLog(plainCase(1), plainCase(2));
    tamper(`UPDATE event SET body = 'gone' WHERE position = (SELECT max(position) FROM event)`);
    const views = viewsOf(log);
    await views.open();
    const ending = new AbortController();
    const done = views.follow(ending.signal);
    await recordAll(log, [plainCase(3)]);
    await eventually(() => titles(views.store).includes('Plain Case 3'));
    expect(views.ready).toBe(true);
    ending.abort();
    await done;
    views.close();
    await log.close();
  });
});
