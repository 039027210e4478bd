import { describe, expect, test } from '@jest/globals';
import { joinCase } from '../../src/commands/joinCases.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { separateCase } from '../../src/commands/separateCase.ts';
import { sweepJoins } from '../../src/commands/sweepJoins.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { stateOf } from '../../src/views/askCase.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, stateCourt, the } from '../support/story.ts';
import { filed, inCourt, motion } from '../support/storyWords.ts';
import {
  dying,
  halfAbsorbed,
  idsOf,
  join,
  on,
  onceAppended,
  separate,
  titled,
  twoCases,
  typesIn,
  withKey,
} from '../support/twoCases.ts';

describe('two cases joined into each other at once', () => {
  test('are joined once: the lower id stands, and the other case goes on', async () => {
    const log = memoryLog();
    const [one, two] = [await twoCases(log), { ...recorderOn(log), streams: new StreamCache(log) }];
    const outcomes = await Promise.allSettled([join(one), join(two, 'federal', 'state')]);
    await sweepJoins(one, ['state', 'federal']);
    const absorbed = await Promise.all(
      ['state', 'federal'].map(caseId =>
        stateOf(one, caseId, {}).then(
          () => [],
          () => [caseId],
        ),
      ),
    );
    expect(absorbed.flat()).toHaveLength(1);
    const holder = absorbed.flat()[0] === 'state' ? 'federal' : 'state';
    expect(await idsOf(one, holder)).toEqual(expect.arrayContaining([the('first filed'), the('second filed')]));
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await verifyLog(log)).sound).toBe(true);
  });
});

describe('a request to join or to separate', () => {
  const ids = async (recorder: Recorder, caseId: string) => (await eventsIn(recorder, caseId)).map(({ id }) => id);

  test('that comes again is told so, and what it did', async () => {
    const recorder = await twoCases();
    const joining = { from: 'state', into: 'federal', origin: withKey('join') };
    const first = await joinCase(recorder, joining);
    expect(await joinCase(recorder, joining)).toEqual({ ...first, repeated: true });
    const separating = { from: 'state', within: 'federal', origin: withKey('separate') };
    const second = await separateCase(recorder, separating);
    expect(await separateCase(recorder, separating)).toEqual({ ...second, repeated: true });
    expect([first.repeated, second.repeated]).toEqual([false, false]);
    await expect(separateCase(recorder, { ...separating, reason: 'another' })).rejects.toMatchObject({
      code: 'key_reused',
    });
  });

  test('under a key that recorded something else into the case that is joined is refused', async () => {
    const recorder = await twoCases();
    await recordInto(recorder, 'state', [titled('Another title')], { origin: withKey('K') });
    await expect(joinCase(recorder, { from: 'state', into: 'federal', origin: withKey('K') })).rejects.toMatchObject({
      code: 'key_reused',
    });
  });

  test('gives no two events of a stream one id, also where two cases absorbed each other', async () => {
    const recorder = await twoCases();
    await halfAbsorbed(recorder, 'state', 'federal', 'one');
    await halfAbsorbed(recorder, 'federal', 'state', 'other');
    const asking = [
      { from: 'state', into: 'federal', origin: withKey('one') },
      { from: 'federal', into: 'state', origin: withKey('other') },
    ];
    await Promise.allSettled(asking.map(command => joinCase(recorder, command)));
    for (const caseId of ['state', 'federal']) {
      const all = await ids(recorder, caseId);
      expect(new Set(all).size).toBe(all.length);
    }
    expect((await typesIn(recorder, 'state')).concat(await typesIn(recorder, 'federal'))).toContain('case.restored');
  });

  test('by a revision that stands no more when it is decided joins nothing: the case goes on, and may be joined', async () => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    const faster = onceAppended(log, () => recordInto(recorder, 'federal', [titled('Somebody was faster')]));
    const asked = { from: 'state', into: 'federal', origin: withKey('K'), ifRevision: 3 };
    await expect(joinCase(on(faster), asked)).rejects.toMatchObject({ code: 'stale' });
    expect(await stateOf(recorder, 'state', {})).toMatchObject({ id: 'state' });
    expect(await typesIn(recorder, 'federal')).not.toContain('case.joined');
    const joined = await joinCase(recorder, { ...asked, ifRevision: 4 });
    expect(joined).toMatchObject({ revision: 5, repeated: false });
    const all = await ids(recorder, 'state');
    expect(new Set(all).size).toBe(all.length);
  });

  test('leaves whoever recorded what moves with a case named as who recorded it', async () => {
    const recorder = await twoCases();
    await join(recorder);
    await recordInto(recorder, 'federal', inCourt(stateCourt, act('case.reopened', '2024-10-01', {})), {
      origin: { recordedBy: 'kim' },
    });
    await separateCase(recorder, { from: 'state', within: 'federal', origin: { recordedBy: 'lee' } });
    const last = async (caseId: string) =>
      (await eventsIn(recorder, caseId)).slice(-2).map(({ type, recordedBy }) => [type, recordedBy]);
    expect(await last('state')).toEqual([
      ['case.reopened', 'kim'],
      ['case.restored', 'lee'],
    ]);
    expect(await last('federal')).toEqual([
      ['case.separated', 'lee'],
      ['action.retracted', 'lee'],
    ]);
  });
});

