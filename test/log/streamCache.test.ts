import { describe, expect, test } from '@jest/globals';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { roughBytes } from '../../src/log/roughBytes.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draftEntries, draftEntry } from '../support/drafts.ts';

/** A log that tells from which revision on it was asked for which stream. */
const watchedLog = () => {
  const log = memoryLog();
  const asked: string[] = [];
  const readStream: typeof log.readStream = (stream, from, form) => {
    asked.push(`${stream} from ${from}${form ? ` ${form}` : ''}`);
    return log.readStream(stream, from, form);
  };
  return { log, asked, watched: { readStream } };
};

const longEntry = (letters: number) => [draftEntry('x'.repeat(letters))];

describe('streams kept in memory', () => {
  test('of a stream read lately only what came since is read', async () => {
    const { log, asked, watched } = watchedLog();
    const cache = new StreamCache(watched);
    await appendDrafts(log, 'case-a', draftEntries(2));
    await cache.read('case-a');
    await appendDrafts(log, 'case-a', draftEntries(1));
    expect(await cache.read('case-a')).toEqual(await log.readStream('case-a'));
    expect(asked).toEqual(['case-a from 0', 'case-a from 2']);
  });

  test('a stream of few long events counts for what it takes: the one read longest ago makes room', async () => {
    const { log, asked, watched } = watchedLog();
    const cache = new StreamCache(watched, 250_000);
    for (const stream of ['case-a', 'case-b', 'case-c']) await appendDrafts(log, stream, longEntry(100_000));
    for (const stream of ['case-a', 'case-b', 'case-a', 'case-c', 'case-a', 'case-b']) await cache.read(stream);
    expect(asked.slice(2)).toEqual(['case-a from 1', 'case-c from 0', 'case-a from 1', 'case-b from 0']);
  });

  test('a stream that has no room is read each time, and what was kept stays', async () => {
    const { log, asked, watched } = watchedLog();
    const cache = new StreamCache(watched, 50_000);
    await appendDrafts(log, 'case-a', draftEntries(2));
    await appendDrafts(log, 'case-long', longEntry(100_000));
    for (const stream of ['case-a', 'case-long', 'case-long', 'case-a'])
      expect(await cache.read(stream)).toEqual(await log.readStream(stream));
    expect(asked).toEqual(['case-a from 0', 'case-long from 0', 'case-long from 0', 'case-a from 2']);
  });

  test('whoever reads all in passing is given what is kept, and nothing is kept for him', async () => {
    const { log, asked, watched } = watchedLog();
    const cache = new StreamCache(watched);
    for (const stream of ['case-a', 'case-b']) await appendDrafts(log, stream, draftEntries(2));
    await cache.read('case-a');
    for (const stream of ['case-a', 'case-b', 'case-b'])
      expect(await cache.readPassing(stream)).toEqual(await log.readStream(stream));
    expect(asked.slice(1)).toEqual(['case-a from 2', 'case-b from 0', 'case-b from 0']);
  });

  test('what events take is counted without writing them out', async () => {
    const log = memoryLog();
    await appendDrafts(log, 'case-a', [...draftEntries(1), ...longEntry(10_000)]);
    const [short, long] = await log.readStream('case-a');
    expect(roughBytes([long!]) - roughBytes([short!])).toBe(9_999);
    expect(roughBytes([short!, long!])).toBe(roughBytes([short!]) + roughBytes([long!]));
  });
});

describe('a stream whose chain is checked', () => {
  test('is read as stored once, and from then on only what was not checked yet', async () => {
    const { log, asked, watched } = watchedLog();
    const cache = new StreamCache(watched);
    await appendDrafts(log, 'case-a', draftEntries(5));
    for (const revision of [2, 1, 4, 4]) expect(await cache.readProven('case-a', revision)).toHaveLength(5);
    expect(asked.filter(one => one.endsWith('stored'))).toEqual(['case-a from 0 stored', 'case-a from 3 stored']);
  });

  test('that has not reached the revision is not proved', async () => {
    const { log, watched } = watchedLog();
    await appendDrafts(log, 'case-a', draftEntries(2));
    await expect(new StreamCache(watched).readProven('case-a', 2)).rejects.toMatchObject({ code: 'log_changed' });
  });
});
