import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { caseFileOf, doeCase, doeDocket } from '../support/cases.ts';
import { eventually } from '../support/eventually.ts';
import { type House, openHouse } from '../support/house.ts';
import { openReceiver } from '../support/receiver.ts';
import { steppedClock } from '../support/steppedClock.ts';
import { act, the } from '../support/story.ts';
import { corrected, filed, motion, ruled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
type Receiver = Awaited<ReturnType<typeof openReceiver>>;

let folder: string;
let house: House;
let receiver: Receiver;
let post: ReturnType<typeof delivering>;

const delivering = () => {
  const time = steppedClock(Date.now());
  return { ...time, stop: house.webhooks.deliver(time.clock) };
};

const subscribe = async (settings: object): Promise<{ id: string; secret: string }> => {
  const response = await house.get('/api/v1/webhooks', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: receiver.url, ...settings }),
  });
  expect([response.status, response.status === 201 ? '' : await response.text()]).toEqual([201, '']);
  return (await response.json()) as { id: string; secret: string };
};

const statusOf = (id: string) =>
  house.read<{ waiting: number; position: string; disabled: string | null }>(`/api/v1/webhooks/${id}`);

const roeDocket = { court: 'nysd', docketNumber: '1:25-cv-00042' };
const roeCase = caseFileOf('roe-v-acme', 'Roe v. Acme', roeDocket, filed('2025-01-02', { proceeding: roeDocket }));

beforeEach(async () => {
  folder = newFolder();
  receiver = await openReceiver();
  house = await openHouse({ folder, cases: [doeCase, roeCase] });
  post = delivering();
});
afterEach(async () => {
  await post.stop();
  await house.close();
  await receiver.close();
});

const tellMotion = (name: string, caseId = 'doe-v-example', docket = doeDocket) =>
  house.tellLive(caseId, [motion('2025-03-02', name, { proceeding: docket })], docket);

const idsOf = (received: Receiver['received']) => received.map(({ message }) => message.data.action.id);

