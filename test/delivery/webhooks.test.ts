import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { caseFileOf, doeCase, doeDocket } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { type House, openHouse } from '../support/house.ts';
import { openReceiver } from '../support/receiver.ts';
import { steppedClock } from '../support/steppedClock.ts';
import { act, the } from '../support/story.ts';
import { filed, joined, motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
type Receiver = Awaited<ReturnType<typeof openReceiver>>;

interface Shown {
  readonly id: string;
  readonly secret: string;
  readonly publicKey?: string;
  readonly ping: { readonly status: number | null; readonly failure: string | null };
  readonly waiting: number;
  readonly disabled: string | null;
  readonly held: readonly { readonly position: string; readonly attempts: number }[];
  readonly replays: readonly { readonly isOver: boolean }[];
  readonly secretsUntil: readonly string[];
}

let house: House;
let receiver: Receiver;
let time: ReturnType<typeof steppedClock>;
let stop: () => Promise<void>;

const roeDocket = { court: 'nysd', docketNumber: '1:25-cv-00042' };
const roeCase = caseFileOf(
  'roe-v-acme',
  'Roe v. Acme',
  roeDocket,
  filed('2025-01-02', { proceeding: roeDocket }),
  joined('2025-01-02', 'roe', 'plaintiff', { proceeding: roeDocket }),
);

beforeEach(async () => {
  receiver = await openReceiver();
  house = await openHouse({ folder: newFolder(), cases: [doeCase, roeCase] });
  time = steppedClock(Date.parse('2026-01-15T12:00:00Z'));
  stop = house.webhooks.deliver(time.clock);
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

const subscribe = async (settings: object): Promise<Shown> => {
  const { status, body } = await ask('POST', '', { url: receiver.url, ...settings });
  expect([status, status === 201 ? '' : body]).toEqual([201, '']);
  return body as Shown;
};

const shown = async (id = 'desk'): Promise<Shown> => (await ask('GET', `/${id}`)).body as Shown;

const tellMotion = (name: string, caseId = 'doe-v-example', docket = doeDocket) =>
  house.tellLive(caseId, [motion('2025-03-02', name, { proceeding: docket })], docket);

const answer = (status: number, headers: Record<string, string> = {}) => {
  receiver.answer = (_received, response) => response.writeHead(status, headers).end();
};

const typesOf = () => receiver.received.map(({ message }) => message.type);
const idsOf = () =>
  receiver.received.flatMap(({ message }) => (message.type.startsWith('endpoint.') ? [] : message.data.action.id));

/** All that was recorded so far was looked at. */
const settled = async (id = 'desk') => {
  const end = await house.log.end();
  await eventually(async () => {
    time.step(5_000);
    return house.webhooks.store.cursorOf(id)?.position === end;
  });
};

describe('an endpoint is asked whether it is there', () => {
  test('when it is made, with a signature that its secret proves', async () => {
    const { secret, ping } = await subscribe({ id: 'desk' });
    expect(ping).toMatchObject({ status: 204, failure: null });
    const [{ headers, body, message }] = receiver.pings as [Receiver['pings'][number]];
    expect(message.type).toBe('webhook.ping');
    const then = asOfSecond(Number(headers['webhook-timestamp']));
    expect(then(() => new Webhook(secret).verify(body, headers as Record<string, string>))).toEqual(message);
  });

  test('and made also where it is not; a test that it takes has what waited sent at once', async () => {
    const { ping } = await subscribe({ id: 'gone', url: 'http://127.0.0.1:1/' });
    expect(ping).toMatchObject({ status: null, failure: 'unreachable' });
    const counted = await (await house.get('/metrics')).text();
    expect(counted).toContain('lis_webhook_attempt_seconds_count{outcome="unreachable"} 1');
    await subscribe({ id: 'desk' });
    answer(500);
    await tellMotion('first');
    await receiver.gets(1);
    await eventually(async () => (await shown()).waiting === 1);
    answer(204);
    expect((await ask('POST', '/desk/test')).body).toMatchObject({ status: 204, failure: null });
    await receiver.gets(2);
    expect(idsOf()).toEqual([the('first'), the('first')]);
  });
});

describe('what an endpoint is told', () => {
  test('what concerns a party, a judge, or holds words, and nothing else', async () => {
    await subscribe({ id: 'desk', parties: ['roe'] });
    await tellMotion('of others');
    await tellMotion('of Roe', 'roe-v-acme', roeDocket);
    await receiver.gets(1);
    await settled();
    expect(idsOf()).toEqual([the('of Roe')]);
    await ask('PATCH', '/desk', { parties: null, q: 'injunction' });
    await house.tellLive('doe-v-example', [
      act('motion.filed', '2025-05-02', { kinds: ['preliminary_injunction'] }, { proceeding: doeDocket, as: 'hot' }),
      act('motion.filed', '2025-05-03', { kinds: ['seal'] }, { proceeding: doeDocket, as: 'cold' }),
    ]);
    await receiver.gets(2);
    await settled();
    expect(idsOf()).toEqual([the('of Roe'), the('hot')]);
  });

  test('a line of the docket where its append does something, else only where it asks for lines', async () => {
    const line = (name: string) =>
      act(
        'entry.recorded',
        undefined,
        { from: 'hand', capturedOn: '2025-03-01', filedOn: '2025-03-01', text: `NOTICE of ${name}` },
        { as: name, proceeding: doeDocket },
      );
    await subscribe({ id: 'desk' });
    house.clock.now = new Date('2026-01-15T12:00:00.500Z');
    await house.tellLive('doe-v-example', [line('a mere line')]);
    house.clock.now = new Date('2026-01-15T12:00:01Z');
    await house.tellLive('doe-v-example', [line('a filing'), motion('2025-03-02', 'beside it')]);
    await receiver.gets(2);
    await settled();
    expect(idsOf()).toEqual([the('a filing'), the('beside it')]);
    await ask('PATCH', '/desk', { types: ['entry.*'] });
    house.clock.now = new Date('2026-01-15T12:00:02Z');
    await house.tellLive('doe-v-example', [line('another line')]);
    await receiver.gets(3);
    expect(idsOf().at(-1)).toBe(the('another line'));
  });

  test('one message for what an import brings, unless it asks for all', async () => {
    await subscribe({ id: 'desk' });
    await subscribe({ id: 'all', capture: 'all', types: ['motion.filed'] });
    const motions = Array.from({ length: 30 }, (_, i) =>
      motion('2025-03-02', `imported ${i}`, { proceeding: doeDocket }),
    );
    await house.tell('doe-v-example', motions);
    await receiver.gets(30);
    await eventually(() => {
      time.step(1_000);
      return receiver.received.length === 31;
    });
    const completed = receiver.received.filter(({ message }) => message.type === 'import.completed');
    expect(completed.map(({ message }) => message.data)).toMatchObject([
      { caseId: 'doe-v-example', recorded: 30, types: { 'motion.filed': 30 }, case: { title: 'Doe v. Example Corp.' } },
    ]);
  });

  test('one message too where an import brings mere lines of the docket, whose number is what there is to tell', async () => {
    await subscribe({ id: 'desk' });
    const lines = Array.from({ length: 20 }, (_, i) =>
      act(
        'entry.recorded',
        undefined,
        { from: 'page', capturedOn: '2025-03-01', filedOn: '2025-03-01', text: `NOTICE ${i}` },
        { as: `line ${i}`, proceeding: doeDocket },
      ),
    );
    house.clock.now = new Date('2026-01-15T12:00:01Z');
    await house.tell('doe-v-example', lines);
    await eventually(() => {
      time.step(1_000);
      return receiver.received.length > 0;
    });
    expect(receiver.received.map(({ message }) => message)).toMatchObject([
      { type: 'import.completed', data: { recorded: 20, types: { 'entry.recorded': 20 } } },
    ]);
  });

  test('a digest of the last minutes, in which nothing is said twice', async () => {
    await subscribe({ id: 'desk', digest: { everyMinutes: 30 } });
    await tellMotion('one');
    await tellMotion('two', 'roe-v-acme', roeDocket);
    time.step(29 * 60_000);
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(receiver.received).toEqual([]);
    time.step(61_000);
    const [{ message, body }] = (await receiver.gets(1)) as unknown as [
      { message: { type: string; data: { items: { id: string }[]; next: string } }; body: string },
    ];
    expect(message.type).toBe('digest');
    expect(message.data.items.map(({ id }) => id)).toEqual([the('one'), the('two')]);
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    await tellMotion('three');
    time.step(30 * 60_000);
    await receiver.gets(2);
    expect(receiver.received[1]!.message.data).toMatchObject({ items: [{ id: the('three') }] });
  });

  test('of its owner’s other endpoints that they fail, where it asks for that', async () => {
    await subscribe({ id: 'ops', types: ['endpoint.*'] });
    const down = await openReceiver((_received, response) => response.writeHead(410).end());
    await subscribe({ id: 'desk', url: down.url });
    await tellMotion('first');
    await receiver.gets(1);
    expect(receiver.received[0]!.message).toMatchObject({
      type: 'endpoint.disabled',
      data: { endpoint: 'desk', why: 'gone' },
    });
    await down.close();
  });
});

describe('the owner of an endpoint', () => {
  test('changes where it goes and what it gets, and takes a filter away', async () => {
    await subscribe({ id: 'desk', types: ['motion.ruled'], courts: ['cand'] });
    const { status, body } = await ask('PATCH', '/desk', { types: ['motion.filed'], courts: null });
    expect([status, body]).toMatchObject([200, { types: ['motion.filed'], mode: 'ordered' }]);
    expect(body).not.toHaveProperty('courts');
    await tellMotion('first', 'roe-v-acme', roeDocket);
    await receiver.gets(1);
  });

  test.each([
    ['PATCH', '/desk', { types: ['nonsense'] }, '/types/0: "nonsense" is no type of action'],
    ['PATCH', '/desk', { url: 'http://10.0.0.1/' }, '/url: is not https (http is for this machine alone'],
    ['PATCH', '/desk', { url: null }, '/url: is missing'],
    ['PATCH', '/desk', { id: 'other' }, '/id: is not known here'],
    ['PATCH', '/desk', { digest: { dailyAt: '25:00' } }, '/digest/dailyAt: is no time of day'],
    ['PATCH', '/desk', { digest: { dailyAt: '07:00', zone: 'Seoul' } }, '/digest/zone: is no time zone'],
    ['PATCH', '/desk', { q: '-seal' }, '/q: says only what must not be there'],
    ['POST', '/desk/rotate', { overlapHours: 200 }, '/overlapHours: is above 168'],
    ['POST', '/desk/replay', {}, '/from: is missing'],
    ['POST', '/desk/replay', { from: 'yesterday' }, '/from: is neither now nor start'],
    ['POST', '/desk/replay', { from: 'start', to: '2026-13-01T00:00:00Z' }, '/to: is neither now nor start'],
  ])('is told what is wrong with %s %s %j', async (method, path, body, detail) => {
    await subscribe({ id: 'desk' });
    expect(await ask(method, path, body)).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining(detail) },
    });
  });

  test('loses no change where several come at once, and is shown the secret only where it is asked for', async () => {
    await subscribe({ id: 'desk' });
    const changes = [{ types: ['motion.*'] }, { perSecond: 5 }, { description: 'the desk' }, { courts: ['cand'] }];
    const answers = await Promise.all(changes.map(change => ask('PATCH', '/desk', change)));
    expect(await shown()).toMatchObject(Object.assign({}, ...changes));
    expect(JSON.stringify([answers, await ask('POST', '/desk/pause')])).not.toContain('whsec_');
  });

  test('has at most five replays at a time', async () => {
    await subscribe({ id: 'desk' });
    answer(500);
    for (let count = 0; count < 5; count++)
      expect((await ask('POST', '/desk/replay', { from: 'start' })).status).toBe(200);
    expect(await ask('POST', '/desk/replay', { from: 'start' })).toMatchObject({
      status: 409,
      body: { code: 'too_many_replays' },
    });
  });

  test('gives it another secret, and for a while both prove a message', async () => {
    const { secret: old } = await subscribe({ id: 'desk' });
    const { body } = await ask('POST', '/desk/rotate', { overlapHours: 24 });
    const { secret: fresh, secretsUntil } = body as Shown;
    expect(secretsUntil).toHaveLength(1);
    await tellMotion('first');
    await receiver.gets(1);
    const [{ headers, body: sent }] = receiver.received as [Receiver['received'][number]];
    const then = asOfSecond(Number(headers['webhook-timestamp']));
    for (const secret of [old, fresh])
      expect(then(() => new Webhook(secret).verify(sent, headers as Record<string, string>))).toBeTruthy();
    time.step(25 * 3_600_000);
    await tellMotion('second');
    await receiver.gets(2);
    const late = receiver.received[1]!;
    const later = asOfSecond(Number(late.headers['webhook-timestamp']));
    expect(() => later(() => new Webhook(old).verify(late.body, late.headers as Record<string, string>))).toThrow();
    expect(later(() => new Webhook(fresh).verify(late.body, late.headers as Record<string, string>))).toBeTruthy();
  });

  test('has it signed with a key of which the receiver has the public half', async () => {
    const { publicKey, secret } = await subscribe({ id: 'desk', signature: 'v1a' });
    expect([publicKey, secret]).toEqual([expect.stringMatching(/^whpk_/), undefined]);
    await tellMotion('first');
    const [{ headers, body }] = (await receiver.gets(1)) as [Receiver['received'][number]];
    const [kind, signature] = String(headers['webhook-signature']).split(',');
    const raw = Buffer.from(publicKey!.replace('whpk_', ''), 'base64');
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const told = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
    expect([kind, verify(null, told, key, Buffer.from(signature!, 'base64'))]).toEqual(['v1a', true]);
  });

  test('has everything since a position delivered once more, in order, under the same ids', async () => {
    await subscribe({ id: 'desk', mode: 'serial' });
    const from = await house.log.end();
    for (const name of ['one', 'two', 'three']) await tellMotion(name);
    await receiver.gets(3);
    await ask('POST', '/desk/replay', { from, perSecond: 100 });
    await eventually(async () => {
      time.step(1_000);
      return (await shown()).replays[0]?.isOver === true;
    });
    expect(idsOf()).toEqual(['one', 'two', 'three', 'one', 'two', 'three'].map(the));
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids.slice(3)).toEqual(ids.slice(0, 3));
    await tellMotion('four');
    await receiver.gets(7);
    expect((await ask('POST', '/desk/replay', { from: 'now' })).status).toBe(400);
    expect((await ask('POST', '/desk/replay', { from: '2026-01-01T00:00:00Z' })).status).toBe(200);
  });

  test('has one message sent again, also one that arrived', async () => {
    await subscribe({ id: 'desk' });
    await tellMotion('first');
    const [{ message }] = (await receiver.gets(1)) as [Receiver['received'][number]];
    await eventually(() => house.webhooks.store.attempts('desk', 9).length === 2);
    expect((await ask('POST', `/desk/deliveries/${message.data.position}/retry`)).status).toBe(200);
    await receiver.gets(2);
    expect(idsOf()).toEqual([the('first'), the('first')]);
    expect((await ask('POST', '/desk/deliveries/1/retry')).status).toBe(404);
  });

  test('sees what holds back a case after ten attempts, and lets it go on', async () => {
    await subscribe({ id: 'desk' });
    await subscribe({ id: 'ops', types: ['endpoint.*'], url: receiver.url });
    receiver.answer = (received, response) =>
      response.writeHead(received.message.type.startsWith('endpoint.') ? 204 : 422).end();
    await tellMotion('poison');
    await tellMotion('behind it');
    await eventually(async () => {
      time.step(900_000);
      return (await shown()).held.length === 1;
    });
    expect((await shown()).held).toMatchObject([{ attempts: 10 }]);
    await eventually(() => receiver.received.some(({ message }) => message.type === 'endpoint.exhausted'));
    expect(typesOf()).toContain('endpoint.failing');
    answer(204);
    const { held } = await shown();
    await ask('POST', `/desk/deliveries/${held[0]!.position}/retry`);
    await eventually(async () => (await shown()).waiting === 0);
    expect(idsOf().slice(-2)).toEqual([the('poison'), the('behind it')]);
  });
});

/** Runs a library that reads the clock, as if it were that second. */
const asOfSecond =
  (second: number) =>
  <T>(work: () => T): T => {
    const real = Date.now;
    Date.now = () => second * 1_000;
    const RealDate = Date;
    try {
      globalThis.Date = class extends RealDate {
        constructor(...args: []) {
          super(...((args.length === 0 ? [second * 1_000] : args) as []));
        }
      } as DateConstructor;
      globalThis.Date.now = () => second * 1_000;
      return work();
    } finally {
      globalThis.Date = RealDate;
      Date.now = real;
    }
  };
