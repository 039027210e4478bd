import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { DraftEvent } from '../../events/event.ts';
import { contentHashOf } from '../../events/identity.ts';
import { digestLog, digestText, parseDigest } from '../../src/log/digest.ts';
import { noStream } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draft, draftEntries } from '../support/drafts.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const streams = ['case-a', 'docket-cand-24-04722', 'case-b', 'lease-1', 'case-a', 'case-b'];

const newLog = async () => {
  const path = join(newFolder(), 'log.sqlite');
  const log = openSqliteLog(path);
  for (const stream of streams) await appendDrafts(log, stream, draftEntries(3));
  return { path, log };
};

/** What somebody with the file in hand could do to it. */
const tamper = (path: string, sql: string) => {
  const db = new Database(path);
  db.exec(sql);
  db.close();
};

const verifyTampered = async (sql: string) => {
  const { path, log } = await newLog();
  const kept = await digestLog(log);
  tamper(path, sql);
  const { faults, sound, sinceDigest } = await verifyLog(log, kept);
  await log.close();
  return { faults, sound, sinceDigest };
};

const set = (field: string, value: string, stream: string, revision: number) =>
  `UPDATE event SET body = json_set(body, '${field}', ${value}) WHERE stream = '${stream}' AND revision = ${revision}`;

const erased = (stream: string, revision: number) =>
  `UPDATE event SET body = json_set(json_remove(body, '$.data', '$.sources', '$.salt'), '$.erasedBy', 'x')
   WHERE stream = '${stream}' AND revision = ${revision}`;