describe('a webhook', () => {
  test('gets each new action, signed as Standard Webhooks are, with what it did to its case', async () => {
    const { secret } = await subscribe({ id: 'desk', types: ['motion.*', 'case.*'] });
    await house.tellLive(
      'roe-v-acme',
      [act('case.dismissed', '2025-04-01', { how: 'court', prejudice: 'with' }, { proceeding: roeDocket, as: 'over' })],
      roeDocket,
    );
    const [{ headers, body, message }] = (await receiver.gets(1)) as [Receiver['received'][number]];
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(message);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(message).toMatchObject({
      type: 'case.dismissed',
      data: {
        caseId: 'roe-v-acme',
        case: { title: 'Roe v. Acme', status: 'dismissed' },
        action: { id: the('over'), data: { prejudice: 'with' } },
        change: { status: { before: 'pending', after: 'dismissed' } },
        links: { action: `${house.base}/api/v1/actions/${the('over')}` },
      },
    });
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    expect(body).not.toContain('"salt"');
    expect((await fetch(`${house.base}/api/v1/actions/${the('over')}`)).status).toBe(200);
  });

  test('gets no more than it asked for, and from the start where it asked for that', async () => {
    await subscribe({ id: 'desk', types: ['motion.ruled'], cases: ['doe-v-example'], from: 'start' });
    const [first] = (await receiver.gets(1)) as [Receiver['received'][number]];
    expect(first.message.data.action.id).toBe(the('doe ruling'));
    await tellMotion('not asked for');
    await house.tellLive('doe-v-example', [
      ruled('2025-04-10', the('doe motion'), 'granted', { as: 'second ruling', proceeding: doeDocket }),
    ]);
    await receiver.gets(2);
    expect(idsOf(receiver.received)).toEqual([the('doe ruling'), the('second ruling')]);
  });

  test('gets corrections as events of their own', async () => {
    await subscribe({ id: 'desk' });
    const other = motion('2024-03-02', 'dismiss', { proceeding: doeDocket });
    await house.tellLive('doe-v-example', [corrected('doe motion', other)]);
    expect((await receiver.gets(1))[0]!.message.type).toBe('action.corrected');
  });

  test('what failed comes again on schedule, under the same id and a fresh signature, and keeps its case in order', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = (_received, response) => response.writeHead(500).end('down');
    await tellMotion('first');
    await receiver.gets(1);
    await eventually(async () => (await statusOf('desk')).waiting === 1);
    receiver.answer = (_received, response) => response.writeHead(204).end();
    await tellMotion('second');
    await tellMotion('elsewhere', 'roe-v-acme', roeDocket);
    await receiver.gets(2);
    await eventually(async () => (await statusOf('desk')).waiting === 2);
    expect(idsOf(receiver.received)).toEqual([the('first'), the('elsewhere')]);
    post.step(5_000);
    await receiver.gets(4);
    expect(idsOf(receiver.received)).toEqual([the('first'), the('elsewhere'), the('first'), the('second')]);
    const [one, , again] = receiver.received;
    expect(again!.headers['webhook-id']).toBe(one!.headers['webhook-id']);
    expect(Number(again!.headers['webhook-timestamp'])).toBe(Number(one!.headers['webhook-timestamp']) + 5);
    await eventually(async () => (await statusOf('desk')).waiting === 0);
    const { items } = await house.read<{ items: { number: number; status: number; reply: string }[] }>(
      '/api/v1/webhooks/desk/deliveries',
    );
    expect(items.at(-1)).toMatchObject({ type: 'webhook.ping', status: 204 });
    expect(items.at(-2)).toMatchObject({ number: 1, status: 500, reply: 'down' });
    expect(house.webhooks.heldUp).toEqual([]);
  });

  test('in parallel nothing waits for what failed', async () => {
    await subscribe({ id: 'desk', mode: 'parallel' });
    receiver.answer = ({ message }, response) =>
      response.writeHead(message.data.action.id === the('first') ? 500 : 204).end();
    await tellMotion('first');
    await receiver.gets(1);
    await tellMotion('second');
    await receiver.gets(2);
    expect(idsOf(receiver.received)).toEqual([the('first'), the('second')]);
  });

  test('waits as long as it is asked to', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = (_received, response) => response.writeHead(429, { 'retry-after': '60' }).end();
    await tellMotion('first');
    await eventually(async () => (await statusOf('desk')).waiting === 1);
    post.step(59_000);
    await new Promise(setImmediate);
    expect(receiver.received).toHaveLength(1);
    post.step(1_000);
    await receiver.gets(2);
  });

  test('is disabled where it answers 410, and gets all that it missed once it is resumed', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = (_received, response) => response.writeHead(410).end();
    await tellMotion('first');
    await eventually(async () => (await statusOf('desk')).disabled === 'gone');
    await tellMotion('second');
    receiver.answer = (_received, response) => response.writeHead(204).end();
    expect(receiver.received).toHaveLength(1);
    await house.get('/api/v1/webhooks/desk/resume', { method: 'POST' });
    await receiver.gets(3);
    expect(idsOf(receiver.received)).toEqual([the('first'), the('first'), the('second')]);
  });

  test('is disabled after five days of failure', async () => {
    await subscribe({ id: 'desk', mode: 'parallel' });
    receiver.answer = (_received, response) => response.writeHead(503).end();
    await tellMotion('first');
    await receiver.gets(1);
    await eventually(async () => (await statusOf('desk')).waiting === 1);
    post.step(5 * 86_400_000 + 60_000);
    await receiver.gets(2);
    await eventually(async () => (await statusOf('desk')).disabled === 'failing');
  });

  test('after a restart goes on behind the last that it got', async () => {
    await subscribe({ id: 'desk' });
    await tellMotion('first');
    await receiver.gets(1);
    await eventually(
      async () => (await statusOf('desk')).waiting === 0 && house.webhooks.store.attempts('desk', 9).length === 2,
    );
    await post.stop();
    await tellMotion('second');
    post = delivering();
    await receiver.gets(2);
    expect(idsOf(receiver.received)).toEqual([the('first'), the('second')]);
  });

  test('is never told what was sealed since', async () => {
    await subscribe({ id: 'desk' });
    receiver.answer = (_received, response) => response.writeHead(500).end();
    const entryId = the('secret entry');
    await house.tellLive('doe-v-example', [
      act(
        'entry.recorded',
        undefined,
        { from: 'hand', capturedOn: '2025-03-01', filedOn: '2025-03-01', text: 'about a minor' },
        { as: 'secret entry', proceeding: doeDocket },
      ),
      act(
        'motion.filed',
        undefined,
        { kinds: ['stay'], by: ['doe'] },
        { as: 'secret', entryId, proceeding: doeDocket },
      ),
    ]);
    await receiver.gets(1);
    await eventually(async () => (await statusOf('desk')).waiting === 2);
    receiver.answer = (_received, response) => response.writeHead(204).end();
    await house.tellLive('doe-v-example', [
      act('entry.sealed', '2025-04-01', { scope: 'entry' }, { entryId, as: 'sealing', proceeding: doeDocket }),
    ]);
    post.step(5_000);
    await receiver.gets(2);
    expect(receiver.received.map(({ message }) => message.type)).toEqual(['entry.recorded', 'entry.sealed']);
  });

  test('deleted gets nothing more, and its id is no one else’s', async () => {
    await subscribe({ id: 'desk' });
    await house.get('/api/v1/webhooks/desk', { method: 'DELETE' });
    await tellMotion('first');
    await eventually(() => house.webhooks.store.endpoints().length === 0);
    expect(receiver.received).toEqual([]);
    const again = await house.get('/api/v1/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'desk', url: receiver.url }),
    });
    expect(again.status).toBe(409);
  });
});
