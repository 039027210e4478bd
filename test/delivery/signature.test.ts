import { describe, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import {
  ed25519From,
  isGenuine,
  readSecret,
  SecretFormatError,
  signed,
  spellPublicKey,
  spellSecret,
} from '../../src/delivery/signature.ts';

/** Of the libraries of Standard Webhooks (research on webhooks, section 4). */
const vectors = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    message: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' },
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    message: {
      id: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk',
      timestamp: 1_649_367_553,
      body: '{"email":"test@example.com","username":"test_user"}',
    },
    signature: 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
  },
];

describe.each(vectors)('the message $message.id', ({ secret, message, signature }) => {
  const key = readSecret(secret);
  const headers = signed([key], message);

  test('is signed as everybody signs it', () => {
    expect(headers).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': signature,
    });
    expect(spellSecret(key)).toBe(secret);
  });

  test.each([
    ['an old one', {}, 301],
    ['one of a clock that is ahead', {}, -301],
    ['no id', { 'webhook-id': undefined }, 0],
    ['no timestamp', { 'webhook-timestamp': undefined }, 0],
    ['no signature', { 'webhook-signature': undefined }, 0],
    ['another id', { 'webhook-id': 'msg_other' }, 0],
    ['a timestamp that is none', { 'webhook-timestamp': 'hello' }, 0],
    ['half a signature', { 'webhook-signature': signature.slice(0, -4) }, 0],
    ['an empty signature', { 'webhook-signature': 'v1,' }, 0],
    ['another version', { 'webhook-signature': signature.replace('v1', 'v2') }, 0],
    ['a token without a comma', { 'webhook-signature': 'v1' }, 0],
  ])('is not believed with %s', (_what, more, later) => {
    expect(isGenuine([key], { ...headers, ...more }, message.body, message.timestamp + later)).toBe(false);
  });

  test('is believed with one good signature among bad ones, and within five minutes', () => {
    const several = `v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,x ${signature} v1a,y`;
    const among = { ...headers, 'webhook-signature': several };
    for (const later of [-299, 0, 299])
      expect(isGenuine([key], among, message.body, message.timestamp + later)).toBe(true);
    expect(isGenuine([key], headers, `${message.body} `, message.timestamp)).toBe(false);
  });
});

test('a message that is signed with a key pair is proved by its public half', () => {
  const seed = Buffer.from(
    '6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==',
    'base64',
  );
  const key = ed25519From(seed.subarray(0, 32));
  const { message } = vectors[0]!;
  const headers = signed([key], message);
  expect(headers['webhook-signature']).toBe(
    'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
  );
  const shown = spellPublicKey(key);
  expect(shown).toBe('whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=');
  expect(isGenuine([readSecret(shown)], headers, message.body, message.timestamp)).toBe(true);
  expect(isGenuine([readSecret(shown)], headers, `${message.body} `, message.timestamp)).toBe(false);
});

test('a receiver that others wrote believes what is signed here, by either secret, in any script', () => {
  const [one, other] = vectors.map(({ secret }) => secret) as [string, string];
  const body = JSON.stringify({ title: '김 대 한빛전자 — Doe v. “Example”' });
  const headers = signed([readSecret(one), readSecret(other)], {
    ...{ id: 'msg_lis', timestamp: Math.floor(Date.now() / 1_000), body },
  });
  for (const secret of [one, other])
    expect(new Webhook(secret).verify(body, { ...headers })).toEqual({ title: '김 대 한빛전자 — Doe v. “Example”' });
});

test.each(['', 'whsec_', 'whsec_***', 'hello world'])('%p is no secret', text => {
  expect(() => readSecret(text)).toThrow(SecretFormatError);
});
