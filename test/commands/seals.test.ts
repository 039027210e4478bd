import { describe, expect, test } from '@jest/globals';
import { sweepErasures } from '../../src/commands/sweepJoins.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { stateOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, the } from '../support/story.ts';
import { entry, filed, inEntry, motion, unnumbered } from '../support/storyWords.ts';

const known = [
  filed('2024-08-05'),
  entry(5, '2024-09-01', { aliases: { number: 5, sequence: 12, documentId: '035123' } }),
  inEntry(5, 0, motion(null, 'stay')),
];
const sealed = (scope: 'entry' | 'erase', more: object = { entryId: the('entry 5') }) =>
  act('entry.sealed', '2024-10-01', { scope }, { as: `sealed ${scope}`, ...more });

const caseWith = async (log: EventLog) => {
  const recorder = recorderOn(log);
  await recordInto(recorder, 'doe', known);
  return recorder;
};

describe('a seal', () => {
  test.each([
    ['by its id', { entryId: the('entry 5') }],
    ['by its number', { entry: { number: 5 } }],
  ])('that names an entry %s is recorded with all its names, to find it once it is erased', async (_, named) => {
    const recorder = await caseWith(memoryLog());
    await recordInto(recorder, 'doe', [sealed('entry', named)]);
    expect((await eventsIn(recorder, 'doe')).at(-1)).toMatchObject({
      entryId: the('entry 5'),
      entry: { number: 5 },
      data: { scope: 'entry', aliases: { sequence: 12, documentId: '035123' } },
    });
  });

  test('of what is erased still finds it when a feed brings it again without a number', async () => {
    const recorder = await caseWith(memoryLog());
    await recordInto(recorder, 'doe', [sealed('erase')]);
    const fed = { from: 'feed' as const, capturedOn: '2024-11-01', text: 'again', filedOn: '2024-09-01' };
    await recordInto(recorder, 'doe', [
      act('entry.recorded', undefined, { ...fed, aliases: { documentId: '035123' } }, { as: 'fed' }),
    ]);
    expect((await eventsIn(recorder, 'doe')).at(-1)).toMatchObject({ id: the('fed'), data: {} });
    expect(await stateOf(recorder, 'doe', { asOf: '2024-12-01' })).toMatchObject({ withheld: 3 });
  });

  test('that an import brings hides, and never erases', async () => {
    const recorder = await caseWith(memoryLog());
    const origin = { recordedBy: 'lis', capture: { kind: 'backfill', importId: 'import-1' } } as const;
    await expect(recordInto(recorder, 'doe', [sealed('erase')], { origin })).rejects.toMatchObject({
      refusals: [{ code: 'never_imported' }],
    });
    expect(await recordInto(recorder, 'doe', [sealed('entry')], { origin })).toMatchObject({ revision: 3 });
  });
});

describe('an erasure', () => {
  test('takes what its order names, and nothing that anybody says later is the same', async () => {
    const recorder = await caseWith(memoryLog());
    await recordInto(recorder, 'doe', [unnumbered('unnumbered', '2024-09-03', 'open to all'), sealed('erase')]);
    const sighting = { from: 'feed' as const, capturedOn: '2024-11-01', filedOn: '2024-09-03', text: '' };
    await recordInto(recorder, 'doe', [
      act(
        'entry.observed',
        undefined,
        { ...sighting, aliases: { number: 5 } },
        { as: 'glue', entryId: the('unnumbered') },
      ),
    ]);
    const events = await eventsIn(recorder, 'doe');
    expect(events.find(({ id }) => id === the('unnumbered'))).toMatchObject({ data: { text: 'open to all' } });
    await recordInto(recorder, 'doe', [act('action.retracted', undefined, { actionId: the('glue'), reason: 'x' })]);
    expect(await stateOf(recorder, 'doe', { asOf: '2024-12-01' })).toMatchObject({ withheld: 2 });
  });

  test('killed between the order and the deed is done at the next start', async () => {
    const log = memoryLog();
    const dead = { ...log, erase: () => Promise.reject(new Error('killed')) };
    const recorder = await caseWith(dead);
    await expect(recordInto(recorder, 'doe', [sealed('erase')])).rejects.toThrow('killed');
    const started = { ...recorder, log, streams: new StreamCache(log) };
    expect(await sweepErasures(started, ['doe'])).toBe(2);
    expect((await eventsIn(started, 'doe')).map(({ erasedBy }) => erasedBy !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(await sweepErasures(started, ['doe'])).toBe(0);
  });

  test('in a store that never forgets hides all the same, and says that the words are there', async () => {
    const { erase: _erase, ...cluster } = memoryLog();
    const recorder = await caseWith(cluster);
    const { erased } = await recordInto(recorder, 'doe', [sealed('erase')]);
    expect(erased).toEqual({ events: 2, gone: false });
    expect(await stateOf(recorder, 'doe', { asOf: '2024-12-01' })).toMatchObject({ motions: [], withheld: 2 });
    expect(await recordInto(recorder, 'doe', [motion('2024-11-01', 'other')])).not.toHaveProperty('erased');
  });
});
