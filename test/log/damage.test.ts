import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { digestLog } from '../../src/log/digest.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { randomFrom } from '../bench/random.ts';
import { appendDrafts, noon } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/** All that the log tells, in order and stream by stream; or the code of the error it comes to. */
const toldBy = async (log: EventLog): Promise<string> => {
  try {
    const events = await all(log);
    const { streams } = await log.changedSince();
    const byStream = await Promise.all([...streams].sort().map(stream => log.readStream(stream)));
    return JSON.stringify([events, byStream]);
  } catch (error) {
    return String(codeOf(error));
  }
};

let whole: Buffer;
let told: string;
let root: string;

/** Six streams whose events lie between one another, on some forty pages and three of the index. */
beforeAll(async () => {
  const path = join(newFolder(), 'log.sqlite');
  const log = openSqliteLog(path);
  for (let i = 0; i < 60; i++) {
    const drafts = Array.from({ length: 5 }, () => draftEntry('x'.repeat(200 + 40 * (i % 20))));
    await appendDrafts(log, `case-doe-v-example-${i % 6}`, drafts);
  }
  told = await toldBy(log);
  root = (await digestLog(log)).root;
  await log.close();
  whole = readFileSync(path);
});

const spoiled = (change: (file: Buffer) => void): string => {
  const path = join(newFolder(), 'log.sqlite');
  const file = Buffer.from(whole);
  change(file);
  writeFileSync(path, file);
  return path;
};

/** What verifying says of the file, what its readers are told, and what a digest would vouch for. */
const outcomeOf = async (path: string) => {
  let log: EventLog;
  try {
    log = openSqliteLog(path, { readonly: true });
  } catch (error) {
    return { refused: codeOf(error) };
  }
  const { sound } = await verifyLog(log);
  const digest = await digestLog(log).then(({ root }) => root, codeOf);
  const outcome = { sound, told: await toldBy(log), digest };
  await log.close();
  return outcome;
};

const expectHonest = async (path: string, at: number): Promise<void> => {
  const outcome = await outcomeOf(path);
  if ('refused' in outcome) expect([at, outcome]).toEqual([at, { refused: 'unusable_log' }]);
  else if (outcome.sound) expect([at, outcome]).toEqual([at, { sound: true, told, digest: root }]);
  else expect([root, 'unusable_log', 'damaged_event']).toContain(outcome.digest);
};

describe('a file that was damaged', () => {
  test.each([
    ['one bit', 1, 60],
    ['64 bytes', 64, 60],
    ['half a page', 4_096, 40],
  ])(
    'in %s, wherever it is: it is sound only if it tells all that was recorded, and a digest is of all or none',
    async (_, length, times) => {
      const random = randomFrom(length);
      const byteAfter = (byte: number) => (length === 1 ? byte ^ (1 << random.whole(0, 7)) : random.whole(0, 255));
      for (let i = 0; i < times; i++) {
        const at = random.whole(0, whole.length - length);
        const path = spoiled(file => {
          for (let k = at; k < at + length; k++) file[k] = byteAfter(file[k]!);
        });
        await expectHonest(path, at);
        rmSync(path);
      }
    },
    120_000,
  );

  test('at its head, which says what the file is: the same', async () => {
    for (let at = 0; at < 108; at++) {
      const path = spoiled(file => {
        file[at] = file[at]! ^ 0x55;
      });
      await expectHonest(path, at);
    }
  });
});

const pageSize = 8_192;
/** What SQLite begins a page with (file format 1.6). */
const rows = [0x0d];
const index = [0x0a, 0x02];

const withPages = (kinds: readonly number[], change: (pages: readonly number[]) => readonly number[]): string =>
  spoiled(file => {
    const pages = Array.from({ length: whole.length / pageSize }, (_, i) => i * pageSize);
    for (const page of change(pages.filter(at => kinds.includes(whole[at]!))))
      file.fill('garbage', page, page + pageSize);
  });

describe('a damaged page', () => {
  const breakPage = () => withPages(rows, pages => [pages[3]!]);

  test('is one clear error for whoever reads or appends, wherever it meets it', async () => {
    const path = breakPage();
    const log = openSqliteLog(path);
    const refused = {
      code: 'unusable_log',
      message: expect.stringMatching(new RegExp(`^${path} is damaged .* lis verify`)),
    };
    const streams = (await log.changedSince()).streams;
    const reads = await Promise.allSettled(streams.map(stream => log.readStream(stream)));
    const failed = reads.flatMap(read => (read.status === 'rejected' ? [read.reason] : []));
    expect(failed.length).toBeGreaterThan(0);
    for (const reason of failed) expect(reason).toMatchObject(refused);
    await expect(all(log)).rejects.toMatchObject(refused);
    await log.close();
  });

  test('is told by verifying, with the file and the place', async () => {
    const log = openSqliteLog(breakPage(), { readonly: true });
    const { sound, damage } = await verifyLog(log);
    expect(sound).toBe(false);
    expect(damage[0]).toMatch(/log\.sqlite: /);
    await log.close();
  });

  test('keeps an append from being taken: nothing is written', async () => {
    const path = withPages(index, pages => pages);
    const log = openSqliteLog(path);
    const events = seal('case-new', noStream, draftEntries(1), noon);
    await expect(log.append('case-new', noStream, events)).rejects.toMatchObject({ code: 'unusable_log' });
    await log.close();
  });
});

const all = async (log: EventLog): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const batch of log.readAll()) events.push(...batch);
  return events;
};
