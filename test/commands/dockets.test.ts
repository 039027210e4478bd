import { describe, expect, test } from '@jest/globals';
import { isType } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';
import type { ConflictError } from '../../src/commands/conflictError.ts';
import { sweepClaims } from '../../src/commands/sweepClaims.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, federalCourt, stateCourt, the } from '../support/story.ts';
import { corrected, filed, inCourt, motion } from '../support/storyWords.ts';

const stream = 'docket-cand-24-04722';
const opening = filed('2024-08-05', { as: 'filing' });
const spelled = (docketNumber: string): Docket => ({ court: 'cand', docketNumber });
const claimsIn = async (log: EventLog, name = stream) =>
  (await log.readStream(name)).filter(event => isType(event, 'docket.claimed')).map(({ data }) => data);
const refused = (promise: Promise<unknown>) => promise.catch((error: ConflictError) => error);

describe('a case claims the dockets it stands in', () => {
  test('over the one stream of their number, with all they are known by', async () => {
    const recorder = recorderOn();
    const dockets = [{ ...federalCourt, pacerIds: ['433688'], spellings: ['4:24-cv-04722-YGR'] }];
    await recordInto(recorder, 'musk', [opening], { dockets });
    expect(await claimsIn(recorder.log)).toMatchObject([
      {
        docket: stream,
        caseId: 'musk',
        keys: { pacerIds: ['433688'], spellings: ['3:24-cv-04722', '4:24-cv-04722-YGR'], office: '3', type: 'cv' },
      },
    ]);
  });

  test('once, however often it is recorded into', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    await recordInto(recorder, 'musk', [motion('2024-09-01', 'm')]);
    expect(await claimsIn(recorder.log)).toHaveLength(1);
  });

  test('and a later claim of the same docket and case adds keys', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    const more = (keys: object) => ({ dockets: [{ ...federalCourt, ...keys }] });
    await recordInto(recorder, 'musk', [motion('2024-09-01', 'a')], more({ spellings: ['4:24-cv-04722'] }));
    await recordInto(recorder, 'musk', [motion('2024-09-01', 'b')], more({ pacerIds: ['433688'] }));
    await recordInto(recorder, 'musk', [motion('2024-09-01', 'c')], more({ pacerIds: ['433688'] }));
    expect(await claimsIn(recorder.log)).toMatchObject([
      { docket: stream },
      { docket: stream, keys: { spellings: ['3:24-cv-04722', '4:24-cv-04722'] } },
      { docket: stream, keys: { pacerIds: ['433688'] } },
    ]);
  });

  test('another division’s docket of that number is another docket', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    await recordInto(recorder, 'other', inCourt(spelled('5:24-cv-04722'), filed('2024-08-05')));
    expect((await claimsIn(recorder.log)).map(({ docket, caseId }) => [docket, caseId])).toEqual([
      [stream, 'musk'],
      [`${stream}.2`, 'other'],
    ]);
  });
});

describe('a docket that another case holds', () => {
  const claimed = async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    return recorder;
  };

  test.each(['3:24-cv-04722', '3:24-cv-04722-YGR', '24-cv-4722', '3:2024-cv-04722-TSH'])(
    'is refused as %s, and the case is named; nothing is recorded',
    async docketNumber => {
      const recorder = await claimed();
      const error = await refused(recordInto(recorder, 'other', inCourt(spelled(docketNumber), filed('2024-08-05'))));
      expect(error).toMatchObject({ code: 'docket_claimed', caseId: 'musk' });
      expect(await eventsIn(recorder, 'other')).toEqual([]);
    },
  );

  test('is what the refusal speaks of, before any rule of law', async () => {
    const error = await refused(recordInto(await claimed(), 'other', [motion('2024-09-01', 'm')]));
    expect(error).toMatchObject({ code: 'docket_claimed', caseId: 'musk' });
  });

  test('cannot be reached by a correction either', async () => {
    const recorder = await claimed();
    await recordInto(recorder, 'other', inCourt(stateCourt, filed('2024-02-29', { as: 'state' })));
    const moved = corrected('state', filed('2024-02-29'));
    expect(await refused(recordInto(recorder, 'other', [moved]))).toMatchObject({ code: 'docket_claimed' });
  });

  test('of a court without office and type is known by its squeezed number', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', inCourt(stateCourt, filed('2024-02-29')));
    const other = { court: 'calsuppctsf', docketNumber: 'cgc 24 612746' };
    expect(await refused(recordInto(recorder, 'other', inCourt(other, filed('2024-02-29'))))).toMatchObject({
      code: 'docket_claimed',
    });
  });

  test('goes to one of two who claim it at once', async () => {
    const log = memoryLog();
    const race = ['one', 'two'].map(id => recordInto(recorderOn(log), id, [filed('2024-08-05')]));
    await Promise.allSettled(race);
    const claims = await claimsIn(log);
    expect(new Set(claims.map(({ caseId }) => caseId)).size).toBe(1);
  });
});

