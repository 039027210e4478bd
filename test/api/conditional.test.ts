import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act, the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
});
afterAll(() => house.close());

const paths = [
  '/api/v1/cases',
  '/api/v1/cases/doe-v-example',
  '/api/v1/cases/doe-v-example/history',
  '/api/v1/cases/doe-v-example/diff?from=2024-02-01&to=2024-03-01',
  `/api/v1/actions/${the('doe ruling')}`,
  '/api/v1/events',
];

describe.each(paths)('%s', path => {
  const asked = (tag: string) => house.get(path, { headers: { 'if-none-match': tag } });

  test('carries a strong ETag of revision and digest, and asks caches to ask again', async () => {
    const { headers } = await house.get(path);
    expect(headers.get('etag')).toMatch(/^"\d+\.[0-9a-f]{16}"$/);
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('is 304 without a body for who has it, by a list of tags, a weak one, or *', async () => {
    const etag = (await house.get(path)).headers.get('etag')!;
    for (const tag of [etag, `"other", ${etag}`, `W/${etag}`, '*']) {
      const response = await asked(tag);
      expect([tag, response.status, await response.text()]).toEqual([tag, 304, '']);
      expect(response.headers.get('etag')).toBe(etag);
    }
    expect((await asked('"8.0000000000000000"')).status).toBe(200);
  });

  test('answers HEAD with the headers of GET', async () => {
    const got = await house.get(path);
    const body = await got.text();
    const headed = await house.get(path, { method: 'HEAD' });
    expect([headed.status, await headed.text()]).toEqual([200, '']);
    expect(headed.headers.get('etag')).toBe(got.headers.get('etag'));
    expect(headed.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
  });
});

describe('the ETag of a state', () => {
  const etagOf = async (query = '') => (await house.get(`/api/v1/cases/doe-v-example${query}`)).headers.get('etag');

  test('begins with the revision, changes with the question, and is the same for the same answer', async () => {
    expect(await etagOf('?at=3')).toMatch(/^"3\./);
    expect(await etagOf('?asOf=2024-03-01')).not.toBe(await etagOf('?asOf=2024-03-02'));
    expect(await etagOf('?asOf=2024-03-01')).toBe(await etagOf('?asOf=2024-03-01'));
  });

  test('changes with the day where no date was asked for', async () => {
    const before = await etagOf();
    house.clock.now = new Date('2026-01-16T12:00:00Z');
    expect(await etagOf()).not.toBe(before);
  });

  test('changes with each action', async () => {
    const before = await etagOf('?asOf=2024-03-01');
    await house.tell('doe-v-example', [act('note.added', undefined, { text: 'seen' })]);
    expect(await etagOf('?asOf=2024-03-01')).not.toBe(before);
  });
});
