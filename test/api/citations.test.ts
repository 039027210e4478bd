import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { CaseBody } from '../../src/views/askCase.ts';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** What somebody with the file in hand could do to it, also while a server runs on it. */
const tamper = (folder: string, sql: string): void => {
  const db = new Database(join(folder, 'log.sqlite'));
  db.exec(sql);
  db.close();
};

let house: House;
let hash: string;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
  hash = (await house.log.readStream('case-doe-v-example', 7))[0]!.hash;
});
afterAll(() => house.close());

const cited = (at: string) => house.get(`/api/v1/cases/doe-v-example?asOf=2024-05-01&at=${at}`);

describe('a citation', () => {
  test('proves its revision with 6 to 64 digits of the hash; without a hash it is believed', async () => {
    const bodies = new Set<string>();
    for (const proof of ['', `-${hash.slice(0, 6)}`, `-${hash.slice(0, 16)}`, `-${hash}`]) {
      const response = await cited(`7${proof}`);
      expect([proof, response.status]).toEqual([proof, 200]);
      bodies.add(await response.text());
    }
    expect(bodies.size).toBe(1);
    expect(JSON.parse([...bodies][0]!)).toMatchObject({ revision: 7, at: `7-${hash.slice(0, 16)}` });
  });

  test('with another hash proves nothing, and is told whose hash it is', async () => {
    for (const wrong of ['000000', hash.slice(1, 17), `${hash.slice(0, 63)}${hash.endsWith('0') ? '1' : '0'}`]) {
      const response = await cited(`7-${wrong}`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        code: 'wrong_hash',
        detail: expect.stringContaining(`its hash is ${hash.slice(0, 16)}, not ${wrong}`),
      });
    }
  });

  test('of a revision that the case has not reached is 404, whatever its hash', async () => {
    for (const at of ['9', `9-${hash.slice(0, 16)}`, '999999999'])
      expect(await (await cited(at)).json()).toMatchObject({ status: 404, code: 'unknown_revision' });
  });

  test('means the same for ever', async () => {
    const before = await (await cited(`7-${hash.slice(0, 16)}`)).text();
    await house.tell('doe-v-example', [motion('2024-03-05', 'found later')]);
    expect(await (await cited(`7-${hash.slice(0, 16)}`)).text()).toBe(before);
  });

  test('proves a history and both sides of a diff just so', async () => {
    const at = `7-${hash.slice(0, 8)}`;
    const path = '/api/v1/cases/doe-v-example';
    for (const query of [`history?at=${at}`, `diff?from=2024-01-01&to=2024-05-01&at=${at}`, `diff?fromAt=0&toAt=${at}`])
      expect([query, (await house.get(`${path}/${query}`)).status]).toEqual([query, 200]);
    for (const query of ['history?at=7-000000', 'diff?fromAt=7-000000&toAt=7', 'diff?fromAt=7&toAt=7-000000'])
      expect([query, (await house.get(`${path}/${query}`)).status]).toEqual([query, 409]);
  });

  test('as it is printed leads to the API, with everything it asks', async () => {
    const citation = `/cases/doe-v-example?asOf=2024-05-01&docketedBy=2024-04-11&at=7-${hash.slice(0, 16)}`;
    const response = await house.get(citation);
    expect([response.status, response.headers.get('location')]).toEqual([307, `/api/v1${citation}`]);
    const followed = await house.get(citation, { redirect: 'follow' });
    const body = (await followed.json()) as CaseBody;
    expect(body.motions[0]!.status).toBe('pending');
  });

  test('with a path below the case, or none, it leads there too; the root leads to the cases', async () => {
    const leadsTo = async (path: string) => (await house.get(path)).headers.get('location');
    expect(await leadsTo('/cases/doe-v-example/history?at=7')).toBe('/api/v1/cases/doe-v-example/history?at=7');
    expect(await leadsTo('/cases?status=pending')).toBe('/api/v1/cases?status=pending');
    expect(await leadsTo('/')).toBe('/api/v1/cases');
    expect(await leadsTo('/cases//evil.example')).toMatch(/^\/api\/v1\/cases\//);
  });
});

describe('a citation of a log that somebody changed', () => {
  const path = '/api/v1/cases/doe-v-example';
  const openTampered = async (sql: string) => {
    const folder = newFolder();
    const changed = await openHouse({ folder, cases: [doeCase] });
    tamper(folder, sql);
    const events = await changed.log.readStream('case-doe-v-example', 0);
    const at = (revision: number) => `${revision}-${events[revision]!.hash.slice(0, 16)}`;
    return { changed, folder, at };
  };
  const edited = `UPDATE event SET body = replace(body, 'Jane Doe', 'John Doe')
    WHERE stream = 'case-doe-v-example' AND revision = 2`;

  test('is not proved, though the hash that is stored is the one cited', async () => {
    const { changed, at } = await openTampered(edited);
    for (const query of [`?at=${at(7)}`, `/history?at=${at(2)}`, `/diff?fromAt=0&toAt=${at(5)}`]) {
      const response = await changed.get(path + query);
      expect([query, response.status, await response.json()]).toEqual([
        query,
        409,
        expect.objectContaining({
          code: 'log_changed',
          title: 'The log does not hold what was recorded',
          detail: expect.stringMatching(
            /^Not proved: .* case-doe-v-example revision 2: its data, sources or salt are not .* lis verify/,
          ),
        }),
      ]);
    }
    await changed.close();
  });

  test('is proved where what was changed came after it, and what cites no hash is answered', async () => {
    const { changed, at } = await openTampered(edited);
    for (const asked of [at(0), at(1), '7']) expect((await changed.get(`${path}?at=${asked}`)).status).toBe(200);
    expect((await changed.get(`${path}?at=${at(2)}`)).status).toBe(409);
    await changed.close();
  });

  test.each([
    ['a hash that was made to fit', `UPDATE event SET body = json_set(body, '$.on', '2020-01-01') WHERE revision = 1`],
    ['a missing event', `DELETE FROM event WHERE stream = 'case-doe-v-example' AND revision = 3`],
    ['text that is no event', `UPDATE event SET body = 'gone' WHERE stream = 'case-doe-v-example' AND revision = 3`],
  ])('is not proved by what was read before: %s', async (_, sql) => {
    const folder = newFolder();
    const changed = await openHouse({ folder, cases: [doeCase] });
    const { at } = await changed.read<CaseBody>(path);
    tamper(folder, sql);
    expect(await (await changed.get(`${path}?at=${at}`)).json()).toMatchObject({ status: 409, code: 'log_changed' });
    await changed.close();
  });

  test('that was proved once is answered from what was proved', async () => {
    const folder = newFolder();
    const changed = await openHouse({ folder, cases: [doeCase] });
    const { at } = await changed.read<CaseBody>(path);
    const proved = await (await changed.get(`${path}?asOf=2024-05-01&at=${at}`)).text();
    tamper(folder, edited);
    expect(await (await changed.get(`${path}?asOf=2024-05-01&at=${at}`)).text()).toBe(proved);
    expect(await (await changed.get(`${path}?asOf=2024-05-02&at=${at}`)).text()).toContain('Jane Doe');
    await changed.close();
  });
});