describe('`proceeding` is always the docket’s first spelling', () => {
  const proceedings = async (recorder: ReturnType<typeof recorderOn>) => [
    ...new Set((await eventsIn(recorder, 'musk')).map(({ proceeding }) => proceeding?.docketNumber)),
  ];

  test.each(['3:24-cv-04722-YGR', '24-cv-04722', '3:2024-cv-4722'])('however it is spelled, as %s', async later => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    await recordInto(recorder, 'musk', inCourt(spelled(later), motion('2024-09-01', 'm')));
    expect(await proceedings(recorder)).toEqual(['3:24-cv-04722']);
  });

  test('without a judge’s initials from the first', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', inCourt(spelled('3:24-cv-04722-SK'), opening));
    expect(await proceedings(recorder)).toEqual(['3:24-cv-04722']);
  });

  test('after it was renumbered, in the same batch or later', async () => {
    const recorder = recorderOn();
    const renumbered = act('docket.renumbered', '2024-08-07', { to: '4:24-cv-04722-YGR' });
    await recordInto(recorder, 'musk', [opening, renumbered]);
    await recordInto(recorder, 'musk', inCourt(spelled('4:24-cv-04722'), motion('2024-09-01', 'm')));
    expect(await proceedings(recorder)).toEqual(['3:24-cv-04722']);
  });

  test('also by a spelling that only the claim knows', async () => {
    const recorder = recorderOn();
    const dockets = [{ ...federalCourt, spellings: ['4:24-cv-04722'] }];
    await recordInto(recorder, 'musk', [opening], { dockets });
    await recordInto(recorder, 'musk', inCourt(spelled('4:24-cv-04722-YGR'), motion('2024-09-01', 'm')));
    expect(await proceedings(recorder)).toEqual(['3:24-cv-04722']);
  });

  test.each(['24-cv-04722', '3:24-cv-04722'])('within one batch too, whichever way it opens, as %s', async first => {
    const recorder = recorderOn();
    const [open, move] = [
      inCourt(spelled(first), opening),
      inCourt(spelled('C 24-04722 YGR'), motion('2024-09-01', 'm')),
    ];
    await recordInto(recorder, 'musk', [...[open].flat(), ...[move].flat()]);
    expect(await proceedings(recorder)).toEqual([first]);
    expect(await claimsIn(recorder.log)).toHaveLength(1);
  });

  test('and what the case recorded beats what a file says of it', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    const dockets = [{ ...spelled('4:24-cv-04722'), spellings: ['3:24-cv-04722'] }];
    await recordInto(recorder, 'musk', inCourt(spelled('4:24-cv-04722'), motion('2024-09-01', 'm')), { dockets });
    expect(await proceedings(recorder)).toEqual(['3:24-cv-04722']);
  });

  test('in the letters of a court that numbers in its own way', async () => {
    const recorder = recorderOn();
    const chancery = { court: 'illappct', docketNumber: '2024-L-001234' };
    await recordInto(recorder, 'musk', inCourt(chancery, filed('2024-02-29')));
    await recordInto(
      recorder,
      'musk',
      inCourt({ ...chancery, docketNumber: '2024 l 001234' }, motion('2024-09-01', 'm')),
    );
    expect(await proceedings(recorder)).toEqual(['2024-L-001234']);
  });

  test('wherever an action speaks of it', async () => {
    const recorder = recorderOn();
    await recordInto(
      recorder,
      'musk',
      inCourt(stateCourt, filed('2024-02-29'), act('case.withdrawn', '2024-06-11', { by: ['musk'], prejudice: null })),
    );
    const from = { court: 'calsuppctsf', docketNumber: 'CGC 24-612746' };
    const { events } = await recordInto(recorder, 'musk', [act('case.refiled', '2024-08-05', { from })]);
    expect(events[0]?.data).toMatchObject({ from: stateCourt });
  });
});

describe('a docket that was given another number', () => {
  const renumbered = (to: string) => act('docket.renumbered', '2024-08-07', { to });

  test('joins what is recorded under the new one, without a judge’s initials', async () => {
    const recorder = recorderOn();
    const later = inCourt(spelled('4:24-cv-04722'), motion('2024-09-01', 'm'));
    await recordInto(recorder, 'musk', [opening, renumbered('4:24-cv-04722-YGR'), ...later]);
    const events = await eventsIn(recorder, 'musk');
    expect(events.map(({ proceeding }) => proceeding?.docketNumber)).toEqual(Array(3).fill('3:24-cv-04722'));
    expect(events[1]?.data).toEqual({ to: '4:24-cv-04722' });
  });

  test('is found by the new one as by the first, also where that is another stream', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening, renumbered('4:25-cv-00001-YGR')]);
    for (const number of ['3:24-cv-04722', '4:25-cv-00001']) {
      const error = await refused(recordInto(recorder, 'other', inCourt(spelled(number), filed('2024-08-05'))));
      expect([number, error]).toEqual([number, expect.objectContaining({ code: 'docket_claimed', caseId: 'musk' })]);
    }
    expect(await claimsIn(recorder.log, 'docket-cand-25-00001')).toMatchObject([{ caseId: 'musk' }]);
  });

  test('cannot take the number of another case’s docket', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'other', inCourt(spelled('4:25-cv-00001'), filed('2025-01-02')));
    const error = await refused(recordInto(recorder, 'musk', [opening, renumbered('4:25-cv-00001')]));
    expect(error).toMatchObject({ code: 'docket_claimed', caseId: 'other' });
  });
});

