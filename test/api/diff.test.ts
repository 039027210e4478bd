import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DiffBody } from '../../src/views/askCase.ts';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { the } from '../support/story.ts';
import { corrected, ruled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase] });
});
afterAll(() => house.close());

const diffOf = (query: string) => house.read<DiffBody>(`/api/v1/cases/doe-v-example/diff?${query}`);
const typesOf = (actions: readonly { readonly type: string }[]) => actions.map(({ type }) => type);

describe('GET /cases/:id/diff', () => {
  test('between two days it says what changed and by which actions', async () => {
    const diff = await diffOf('from=2024-04-09&to=2024-06-03');
    expect(diff).toMatchObject({ id: 'doe-v-example', from: { asOf: '2024-04-09' }, to: { asOf: '2024-06-03' } });
    expect(typesOf(diff.actions)).toEqual(['motion.ruled', 'case.withdrawn']);
    expect(diff.gone).toEqual([]);
    const status = diff.changes.find(({ what }) => what === 'case');
    expect(status?.fields).toContainEqual(
      expect.objectContaining({ field: 'status', before: 'pending', after: 'withdrawn' }),
    );
  });

  test('backwards in time, what was in effect is gone', async () => {
    const diff = await diffOf('from=2024-06-03&to=2024-04-09');
    expect(typesOf(diff.gone)).toEqual(['motion.ruled', 'case.withdrawn']);
    expect(diff.actions).toEqual([]);
  });

  test('between a day and itself nothing changed', async () => {
    expect(await diffOf('from=2024-04-10&to=2024-04-10')).toMatchObject({ changes: [], actions: [], gone: [] });
  });

  test('on the public record of an earlier day, or at an earlier revision, less had changed', async () => {
    expect(typesOf((await diffOf('from=2024-04-09&to=2024-06-03&docketedBy=2024-04-12')).actions)).toEqual([
      'motion.ruled',
    ]);
    expect(typesOf((await diffOf('from=2024-04-09&to=2024-06-03&at=6')).actions)).toEqual([]);
  });

  test('between two revisions it says what was learned, and what is believed no longer', async () => {
    const proceeding = { court: 'cand', docketNumber: '3:24-cv-00123' };
    const granted = ruled('2024-04-10', the('doe motion'), 'granted', { proceeding });
    await house.tell('doe-v-example', [corrected('doe ruling', granted)]);
    expect(typesOf((await diffOf('fromAt=6&toAt=7&asOf=2024-05-01')).actions)).toEqual(['motion.ruled']);
    const { actions, gone, changes } = await diffOf('fromAt=8&toAt=9&asOf=2024-05-01');
    expect(actions).toMatchObject([{ id: the('doe ruling'), data: { outcome: 'granted' }, corrected: {} }]);
    expect(gone).toMatchObject([{ id: the('doe ruling'), data: { outcome: 'denied' } }]);
    expect(JSON.stringify(changes)).toContain('granted');
  });

  test.each([
    '',
    'from=2024-04-09',
    'to=2024-04-09',
    'fromAt=1',
    'from=2024-04-09&to=2024-06-03&fromAt=1&toAt=2',
    'from=2024-04-09&toAt=2',
    'from=2024-04-09&to=2024-06-03&asOf=2024-06-03',
    'fromAt=1&toAt=2&at=3',
  ])('refuses sides that do not make a pair: %s', async query => {
    const response = await house.get(`/api/v1/cases/doe-v-example/diff?${query}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/give two dates .* or two revisions/);
  });
});
