import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CaseBody } from '../../src/views/askCase.ts';
import { caseFileOf, doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { act, the } from '../support/story.ts';
import { corrected, filed, motion, ruled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase], now: '2024-06-01T12:00:00Z' });
});
afterAll(() => house.close());

const path = '/api/v1/cases/doe-v-example';
const stateOf = (query = '') => house.read<CaseBody>(`${path}${query}`);

describe('GET /cases/:id, asked about time', () => {
  test.each([
    ['asOf=2024-02-04', 'not_filed', null],
    ['asOf=2024-02-05', 'pending', '2024-02-05'],
    ['asOf=2024-06-02', 'pending', '2024-02-05'],
    ['asOf=2024-06-03', 'withdrawn', '2024-06-03'],
    ['asOf=9999-12-31', 'withdrawn', '2024-06-03'],
    ['asOf=2024-12-31&docketedBy=2024-06-02', 'pending', '2024-02-05'],
    ['asOf=2024-12-31&at=7', 'pending', '2024-02-05'],
    ['asOf=2024-12-31&at=0', 'not_filed', null],
    ['asOf=2024-12-31&knownAt=2024-06-01T12:00:00Z', 'withdrawn', '2024-06-03'],
    ['asOf=2024-12-31&knownAt=2024-06-01T21:00:00%2B09:00', 'withdrawn', '2024-06-03'],
  ])('%s: %s', async (query, status, statusOn) => {
    expect(await stateOf(`?${query}`)).toMatchObject({ status, statusOn });
  });

  test('a ruling made on one day and public on a later one is in effect, but not on the docket, in between', async () => {
    const motionIn = async (query: string) => (await stateOf(`?${query}`)).motions[0]!.status;
    expect(await motionIn('asOf=2024-04-11')).toBe('denied');
    expect(await motionIn('asOf=2024-04-11&docketedBy=2024-04-11')).toBe('pending');
    expect(await motionIn('asOf=2024-04-11&docketedBy=2024-04-12')).toBe('denied');
    expect(await motionIn('asOf=2024-04-11&docketedBy=2024-04-12&at=6')).toBe('pending');
  });

  test('the answer names what was asked, and the revision with its proof', async () => {
    const [{ hash }] = (await house.log.readStream('case-doe-v-example', 4)) as unknown as [{ hash: string }];
    expect(await stateOf('?asOf=2024-03-01&docketedBy=2024-03-02&at=4')).toMatchObject({
      id: 'doe-v-example',
      title: 'Doe v. Example Corp.',
      asOf: '2024-03-01',
      docketedBy: '2024-03-02',
      revision: 4,
      at: `4-${hash.slice(0, 16)}`,
      foldVersion: expect.any(Number),
      because: { status: [the('doe filed')] },
    });
  });

  test('without a date it is today before the court, though in UTC it is tomorrow already', async () => {
    for (const [moment, asOf, status] of [
      ['2024-06-03T06:59:59Z', '2024-06-02', 'pending'],
      ['2024-06-03T07:00:00Z', '2024-06-03', 'withdrawn'],
      ['2024-06-04T03:00:00Z', '2024-06-03', 'withdrawn'],
    ] as const) {
      house.clock.now = new Date(moment);
      expect(await stateOf()).toMatchObject({ asOf, status });
    }
    house.clock.now = new Date('2024-06-01T12:00:00Z');
  });

  test('a case that is filed tomorrow is filed when tomorrow comes to its court, not when it comes to Greenwich', async () => {
    const docket = { court: 'gud', docketNumber: '1:24-cv-00009' };
    await house.recordCase(caseFileOf('guam', 'In Guam', docket, filed('2024-06-04')));
    for (const [moment, asOf, status] of [
      ['2024-06-03T13:59:59Z', '2024-06-03', 'not_filed'],
      ['2024-06-03T14:00:00Z', '2024-06-04', 'pending'],
    ] as const) {
      house.clock.now = new Date(moment);
      expect(await house.read('/api/v1/cases/guam')).toMatchObject({ asOf, status });
    }
    house.clock.now = new Date('2024-06-01T12:00:00Z');
  });

  test('a moment before anything was known is no revision, and neither is one beyond the head', async () => {
    for (const query of ['?knownAt=2023-01-01T00:00:00Z', '?at=9']) {
      const response = await house.get(path + query);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        code: 'unknown_revision',
        type: 'urn:lis:problem:unknown_revision',
      });
    }
  });
});

describe('a state is never stale', () => {
  test('an action just recorded is in the next answer, while the lists may still lag', async () => {
    const lagging = await openHouse({ folder: newFolder(), cases: [doeCase], follows: false });
    const listed = async (query = '') => {
      const response = await lagging.get(`/api/v1/cases${query}`);
      return { at: response.headers.get('lis-position'), body: await response.json() };
    };
    const before = await listed();
    expect(before).toMatchObject({ at: '10', body: { items: [{ title: 'Doe v. Example Corp.', revision: 8 }] } });
    expect((await lagging.read<CaseBody>(path)).title).toBe('Doe v. Example Corp.');
    const { events } = await lagging.tell('doe-v-example', [act('case.titled', undefined, { title: 'Doe v. Acme' })]);
    expect((await lagging.read<CaseBody>(path)).title).toBe('Doe v. Acme');
    expect(await listed()).toEqual(before);
    const position = events.at(-1)!.position;
    expect(await listed(`?minPosition=${position}`)).toMatchObject({
      at: position,
      body: { items: [{ title: 'Doe v. Acme', revision: 9 }] },
    });
    await lagging.close();
  });

  test('what was believed at a revision can be read back after it was corrected', async () => {
    const believed = await stateOf('?asOf=2024-06-01');
    expect(believed.motions).toMatchObject([{ status: 'denied' }]);
    const granted = ruled('2024-04-10', the('doe motion'), 'granted', {
      proceeding: { court: 'cand', docketNumber: '3:24-cv-00123' },
    });
    await house.tell('doe-v-example', [corrected('doe ruling', granted, { reason: 'misread the order' })]);
    const now = await stateOf('?asOf=2024-06-01');
    expect(now.motions).toMatchObject([{ status: 'granted' }]);
    expect(now.revision).toBe(believed.revision + 1);
    expect(await stateOf(`?asOf=2024-06-01&at=${believed.at}`)).toEqual(believed);
  });

  test('as of a day that has passed, what takes effect later changes nothing', async () => {
    const before = await stateOf('?asOf=2024-03-15&at=8');
    await house.tell('doe-v-example', [motion('2024-05-01', 'late motion')]);
    const after = await stateOf('?asOf=2024-03-15');
    const { at: _at, revision: _revision, ...told } = before;
    expect(after).toMatchObject(told);
  });
});