describe('a docket that another case claims between reading and claiming', () => {
  /** Another case records into the docket just before this one appends. */
  const overtaken = () => {
    const log = memoryLog();
    let overtaking: Promise<unknown> | undefined;
    const append: EventLog['append'] = async (name, head, events) => {
      if (name === 'case-late') overtaking ??= recordInto(recorderOn(log), 'early', [filed('2024-08-05')]);
      await overtaking;
      return log.append(name, head, events);
    };
    return { ...log, append };
  };

  test('is lost, and the answer says so; the actions stand', async () => {
    const log = overtaken();
    const { lostDockets } = await recordInto(recorderOn(log), 'late', [opening]);
    expect(lostDockets).toEqual([{ ...federalCourt, heldBy: 'early' }]);
    expect(await eventsIn(recorderOn(log), 'late')).toHaveLength(1);
    expect(await claimsIn(log)).toMatchObject([{ caseId: 'early' }]);
  });

  test('is named again by whoever records it again, and by the sweep', async () => {
    const log = overtaken();
    await recordInto(recorderOn(log), 'late', [opening]);
    const again = await recordInto(recorderOn(log), 'late', [opening]);
    expect(again).toMatchObject({ repeated: true, lostDockets: [{ ...federalCourt, heldBy: 'early' }] });
    const held = { ...federalCourt, caseId: 'late' };
    expect(await sweepClaims(log, [held], new Date(0))).toEqual([{ ...held, heldBy: 'early' }]);
  });
});

describe('a crash between the two appends', () => {
  const crashing = () => {
    const log = memoryLog();
    let down = true;
    const append: EventLog['append'] = (name, head, events) =>
      down && name.startsWith('docket-') ? Promise.reject(new Error('killed')) : log.append(name, head, events);
    return {
      log: { ...log, append },
      restart: () => {
        down = false;
      },
    };
  };

  test('leaves the case without its claim; the retry finishes it', async () => {
    const { log, restart } = crashing();
    await expect(recordInto(recorderOn(log), 'musk', [opening])).rejects.toThrow('killed');
    expect(await claimsIn(log)).toEqual([]);
    restart();
    const again = await recordInto(recorderOn(log), 'musk', [opening]);
    expect(again).toMatchObject({ repeated: true, revision: 0 });
    expect(await claimsIn(log)).toMatchObject([{ caseId: 'musk' }]);
  });

  test('is finished by the sweep where nobody retries; a claim lost meanwhile is named', async () => {
    const { log, restart } = crashing();
    await expect(recordInto(recorderOn(log), 'musk', [opening])).rejects.toThrow('killed');
    restart();
    const held = [{ ...federalCourt, caseId: 'musk' }];
    expect(await sweepClaims(log, held, new Date(0))).toEqual([]);
    expect(await claimsIn(log)).toMatchObject([{ caseId: 'musk' }]);
    expect(await sweepClaims(log, [{ ...federalCourt, caseId: 'late' }], new Date(0))).toEqual([
      { ...federalCourt, caseId: 'late', heldBy: 'musk' },
    ]);
  });

  test('is finished by the sweep under the number that the docket was given since, too', async () => {
    const { log, restart } = crashing();
    const renumbered = act('docket.renumbered', '2024-08-07', { to: '4:24-cv-04722' });
    await expect(recordInto(recorderOn(log), 'musk', [opening, renumbered])).rejects.toThrow('killed');
    restart();
    await sweepClaims(log, [{ ...federalCourt, spellings: ['4:24-cv-04722'], caseId: 'musk' }], new Date(0));
    const other = filed('2024-09-01', { as: 'other', proceeding: { court: 'cand', docketNumber: '4:24-cv-04722' } });
    await expect(recordInto(recorderOn(log), 'thief', [other])).rejects.toMatchObject({ code: 'docket_claimed' });
  });
});

test('the id of a claim is made from what it claims', async () => {
  const claim = async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'musk', [opening]);
    return (await recorder.log.readStream(stream))[0]?.id;
  };
  expect(await claim()).toBe(await claim());
  expect(await claim()).not.toBe(the('filing'));
});