describe('killed between two appends', () => {
  const third = { court: 'ca9', docketNumber: '25-1234' };
  const threeCases = async (log: EventLog) => {
    const recorder = await twoCases(log);
    await recordInto(recorder, 'appeal', [
      titled('The appeal'),
      ...inCourt(third, filed('2025-02-01', { as: 'third' })),
    ]);
    return recorder;
  };
  const half = (log: EventLog, from: string, into: string) =>
    expect(join(on(dying(log, 1)), from, into)).rejects.toThrow('killed');

  test('a join into a case that was itself joined meanwhile is one with the case that holds that', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await join(recorder, 'federal', 'appeal');
    await sweepJoins(recorder, ['federal', 'state']);
    expect(await idsOf(recorder, 'appeal')).toEqual(expect.arrayContaining([the('first filed'), the('second filed')]));
    await separate(recorder, 'federal', 'appeal');
    expect(await idsOf(recorder, 'federal')).not.toContain(the('first filed'));
    expect(await idsOf(recorder, 'appeal')).toContain(the('first filed'));
    await expect(stateOf(recorder, 'state', {})).rejects.toMatchObject({ caseId: 'appeal' });
  });

  test('and so is its separation there finished, with what was recorded meanwhile', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await join(recorder, 'federal', 'appeal');
    await sweepJoins(recorder, ['federal', 'state']);
    await recordInto(recorder, 'appeal', inCourt(stateCourt, act('case.reopened', '2024-10-01', {})));
    await expect(separate(on(dying(log, 1)), 'state', 'appeal')).rejects.toThrow('killed');
    await sweepJoins(on(log), ['federal', 'state']);
    expect(await idsOf(recorder, 'appeal')).not.toContain(the('first filed'));
    expect(await stateOf(recorder, 'state', { asOf: '2024-11-01' })).toMatchObject({ status: 'pending' });
  });

  test('a join of what holds another leaves that where it stands: nothing is held twice', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await join(recorder);
    await half(log, 'federal', 'appeal');
    await sweepJoins(recorder, ['state', 'federal']);
    const ids = await idsOf(recorder, 'appeal');
    expect(ids.filter(id => id === the('first filed'))).toHaveLength(1);
  });

  test('a join into one of two that absorbed each other is finished once one of them goes on', async () => {
    const log = memoryLog();
    const recorder = await threeCases(log);
    await half(log, 'state', 'federal');
    await halfAbsorbed(recorder, 'federal', 'appeal');
    await halfAbsorbed(recorder, 'appeal', 'federal');
    await sweepJoins(recorder, ['state', 'federal', 'appeal']);
    const all = await Promise.all(['federal', 'appeal'].map(one => idsOf(recorder, one).catch(() => [])));
    expect(all.flat()).toEqual(expect.arrayContaining(['first filed', 'second filed', 'third'].map(the)));
    expect(all.filter(ids => ids.length > 0)).toHaveLength(1);
  });

  test('a join whose request comes again is the one that a sweep finished, also after a separation', async () => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    const asked = { from: 'state', into: 'federal', origin: withKey('K') };
    await expect(joinCase(on(dying(log, 1)), asked)).rejects.toThrow('killed');
    await sweepJoins(recorder, ['state']);
    const swept = (await eventsIn(recorder, 'federal')).at(-1)!;
    expect(await joinCase(recorder, asked)).toMatchObject({ events: [{ id: swept.id }], repeated: true });
    await separate(recorder);
    expect(await joinCase(recorder, asked)).toMatchObject({ events: [{ id: swept.id }], repeated: true });
    expect(await stateOf(recorder, 'state', {})).toMatchObject({ id: 'state' });
  });

  test('a join is finished at the next start', async () => {
    const log = memoryLog();
    await twoCases(log);
    await expect(join(on(dying(log, 1)))).rejects.toThrow('killed');
    const recorder = on(log);
    await sweepJoins(recorder, ['state']);
    expect(await idsOf(recorder, 'federal')).toContain(the('first filed'));
    expect((await eventsIn(recorder, 'federal')).at(-1)).toMatchObject({ type: 'case.joined', recordedBy: 'lis' });
  });

  test.each([1, 2])('a separation after %i appends too, and nothing is recorded twice', async appends => {
    const log = memoryLog();
    const recorder = await twoCases(log);
    await join(recorder);
    await recordInto(
      recorder,
      'federal',
      inCourt(stateCourt, act('case.reopened', '2024-10-01', {}), motion('2024-10-02', 'fees')),
    );
    const whole = memoryLog();
    for await (const batch of log.readAll()) for (const event of batch) await copyInto(whole, event);
    await separate(on(whole));
    await expect(separate(on(dying(log, appends)))).rejects.toThrow('killed');
    await sweepJoins(on(log), ['state']);
    const [swept, done] = [await eventsIn(on(log), 'state'), await eventsIn(on(whole), 'state')];
    expect(swept.map(({ type, data }) => [type, data])).toEqual(done.map(({ type, data }) => [type, data]));
  });
});

/** The same event in another log, at the same place. */
const copyInto = async (log: EventLog, event: Awaited<ReturnType<EventLog['readStream']>>[number]): Promise<void> => {
  const { stream, revision: _revision, position: _position, ...sealed } = event;
  const last = (await log.readStream(stream)).at(-1);
  const head = last ?? { revision: -1, hash: '', recordedAt: '' };
  await log.append(stream, { revision: head.revision, hash: head.hash, recordedAt: head.recordedAt }, [sealed]);
};
