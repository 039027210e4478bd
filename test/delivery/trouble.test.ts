import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { caseFileOf, doeCase, doeDocket } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { type House, openHouse } from '../support/house.ts';
import { openReceiver } from '../support/receiver.ts';
import { steppedClock } from '../support/steppedClock.ts';
import { act, the } from '../support/story.ts';
import { corrected, filed, motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const docketOf = (number: number) => ({ court: 'nysd', docketNumber: `1:25-cv-0010${number}` });
const names = [1, 2, 3, 4, 5, 6].map(number => `case-${number}`);
const others = names.map((id, index) =>
  caseFileOf(id, id, docketOf(index + 1), filed('2025-01-02', { proceeding: docketOf(index + 1) })),
);
const noon = Date.parse('2026-01-15T12:00:00Z');

let folder: string;
let house: House;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let time: ReturnType<typeof steppedClock>;
let stop: () => Promise<void>;

const begin = (): void => {
  time = steppedClock(noon);
  stop = house.webhooks.deliver(time.clock);
};

beforeEach(async () => {
  folder = newFolder();
  receiver = await openReceiver();
  house = await openHouse({ folder, cases: [doeCase, ...others] });
  begin();
});
afterEach(async () => {
  await stop();
  await house.close();
  await receiver.close();
});

const ask = async (method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> => {
  const response = await house.get(`/api/v1/webhooks${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};

const subscribe = async (settings: object): Promise<void> => {
  const { status, body } = await ask('POST', '', { url: receiver.url, ...settings });
  expect([status, status === 201 ? '' : body]).toEqual([201, '']);
};

const shown = async (id = 'desk') => (await ask('GET', `/${id}`)).body as { waiting: number; held: unknown[] };

const tellMotion = (name: string, caseId = 'doe-v-example', docket = doeDocket) =>
  house.tellLive(caseId, [motion('2025-03-02', name, { proceeding: docket })], docket);

const idsOf = () => receiver.received.map(({ message }) => message.data.action.id);
const typesOf = () => receiver.received.map(({ message }) => message.type);

/** All that was recorded so far was looked at. */
const settled = async (id = 'desk') => {
  const end = await house.log.end();
  await eventually(() => {
    time.step(5_000);
    return house.webhooks.store.cursorOf(id)?.position === end;
  });
};

/** Steps from one attempt to the next, until what failed is held. */
const heldAtLast = () =>
  eventually(async () => {
    const now = time.clock.now();
    const due = house.webhooks.store.nextDue('desk', now);
    time.step(due === undefined ? 1_000 : due - now);
    await pause(5);
    return (await shown()).held.length === 1;
  });

describe('what fails whatever else succeeds', () => {
  test.each(['parallel', 'ordered'])(
    'keeps its schedule in a webhook that is %s',
    async mode => {
      await subscribe({ id: 'desk', mode });
      const poison = new Set(names.map(name => the(`poison of ${name}`)));
      receiver.answer = ({ message }, response) =>
        response.writeHead(poison.has(message.data.action.id) ? 500 : 204).end();
      for (const [index, name] of names.entries()) await tellMotion(`poison of ${name}`, name, docketOf(index + 1));
      await eventually(() => {
        time.step(1_000);
        return receiver.received.length >= names.length;
      });
      const tries = () => idsOf().filter(id => poison.has(id)).length;
      // Twenty minutes, in which something succeeds every half minute.
      for (let round = 0; round < 240; round++) {
        if (round % 6 === 0) await tellMotion(`good ${round} ${mode}`);
        time.step(5_000);
        await pause(10);
      }
      // By the schedule three: at once, after 5 s, after 5 min. As many come early, for the receiver answers again.
      expect(tries()).toBeLessThanOrEqual(names.length * 6);
      expect((await shown()).waiting).toBe(names.length);
      const events = await house.log.readStream('endpoint-book');
      expect(events.filter(({ type }) => type === 'endpoint.exhausted')).toEqual([]);
    },
    30_000,
  );

  test('is held until somebody looks: the receiver’s answers to others do not let it go', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = ({ message }, response) =>
      response.writeHead(message.data.action.id === the('poison') ? 500 : 204).end();
    await tellMotion('poison', 'case-1', docketOf(1));
    await receiver.gets(1);
    await heldAtLast();
    const before = receiver.received.length;
    for (let round = 0; round < 5; round++) {
      await tellMotion(`good ${round}`);
      await eventually(() => {
        time.step(60_000);
        return receiver.received.length > before + round;
      });
    }
    expect(idsOf().slice(before)).not.toContain(the('poison'));
    const events = await house.log.readStream('endpoint-book');
    expect(events.filter(({ type }) => type === 'endpoint.exhausted')).toHaveLength(1);
  }, 30_000);

  test('alone for five days disables its webhook, also where nothing more of it is tried', async () => {
    await subscribe({ id: 'desk', mode: 'serial' });
    receiver.answer = (_received, response) => response.writeHead(500).end();
    await tellMotion('first');
    await heldAtLast();
    time.step(5 * 86_400_000);
    await eventually(async () => {
      time.step(5_000);
      return ((await shown()) as unknown as { disabled: string | null }).disabled === 'failing';
    });
  }, 30_000);
});

describe('a log that was restored from an older copy', () => {
  test('is told on from where it goes on, under ids of its own', async () => {
    const copy = newFolder();
    const reopen = async (): Promise<void> => {
      house = await openHouse({ folder, master });
      begin();
    };
    const { master } = house.webhooks;
    await subscribe({ id: 'desk' });
    await tellMotion('before');
    await receiver.gets(1);
    await settled();
    await stop();
    await house.close();
    cpSync(folder, copy, { recursive: true });

    await reopen();
    for (const name of ['lost', 'lost too', 'lost as well']) await tellMotion(name);
    await receiver.gets(4);
    await settled();
    await stop();
    await house.close();
    for (const file of readdirSync(folder)) if (/^(log|views)\.sqlite/.test(file)) rmSync(join(folder, file));
    for (const file of readdirSync(copy))
      if (/^(log|views)\.sqlite/.test(file)) cpSync(join(copy, file), join(folder, file));

    await reopen();
    await eventually(() => house.webhooks.heldUp.length > 0);
    expect(String(house.webhooks.heldUp[0])).toMatch(/as if an older copy was restored: desk goes on after \d+/);
    for (const name of ['one', 'two', 'three', 'four']) await tellMotion(name);
    await receiver.gets(8);
    expect(idsOf().slice(4)).toEqual(['one', 'two', 'three', 'four'].map(the));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(8);
  });
});

describe('what is under seal', () => {
  test('is forgotten where a receiver said it again', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = (received, response) => response.writeHead(500).end(received.body);
    const entryId = the('secret entry');
    const data = { from: 'hand', capturedOn: '2025-03-01', filedOn: '2025-03-01', text: 'about a minor' } as const;
    await house.tellLive('doe-v-example', [
      act('entry.recorded', undefined, data, { as: 'secret entry', proceeding: doeDocket }),
      act(
        'motion.filed',
        undefined,
        { kinds: ['stay'], by: ['doe'] },
        { as: 'secret', entryId, proceeding: doeDocket },
      ),
    ]);
    await receiver.gets(1);
    await eventually(() => JSON.stringify(house.webhooks.store.attempts('desk', 9)).includes('about a minor'));
    await house.tellLive('doe-v-example', [
      act('entry.sealed', '2025-04-01', { scope: 'entry' }, { entryId, as: 'sealing', proceeding: doeDocket }),
    ]);
    expect(JSON.stringify((await ask('GET', '/desk/deliveries')).body)).not.toContain('about a minor');
    await eventually(() => !JSON.stringify(house.webhooks.store.attempts('desk', 9)).includes('about a minor'));
  });
});

describe('a correction', () => {
  const dismiss = motion('2024-03-02', 'dismiss', { proceeding: doeDocket });

  test('goes to whoever is told of what it corrects, or of what that becomes', async () => {
    await subscribe({ id: 'motions', types: ['motion.*'], courts: [doeDocket.court] });
    await subscribe({ id: 'complaints', types: ['complaint.*'] });
    await house.tellLive('doe-v-example', [corrected('doe motion', dismiss)]);
    await receiver.gets(1);
    await settled('motions');
    await settled('complaints');
    expect(typesOf()).toEqual(['action.corrected']);
  });

  test('that is only a change of the classifier’s mind goes to whoever asks for it', async () => {
    await subscribe({ id: 'desk' });
    await subscribe({ id: 'motions', types: ['motion.*'] });
    await subscribe({ id: 'mirror', types: ['*'] });
    await house.tellLive('doe-v-example', [corrected('doe motion', dismiss, { reason: 'reclassified' })]);
    await receiver.gets(1);
    for (const id of ['desk', 'motions', 'mirror']) await settled(id);
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a webhook', () => {
  test('that is serial gets an import before what came after it', async () => {
    await subscribe({ id: 'desk', mode: 'serial' });
    await house.tell('doe-v-example', [motion('2025-03-02', 'imported', { proceeding: doeDocket })]);
    await tellMotion('live after', 'case-1', docketOf(1));
    await receiver.gets(2);
    expect(typesOf()).toEqual(['import.completed', 'motion.filed']);
  });

  test('of one case is told of its owner’s others too', async () => {
    await subscribe({ id: 'ops', types: ['endpoint.*', 'motion.*'], cases: ['doe-v-example'] });
    await subscribe({ id: 'desk', url: 'http://127.0.0.1:1/' });
    await ask('POST', '/desk/pause');
    await receiver.gets(1);
    expect(typesOf()).toEqual(['endpoint.disabled']);
  });

  test('gets a digest below 20 kB, whatever its cases are called', async () => {
    const docket = docketOf(9);
    const filing = filed('2025-01-02', { proceeding: docket });
    await house.recordCase(caseFileOf('k'.repeat(60), '가'.repeat(150), docket, filing));
    await subscribe({ id: 'desk', digest: { everyMinutes: 1 } });
    for (let count = 0; count < 40; count++) await tellMotion(`k${count}`, 'k'.repeat(60), docket);
    await eventually(() => {
      time.step(30_000);
      return receiver.received.length > 0;
    });
    const [{ message, body }] = receiver.received as [(typeof receiver.received)[number]];
    expect((message.data as unknown as { items: unknown[] }).items).toHaveLength(40);
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
  });

  test('deleted while it replays leaves nothing behind', async () => {
    await subscribe({ id: 'desk', types: ['motion.*'], capture: 'all' });
    const waiting: (() => void)[] = [];
    receiver.answer = (_received, response) => void waiting.push(() => response.writeHead(500).end());
    await ask('POST', '/desk/replay', { from: 'start' });
    await eventually(() => waiting.length > 0);
    await ask('DELETE', '/desk');
    await pause(100);
    for (const answer of waiting) answer();
    await eventually(() => house.webhooks.store.endpoints().length === 0);
    await pause(100);
    expect([house.webhooks.store.attempts('desk', 9), house.webhooks.store.nextDue('desk:1')]).toEqual([[], undefined]);
  });
});
