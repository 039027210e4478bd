import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { lis, receiveLis, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const env = { LIS_WEBHOOKS_ALLOW_LOOPBACK: 'true' };

test('a webhook is made, watched, mended and deleted on the command line', async () => {
  const data = join(newFolder(), 'data');
  const server = await serveLis(data, [], { env });
  const webhooks = (...args: readonly string[]) => lis(['webhooks', ...args, '--data', data], { env });
  const wanted = ['--cases', 'musk-v-openai', '--types', 'case.*', '--from', 'start'];
  const made = await webhooks('create', 'http://127.0.0.1:1/', '--id', 'desk', ...wanted);
  expect([made.code, made.err]).toEqual([0, expect.stringContaining('unreachable')]);
  const [, secret] = /secret +(whsec_\S+)/.exec(made.out)!;

  const receiver = await receiveLis(['--secret', secret!]);
  expect((await webhooks('change', 'desk', '--url', `${receiver.url}/`)).out).toContain(receiver.url);
  expect((await webhooks('test', 'desk')).out).toMatch(/^The receiver took it: 204/);
  await eventually(() => receiver.printed().includes('case.refiled'));
  expect(receiver.printed()).not.toContain('forged');
  await eventually(async () => (await webhooks('list')).out.includes('delivers  0'));
  const { out } = await webhooks('deliveries', 'desk', '--limit', '200');
  expect(out).toContain('case.withdrawn');
  const [, position] = / (\d+) +case\.withdrawn/.exec(out)!;
  expect(await webhooks('retry', 'desk', position!)).toMatchObject({ code: 0 });
  await eventually(() => receiver.printed().split('case.withdrawn').length > 2);
  expect((await webhooks('rotate', 'desk')).out).toContain('old secret  signs too until');
  expect((await webhooks('replay', 'desk', '--from', 'start', '--per-second', '500')).out).toContain('replay');
  expect((await webhooks('pause', 'desk')).out).toMatch(/^stands +paused/);
  expect((await webhooks('resume', 'desk', '--json')).out).toContain('"disabled": null');
  expect(await webhooks('change', 'desk', '--digest', 'soon')).toMatchObject({ code: 2 });
  expect(await webhooks('show', 'nobody')).toMatchObject({ code: 1, err: 'lis: There is no webhook "nobody".\n' });
  expect(await webhooks('delete', 'desk')).toMatchObject({ code: 0, out: 'Deleted: desk\n' });
  expect((await webhooks('list', '--json')).out).toBe('{\n  "items": []\n}\n');
  await receiver.end('SIGINT');
  await server.end('SIGTERM');
  expect(await webhooks('list')).toMatchObject({ code: 2, err: expect.stringContaining('start lis serve') });
}, 120_000);

test('with another master key Lis does not start, until it is told to give every webhook a new secret', async () => {
  const data = join(newFolder(), 'data');
  const first = { ...env, LIS_SECRET: 'the first of two secrets' };
  const second = { ...env, LIS_SECRET: 'the second of two secrets' };
  const server = await serveLis(data, ['--samples', 'none'], { env: first });
  const made = await lis(['webhooks', 'create', 'http://127.0.0.1:1/', '--id', 'desk', '--data', data]);
  await server.end('SIGTERM');

  const refused = await lis(['serve', '--data', data, '--port', '0', '--samples', 'none'], { env: second });
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('lis webhooks rekey')]);
  expect(await lis(['webhooks', 'rekey', '--data', data], { env: second })).toMatchObject({ code: 0 });
  const again = await serveLis(data, ['--samples', 'none'], { env: second });
  const { out } = await lis(['webhooks', 'show', 'desk', '--data', data]);
  const secretIn = (text: string) => /whsec_\S+/.exec(text)![0];
  expect(secretIn(out)).not.toBe(secretIn(made.out));
  await again.end('SIGTERM');
}, 60_000);
