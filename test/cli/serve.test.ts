import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { ownerOf } from '../../src/log/dataFolder.ts';
import { doeCase } from '../support/cases.ts';
import { lis, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const titlesAt = async (url: string): Promise<readonly string[]> => {
  const body = (await (await fetch(`${url}/api/v1/cases?order=title`)).json()) as { items: { title: string }[] };
  return body.items.map(({ title }) => title);
};

const tamper = (data: string, sql: string): void => {
  const db = new Database(join(data, 'log.sqlite'));
  db.exec(sql);
  db.close();
};

describe('lis serve', () => {
  test('loads the samples into a new log, prints where to look, and is answered for until SIGTERM ends it', async () => {
    const data = join(newFolder(), 'data');
    const served = await serveLis(data);
    expect(served.greeting).toMatch(/^Loaded the sample musk-v-openai \(\d+ actions\)\.$/m);
    expect(served.greeting).toContain(
      `Lis is at ${served.url}\n  cases     ${served.url}/\n  the API   ${served.url}/api/v1/cases, `,
    );
    expect((await fetch(`${served.url}/readyz`)).status).toBe(200);
    expect(await titlesAt(served.url)).toContain('Musk v. OpenAI');

    expect(ownerOf(data)).toEqual({ pid: served.pid, url: served.url, token: expect.any(String) });
    const file = join(data, '..', 'case.json');
    writeFileSync(file, JSON.stringify(doeCase));
    const [read, cases, recorded, rebuilt, second] = await Promise.all([
      lis(['case', 'musk-v-openai', '--as-of', '2024-07-01', '--data', data]),
      lis(['cases', '--data', data]),
      lis(['record', file, '--data', data]),
      lis(['rebuild', '--data', data]),
      lis(['serve', '--port', '0', '--data', data]),
    ]);
    expect([read.code, read.out]).toEqual([
      0,
      expect.stringContaining('withdrawn, since 2024-06-11, without prejudice'),
    ]);
    expect([cases.code, cases.out]).toEqual([0, expect.stringMatching(/^musk-v-openai /m)]);
    expect(recorded).toMatchObject({ code: 0, out: expect.stringContaining('9 recorded') });
    for (const refused of [rebuilt, second])
      expect(refused).toEqual({
        code: 1,
        out: '',
        err: `lis: ${data} is in use by the Lis server at ${served.url} (pid ${served.pid}).\n`,
      });

    expect(await served.end('SIGTERM')).toEqual({ code: 0, signal: null, err: '' });
    expect(ownerOf(data)).toBeUndefined();
    expect(readdirSync(data).sort()).toEqual([
      'deliveries.sqlite',
      'lock.sqlite',
      'log.sqlite',
      'master-key',
      'views.sqlite',
    ]);
    expect((await lis(['record', file, '--data', data])).code).toBe(0);
  });

  test('killed, it starts again with everything there, and loads the samples only once', async () => {
    const data = newFolder();
    const first = await serveLis(data);
    const before = await titlesAt(first.url);
    expect(await first.end('SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    expect(ownerOf(data)).toBeUndefined();
    const second = await serveLis(data);
    expect(second.greeting).not.toContain('Loaded');
    expect(await titlesAt(second.url)).toEqual(before);
    await second.end('SIGINT');
    expect((await lis(['verify', '--data', data])).code).toBe(0);
  });

  test('without samples it starts empty, and stays so', async () => {
    const data = newFolder();
    const first = await serveLis(data, [], { env: { LIS_SAMPLES: 'none' } });
    expect(await titlesAt(first.url)).toEqual([]);
    expect((await first.end('SIGTERM')).code).toBe(0);
    const file = join(newFolder(), 'case.json');
    writeFileSync(file, JSON.stringify(doeCase));
    await lis(['record', file, '--data', data]);
    const second = await serveLis(data);
    expect(await titlesAt(second.url)).toEqual(['Doe v. Example Corp.']);
    await second.end('SIGTERM');
  });

  test('with a case that cannot be read it serves the others, and says which one it is', async () => {
    const data = newFolder();
    const whole = await serveLis(data);
    const titles = await titlesAt(whole.url);
    await whole.end('SIGTERM');
    tamper(data, `UPDATE event SET body = 'gone' WHERE stream = 'case-xai-v-li' AND revision = 3`);
    const stillThere = await serveLis(data);
    expect(await titlesAt(stillThere.url)).toEqual(titles);
    await stillThere.end('SIGTERM');
    rmSync(join(data, 'views.sqlite'));

    const served = await serveLis(data);
    expect(await titlesAt(served.url)).toEqual(titles.filter(title => title !== 'xAI v. Li'));
    expect(await (await fetch(`${served.url}/readyz`)).json()).toMatchObject({
      status: 'ready',
      damaged: 1,
    });
    const { code, err } = await lis(['cases', '--data', data]);
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^lis: The log is damaged: case-xai-v-li revision 3, .* leave it out\.\n$/),
    ]);
    const { err: logged } = await served.end('SIGTERM');
    expect(logged.match(/a stream of the log cannot be read/g)).toHaveLength(1);
  });

  test('with places that hold no event it says which', async () => {
    const data = newFolder();
    const file = join(newFolder(), 'case.json');
    writeFileSync(file, JSON.stringify(doeCase));
    await lis(['record', file, '--data', data]);
    tamper(data, `DELETE FROM event WHERE position IN (4, 5)`);
    const served = await serveLis(data, ['--samples', 'none']);
    expect((await fetch(`${served.url}/api/v1/cases/doe-v-example`)).status).toBe(503);
    const { err } = await served.end('SIGTERM');
    expect(err).toContain('Positions 4 to 5 hold no event: what was recorded there is gone. Run lis verify.');
  });

  test('a port that is taken is told in words, and leaves the folder free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const data = newFolder();
    const { code, err } = await lis(['serve', '--data', data, '--samples', 'none', '--port', String(port)]);
    other.close();
    expect([code, err]).toEqual([
      1,
      `lis: Lis cannot listen at 127.0.0.1:${port}: another program listens there already. Name another port, such as --port 0, which takes a free one.\n`,
    ]);
    expect(ownerOf(data)).toBeUndefined();
  });

  test('a setting that Lis cannot start with is refused with its name, before anything is made', async () => {
    const data = join(newFolder(), 'never');
    const [everywhere, port, log] = await Promise.all([
      lis(['serve', '--data', data], { env: { LIS_HOST: '0.0.0.0' } }),
      lis(['serve', '--data', data, '--port', '80a']),
      lis(['serve', '--data', data], { env: { LIS_LOG: 'postgres://user:secret@127.0.0.1/lis' } }),
    ]);
    expect([everywhere.code, everywhere.err]).toEqual([
      2,
      'lis: LIS_HOST "0.0.0.0" is beyond loopback: Lis listens there only once a key exists. Make one first: lis keys create NAME --scopes read,record\n',
    ]);
    expect([port.code, port.err]).toEqual([2, 'lis: --port "80a" is not a port number.\n']);
    expect([log.code, log.err]).toEqual([1, expect.stringMatching(/^lis: LIS_LOG begins with postgres:\/\//)]);
    expect(log.err).not.toContain('secret');
  });
});
