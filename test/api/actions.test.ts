import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doeCase, plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { the } from '../support/story.ts';
import { confirmed, corrected, ruled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase, plainCase(1)], follows: false });
});
afterAll(() => house.close());

interface Shown {
  readonly amendments: readonly { readonly type: string }[];
}

const shown = (id: string) => house.read<Shown>(`/api/v1/actions/${id}`);
const get = (id: string) => house.get(`/api/v1/actions/${id}`);
const proceeding = { court: 'cand', docketNumber: '3:24-cv-00123' };

describe('GET /actions/:id', () => {
  test('shows an action as it was recorded, with its place and its hash, and neither salt nor stream', async () => {
    const [recorded] = await house.log.readStream('case-doe-v-example', 7);
    const { salt: _salt, stream: _stream, ...told } = recorded!;
    expect(await shown(the('doe ruling'))).toEqual({ ...told, amendments: [] });
    expect(told.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an id may be written in capitals', async () => {
    expect((await get(the('doe ruling').toUpperCase())).status).toBe(200);
  });

  test('shows every correction and confirmation that names it, oldest first, and itself unchanged', async () => {
    const before = await shown(the('doe ruling'));
    const granted = ruled('2024-04-10', the('doe motion'), 'granted', { proceeding });
    await house.tell('doe-v-example', [
      corrected('doe ruling', granted, { as: 'first' }),
      confirmed('doe ruling', 'record'),
      corrected('doe motion', { ...doeCase.actions[5]!, on: '2024-03-02' }, { as: 'second' }),
    ]);
    const after = await shown(the('doe ruling'));
    expect(after).toMatchObject({ ...before, amendments: expect.any(Array) });
    expect(after.amendments.map(({ type }) => type)).toEqual(['action.corrected', 'action.confirmed']);
  });

  test('an action just recorded is found, though the lists lag', async () => {
    const { events } = await house.tell('doe-v-example', [confirmed('doe motion', 'record')]);
    expect(await shown(events[0]!.id)).toMatchObject({ type: 'action.confirmed' });
  });

  test('an id that no case holds is 404, also where it is a docket’s claim', async () => {
    const [claim] = await house.log.readStream('docket-cand-24-00123');
    for (const id of ['00000000-0000-4000-8000-000000000000', claim!.id]) {
      const response = await get(id);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'unknown_action', detail: `There is no action ${id}.` });
    }
  });
});