describe('verifying a log', () => {
  test('a log that Lis wrote is consistent, and without a kept digest that is all that was shown', async () => {
    const { log } = await newLog();
    const { position } = await digestLog(log);
    expect(await verifyLog(log)).toEqual({
      streams: 4,
      events: 18,
      erased: 0,
      faults: [],
      damage: [],
      missing: [],
      sound: true,
      digest: { position, events: 15, root: expect.stringMatching(/^[0-9a-f]{64}$/) },
      sinceDigest: 'not_compared',
    });
    await log.close();
  });

  test('an empty log is consistent', async () => {
    expect(await verifyLog(memoryLog())).toMatchObject({ streams: 0, events: 0, faults: [] });
  });

  test.each([
    ['changed data', set('$.data.text', "'dismissed'", 'case-a', 1), [['case-a', 1, /data, sources or salt/]]],
    ['a changed source', set('$.sources[0].url', "'https://x.org/'", 'case-a', 1), [['case-a', 1, /data, sources/]]],
    ['another salt', set('$.salt', "'00'", 'case-a', 1), [['case-a', 1, /data, sources or salt/]]],
    ['a changed date', set('$.on', "'2020-01-01'", 'case-b', 5), [['case-b', 5, /envelope/]]],
    ['an added field', set('$.publicOn', "'2020-01-01'", 'case-b', 0), [['case-b', 0, /envelope/]]],
    ['another recorder in a lease', set('$.recordedBy', "'me'", 'lease-1', 2), [['lease-1', 2, /envelope/]]],
    ['an event without its salt', set('$.salt', 'NULL', 'case-a', 5), [['case-a', 5, /no event that Lis/]]],
    ['what was said gone, and no order to erase it', erased('case-a', 1), [['case-a', 1, /nothing ordered that/]]],
    ['what was erased there again', set('$.erasedBy', "'x'", 'case-a', 1), [['case-a', 1, /data, sources or salt/]]],
    ['an event without its envelope', set('$', `json('{}')`, 'case-a', 5), [['case-a', 5, /cannot be read/]]],
    [
      'a changed hash, which the next event does not continue',
      set('$.hash', `'${'0'.repeat(64)}'`, 'case-a', 1),
      [
        ['case-a', 1, /envelope/],
        ['case-a', 2, /event before it is another/],
      ],
    ],
    [
      'a removed event',
      `DELETE FROM event WHERE stream = 'case-a' AND revision = 2`,
      [['case-a', 3, /comes after revision 1: events are missing/]],
    ],
    [
      'a removed beginning',
      `DELETE FROM event WHERE stream = 'case-b' AND revision = 0`,
      [['case-b', 1, /comes after revision -1/]],
    ],
    [
      'a removed event whose gap was closed',
      `DELETE FROM event WHERE stream = 'case-a' AND revision = 4;
       UPDATE event SET revision = 4 WHERE stream = 'case-a' AND revision = 5`,
      [['case-a', 4, /event before it is another/]],
    ],
    [
      'two events that changed places',
      `CREATE TEMP TABLE t AS SELECT revision, body FROM event WHERE stream = 'case-a' AND revision IN (1, 2);
       UPDATE event SET body = (SELECT body FROM t WHERE t.revision = 3 - event.revision)
       WHERE stream = 'case-a' AND revision IN (1, 2)`,
      [
        ['case-a', 1, /another/],
        ['case-a', 2, /another/],
        ['case-a', 3, /another/],
      ],
    ],
    [
      'an event moved to another stream',
      `UPDATE event SET stream = 'case-c', revision = 0 WHERE stream = 'case-a' AND revision = 5`,
      [['case-c', 0, /another/]],
    ],
    [
      'text that is no event, and what follows it',
      `UPDATE event SET body = 'gone' WHERE stream = 'case-a' AND revision = 1`,
      [
        ['case-a', 1, /cannot be read/],
        ['case-a', 2, /comes after revision 0/],
      ],
    ],
  ] as const)('%s is found', async (_, sql, expected) => {
    const { faults, sound, sinceDigest } = await verifyTampered(sql);
    expect(sound).toBe(false);
    expect(faults).toEqual(
      expected.map(([stream, revision, problem]) => ({
        stream,
        revision,
        position: expect.any(String),
        problem: expect.stringMatching(problem),
      })),
    );
    expect(sinceDigest).toBe(expected[0][0] === 'lease-1' ? 'unchanged' : 'changed');
  });

  test('an order erases only in its own case, and only the entry that it names', async () => {
    const { path, log } = await newLog();
    const order = (entryId: string) =>
      draft('entry.sealed', { scope: 'erase' }, { id: randomUUID(), entryId } as object) as DraftEvent;
    const [own, other] = [order(randomUUID()), order(randomUUID())];
    await appendDrafts(log, 'case-a', [own]);
    await appendDrafts(log, 'case-b', [other]);
    const [event] = await log.readStream('case-a', 1);
    tamper(path, erased('case-a', 1).replace("'x'", `'${other.id}'`));
    tamper(path, erased('case-a', 2).replace("'x'", `'${own.id}'`));
    expect(event!.type).toBe('entry.recorded');
    const { faults } = await verifyLog(log);
    expect(faults.map(({ stream, revision }) => [stream, revision])).toEqual([['case-a', 1]]);
    await log.close();
  });

  test('changed data whose hashes were all made to fit is consistent: only a kept digest shows it', async () => {
    const { log } = await newLog();
    const kept = await digestLog(log);
    const forged = memoryLog();
    for (const stream of streams) await appendDrafts(forged, stream, draftEntries(3));
    expect(await verifyLog(forged)).toMatchObject({ faults: [], sinceDigest: 'not_compared' });
    expect(await verifyLog(forged, kept)).toMatchObject({ faults: [], sinceDigest: 'changed' });
    await log.close();
  });

  test.each([
    ['the newest events of a case', `stream = 'case-a' AND revision > 3`, [{ from: '14', to: '15' }]],
    ['a whole case', `stream = 'case-a'`, [3, 15].map(to => ({ from: String(to - 2), to: String(to) }))],
    ['the very first event', 'position = 1', [{ from: '1', to: '1' }]],
  ])('%s deleted from the file leave places without an event', async (_, where, missing) => {
    const { path, log } = await newLog();
    const kept = await digestLog(log);
    tamper(path, `DELETE FROM event WHERE ${where}`);
    expect(await verifyLog(log, kept)).toMatchObject({ missing, damage: [], sound: false, sinceDigest: 'changed' });
    await expect(digestLog(log)).rejects.toMatchObject({
      code: 'unusable_log',
      message: expect.stringMatching(new RegExp(`^Positions? ${missing[0]!.from} .* run lis verify`)),
    });
    await log.close();
  });

  test('a log that lost its end is sound: only a kept digest shows it', async () => {
    const { path, log } = await newLog();
    const kept = await digestLog(log);
    tamper(path, 'DELETE FROM event WHERE position > 14');
    expect(await verifyLog(log)).toMatchObject({ faults: [], missing: [], sound: true });
    expect(await verifyLog(log, kept)).toMatchObject({ sound: true, sinceDigest: 'changed' });
    await appendDrafts(log, 'case-a', draftEntries(9));
    expect(await verifyLog(log, kept)).toMatchObject({ sound: true, sinceDigest: 'changed' });
    await log.close();
  });

  test('recordedAt that runs backwards is found, though the hashes fit', async () => {
    const log = memoryLog();
    const { events } = await appendDrafts(log, 'case-a', draftEntries(1));
    const head = { revision: 0, hash: events[0]!.hash, recordedAt: '' };
    await log.append('case-a', head, seal('case-a', head, draftEntries(1), new Date('2001-01-01')));
    const { faults } = await verifyLog(log);
    expect(faults).toMatchObject([{ stream: 'case-a', revision: 1, problem: expect.stringContaining('earlier') }]);
  });

  test('events in another order across streams are the same record: each stream has its own chain', async () => {
    const a = seal('case-a', noStream, draftEntries(2), new Date());
    const b = seal('case-b', noStream, draftEntries(2), new Date());
    expect(contentHashOf(a[0]!)).toBe(a[0]!.contentHash);
    const roots: string[] = [];
    for (const order of [[a, b] as const, [b, a] as const]) {
      const log = memoryLog();
      for (const events of order) await log.append(events === a ? 'case-a' : 'case-b', noStream, events);
      roots.push((await digestLog(log)).root);
    }
    expect(roots[0]).toBe(roots[1]);
  });
});

