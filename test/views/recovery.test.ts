import { copyFileSync, existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { digestViews } from '../../src/views/digestViews.ts';
import { listCases } from '../../src/views/listCases.ts';
import { Views } from '../../src/views/views.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { logOf, recordAll } from '../support/recordedLog.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const now = () => new Date('2026-01-15T12:00:00Z');

/** Opens the views in the file on the log, and tells their digest. */
const digestOn = async (path: string, log: EventLog): Promise<string> => {
  const views = new Views({ path, log, now });
  await views.open();
  const digest = digestViews(views.store);
  views.close();
  return digest;
};

const filledViews = async (log: EventLog): Promise<string> => {
  const path = join(newFolder(), 'views.sqlite');
  await digestOn(path, log);
  return path;
};

const rightOf = (log: EventLog): Promise<string> => digestOn(join(newFolder(), 'views.sqlite'), log);

describe('views that are not what they should be are built anew from the log', () => {
  test('deleted, also where a -wal of the old file is left behind', async () => {
    const log = await logOf(doeCase, plainCase(1));
    const path = await filledViews(log);
    rmSync(path);
    writeFileSync(`${path}-wal`, 'left behind');
    expect(await digestOn(path, log)).toBe(await rightOf(log));
  });

  test('truncated at any byte', async () => {
    const log = await logOf(doeCase, ...Array.from({ length: 40 }, (_, i) => plainCase(i + 1)));
    const whole = readFileSync(await filledViews(log));
    const right = await rightOf(log);
    const path = join(newFolder(), 'views.sqlite');
    const cuts = [0, 1, 15, 16, 99, 100, 4_095, 4_096, 4_097, 20_000, whole.length - 4_096, whole.length - 1];
    for (const cut of cuts) {
      writeFileSync(path, whole.subarray(0, cut));
      expect([cut, await digestOn(path, log)]).toEqual([cut, right]);
    }
  });

  test('overwritten with garbage, at its head, in its middle, or as a whole', async () => {
    const log = await logOf(doeCase, ...Array.from({ length: 40 }, (_, i) => plainCase(i + 1)));
    const whole = readFileSync(await filledViews(log));
    const right = await rightOf(log);
    const path = join(newFolder(), 'views.sqlite');
    for (const from of [0, 100, 4_096, 8_192, 16_384]) {
      writeFileSync(path, Buffer.concat([whole.subarray(0, from), Buffer.alloc(whole.length - from, 'garbage')]));
      expect([from, await digestOn(path, log)]).toEqual([from, right]);
    }
  });

  test('of another version, or another program’s', async () => {
    const log = await logOf(doeCase);
    const right = await rightOf(log);
    const older = await filledViews(log);
    const db = new Database(older);
    db.pragma('user_version = 1000');
    db.close();
    expect(await digestOn(older, log)).toBe(right);
    const foreign = join(newFolder(), 'views.sqlite');
    new Database(foreign).exec('CREATE TABLE theirs (one)').close();
    expect(await digestOn(foreign, log)).toBe(right);
  });

  (existsSync('/proc/self/fd') ? test : test.skip)('no handle to a file that was thrown away stays open', async () => {
    const log = await logOf(doeCase);
    const path = await filledViews(log);
    writeFileSync(path, 'garbage '.repeat(2_000));
    const views = new Views({ path, log, now });
    const open = readdirSync('/proc/self/fd').flatMap(fd => linkOf(join('/proc/self/fd', fd)));
    expect(open.filter(target => target.startsWith(path) && target.endsWith('(deleted)'))).toEqual([]);
    views.close();
  });
});

const linkOf = (path: string): string[] => {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
};

describe('views of another log are forgotten', () => {
  test('a log that holds other cases', async () => {
    const path = await filledViews(await logOf(plainCase(1), plainCase(2)));
    const log = await logOf(doeCase);
    expect(await digestOn(path, log)).toBe(await rightOf(log));
  });

  test('a log that holds the same cases, recorded anew', async () => {
    const path = await filledViews(await logOf(doeCase));
    const log = await logOf(doeCase);
    expect(await digestOn(path, log)).toBe(await rightOf(log));
  });

  test('an empty log', async () => {
    const path = await filledViews(await logOf(doeCase));
    expect(await digestOn(path, memoryLog())).toBe(await rightOf(memoryLog()));
  });

  test('an older backup of the same log, before whose end they had gone on', async () => {
    const log = await logOf(doeCase, plainCase(1));
    const backup = await copyOf(log);
    await recordAll(log, [plainCase(2)]);
    const path = await filledViews(log);
    const copy = `${path}.copy`;
    copyFileSync(path, copy);
    expect(await digestOn(path, backup)).toBe(await rightOf(backup));
    await recordAll(backup, [plainCase(3), plainCase(4)]);
    expect(await digestOn(copy, backup)).toBe(await rightOf(backup));
  });

  test('and nothing of them is shown before the door opens', async () => {
    const path = await filledViews(await logOf(plainCase(1)));
    const views = new Views({ path, log: await logOf(doeCase), now });
    await views.forgetForeign();
    expect(listCases(views.store, {}).items).toEqual([]);
    views.close();
  });
});

const copyOf = async (log: EventLog): Promise<EventLog> => {
  const copy = memoryLog();
  for await (const batch of log.readAll(undefined, 'stored')) {
    for (const { stream, revision: _revision, position: _position, ...event } of batch) {
      const last = (await copy.readStream(stream)).at(-1);
      const head = last ?? { revision: -1, hash: '', recordedAt: '' };
      await copy.append(stream, head, [event]);
    }
  }
  return copy;
};
