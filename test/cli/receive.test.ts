import { expect, test } from '@jest/globals';
import { type SigningKey, secretFrom, signed, spellSecret } from '../../src/delivery/signature.ts';
import { eventually } from '../support/eventually.ts';
import { lis, receiveLis } from '../support/lis.ts';

const secret = secretFrom(Buffer.alloc(32, 3));
const body = JSON.stringify({
  type: 'case.titled',
  data: { caseId: 'doe-v-example', action: { id: 'a\u001b[2J\nb' } },
});

const post = (url: string, by: SigningKey, text = body) =>
  fetch(url, {
    method: 'POST',
    headers: { ...signed([by], { id: 'msg_1', timestamp: Math.floor(Date.now() / 1_000), body: text }) },
    body: text,
  });

test('lis receive tells what is genuine and what is forged, in one line each, and answers accordingly', async () => {
  const receiver = await receiveLis(['--secret', spellSecret(secret)]);
  expect((await post(receiver.url, secret)).status).toBe(204);
  expect((await post(receiver.url, secretFrom(Buffer.alloc(32, 4)))).status).toBe(401);
  expect((await post(receiver.url, secret, 'no JSON')).status).toBe(204);
  expect((await fetch(receiver.url)).status).toBe(405);
  await eventually(() => receiver.printed().split('\n').length > 3);
  expect(await receiver.end('SIGINT')).toBe(0);
  const lines = receiver.printed().trimEnd().split('\n');
  expect(lines.map(line => line.replace(/^\S+Z {2}/, ''))).toEqual([
    'genuine  case.titled  doe-v-example  a [2J b'.replace('a [', 'a['),
    'forged  case.titled  doe-v-example  a[2J b',
    'genuine  -  -  -',
  ]);
});

test('it verifies by LIS_RECEIVE_SECRET, nothing without one, and answers what it is told to', async () => {
  const known = await receiveLis(['--answer', '500', '--json'], { LIS_RECEIVE_SECRET: spellSecret(secret) });
  expect((await post(known.url, secret)).status).toBe(500);
  await eventually(() => known.printed() !== '');
  expect(JSON.parse(known.printed())).toMatchObject({ type: 'case.titled' });
  expect(await known.end('SIGTERM')).toBe(0);
  const unknown = await receiveLis([]);
  expect((await post(unknown.url, secret)).status).toBe(204);
  await eventually(() => unknown.printed().includes('unverified'));
  await unknown.end('SIGINT');
});

test('what is no secret and no status is refused with a reason', async () => {
  expect(await lis(['receive', '--secret', 'hello'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('whsec_'),
  });
  expect(await lis(['receive', '--answer', '999'])).toMatchObject({ code: 2 });
});