describe('a kept digest', () => {
  test('is one line, and is read back from it', async () => {
    const { log } = await newLog();
    const digest = await digestLog(log);
    const text = digestText(digest);
    expect(digest).toMatchObject({ streams: 3, events: 15, position: '18' });
    expect(text).toMatch(/^lis1:18:15:[0-9a-f]{64}$/);
    expect(digest).toMatchObject(parseDigest(` ${text}\n`));
    await log.close();
  });

  test('shows that nothing it covers has changed, although the log has grown since', async () => {
    const { log } = await newLog();
    const kept = parseDigest(digestText(await digestLog(log)));
    expect((await verifyLog(log, kept)).sinceDigest).toBe('unchanged');
    for (const stream of ['case-a', 'case-new', 'lease-1']) await appendDrafts(log, stream, draftEntries(2));
    const { sinceDigest, digest } = await verifyLog(log, kept);
    expect(sinceDigest).toBe('unchanged');
    expect(digest).toMatchObject({ events: 19 });
    expect(digest.root).not.toBe(kept.root);
    await log.close();
  });

  test('of an empty log is unchanged in every log', async () => {
    const kept = parseDigest(digestText(await digestLog(memoryLog())));
    const { log } = await newLog();
    expect((await verifyLog(log, kept)).sinceDigest).toBe('unchanged');
    await log.close();
  });

  test('stays unchanged where what is wrong came after it, which is still reported', async () => {
    const { path, log } = await newLog();
    const kept = await digestLog(log);
    await appendDrafts(log, 'case-a', draftEntries(2));
    tamper(path, set('$.data.text', "'dismissed'", 'case-a', 7));
    const { sinceDigest, faults } = await verifyLog(log, kept);
    expect(sinceDigest).toBe('unchanged');
    expect(faults).toMatchObject([{ stream: 'case-a', revision: 7 }]);
    await log.close();
  });

  test('does not change with housekeeping', async () => {
    const { log } = await newLog();
    const before = await digestLog(log);
    await appendDrafts(log, 'lease-1', draftEntries(5));
    expect(await digestLog(log)).toEqual(before);
    await log.close();
  });

  test('holds for a copy of the log, whose positions are others', async () => {
    const { log } = await newLog();
    const kept = await digestLog(log);
    const copy = memoryLog();
    await appendDrafts(copy, 'lease-2', draftEntries(4));
    for await (const batch of log.readAll(undefined, 'stored'))
      for (const { stream, revision, position: _, ...event } of batch) {
        const previous = (await copy.readStream(stream)).at(-1);
        const head = previous ? { revision: revision - 1, hash: previous.hash, recordedAt: '' } : noStream;
        await copy.append(stream, head, [event as typeof event & { type: 'note.added' }] as never);
      }
    expect((await verifyLog(copy, kept)).sinceDigest).toBe('unchanged');
    expect((await digestLog(copy)).position).not.toBe(kept.position);
    await log.close();
  });

  test.each(['', 'lis1', 'lis2:18:15:00', `lis1:18:${'0'.repeat(64)}`, `lis1:18:15:${'g'.repeat(64)}`])(
    '%j is refused as none',
    text => {
      expect(() => parseDigest(text)).toThrow(/is not a digest\. One reads lis1:/);
    },
  );
});
