import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventFeed } from '../../src/views/eventFeed.ts';
import { caseFileOf } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { follower } from '../support/follower.ts';
import { type House, openHouse } from '../support/house.ts';
import { idleReader, waitingIn } from '../support/idleReader.ts';
import { act, federalCourt, the } from '../support/story.ts';
import { entry, filed } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const secret = 'Roe the Younger';
const long = 'x'.repeat(190_000);

/** More than the sockets of this machine hold between the two ends, and then the entry that will be sealed. */
const before = 60;
const file = caseFileOf(
  'doe-v-example',
  'Doe v. Example Corp.',
  federalCourt,
  filed('2024-02-05'),
  ...Array.from({ length: before }, (_, index) => entry(index + 1, '2024-03-01', { text: long })),
  entry(100, '2024-03-01', { text: `MOTION of ${secret}` }),
  entry(101, '2024-03-01', { text: 'the last of them' }),
);

let house: House;
let waiting: () => number;
beforeEach(async () => {
  house = await openHouse({ folder: newFolder(), cases: [file], follows: false });
  waiting = waitingIn(house.server);
});
afterEach(() => house.close());

const sealOf = (number: number) =>
  act('entry.sealed', '2024-05-01', { scope: 'entry' }, { entry: { number }, as: `seal ${number}` });

const sighting = { from: 'page', capturedOn: '2024-03-06', filedOn: '2024-03-06' } as const;
const aliases = { sequence: 77 };
const unnumbered = act('entry.recorded', undefined, { ...sighting, text: secret, aliases }, { as: 'unnumbered' });
const numbered = act(
  'entry.observed',
  undefined,
  { ...sighting, text: 'again', aliases: { ...aliases, number: 100 } },
  { entryId: the('unnumbered') },
);

/** All that it reads from now on, up to this. */
const readUntil = async (socket: Socket, end: string): Promise<string> => {
  const pieces: Buffer[] = [];
  let tail = '';
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece);
    tail = (tail + piece.toString('latin1')).slice(-100_000);
  });
  socket.resume();
  await eventually(() => tail.includes(end));
  socket.destroy();
  return Buffer.concat(pieces).toString();
};

describe('a reader that was slow when an entry was sealed', () => {
  test.each(['/cases/doe-v-example/stream?after=start', '/events/stream?after=start', '/events.ndjson'])(
    '%s tells it nothing of the entry any more, and all of the others',
    async path => {
      const socket = await idleReader(house.base, `/api/v1${path}`);
      await eventually(() => waiting() > 0);
      await house.tell('doe-v-example', [sealOf(100)], federalCourt);
      const text = await readUntil(socket, 'the last of them');
      expect(text).not.toContain(secret);
      expect(text.match(/"type":"entry.recorded"/g)).toHaveLength(before + 1);
    },
    60_000,
  );

  test('is told nothing of an entry that turned out to be a sealed one, either', async () => {
    await house.tell('doe-v-example', [sealOf(100)], federalCourt);
    const feed = new EventFeed(house.log, house.recorder);
    const ending = new AbortController();
    const end = await house.log.end();
    const [slow, quick] = [feed.all(end, ending.signal), feed.all(end, ending.signal)];
    await Promise.all([slow.next(), quick.next()]);
    await house.tell('doe-v-example', [unnumbered], federalCourt);
    expect((await quick.next()).value).toMatchObject([{ json: expect.stringContaining(secret) }]);
    await house.tell('doe-v-example', [numbered], federalCourt);
    expect((await quick.next()).value).toMatchObject([{ type: 'entry.observed', json: undefined }]);
    expect(JSON.stringify((await slow.next()).value)).not.toContain(secret);
    ending.abort();
    await Promise.all([slow.return(undefined), quick.return(undefined)]);
  });
});

describe('streams that are open at once', () => {
  test('are a hundred for each key: more are refused until one of them ends', async () => {
    const post = async (name: string, scopes: readonly string[], headers = {}): Promise<string> => {
      const response = await house.get('/api/v1/keys', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name, scopes }),
      });
      return ((await response.json()) as { key: string }).key;
    };
    const admin = { authorization: `Bearer ${await post('boss', ['admin'])}` };
    const clerk = { authorization: `Bearer ${await post('clerk', ['read'], admin)}` };
    const url = `${house.base}/api/v1/events/stream`;
    const open = await Promise.all(Array.from({ length: 100 }, () => follower(url, clerk)));
    expect(open.every(({ response }) => response.status === 200)).toBe(true);
    for (const path of ['/events/stream', '/cases/doe-v-example/stream', '/events.ndjson']) {
      const refused = await house.get(`/api/v1${path}`, { headers: clerk });
      expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many_requests' }]);
    }
    const others = await follower(url, admin);
    expect(others.response.status).toBe(200);
    open[0]!.close();
    await eventually(async () => {
      const again = await follower(url, clerk);
      again.close();
      return again.response.status === 200;
    });
    for (const { close } of [...open, others]) close();
  });
});
