import { describe, expect, test } from '@jest/globals';
import { act, stateOn, story, type Told, the } from '../support/story.ts';
import {
  closed,
  complaint,
  dismissed,
  filed,
  hearing,
  joined,
  motion,
  reopened,
  ruled,
} from '../support/storyWords.ts';

const pending = [
  filed('2024-01-02'),
  joined('2024-01-02', 'altman'),
  act('counsel.appeared', '2024-01-03', { counsel: 'advocate', for: ['altman'], name: 'A. Advocate' }),
  act('judge.assigned', '2024-01-03', { judge: 'ygr', name: 'YGR', role: 'presiding' }),
  complaint('2024-01-02', ['fraud']),
  motion('2024-02-01', 'mtd'),
  hearing('2024-02-01', 'argument', '2024-07-01T14:00'),
  act('deadline.set', '2024-02-01', { what: 'opposition', due: '2024-07-02' }),
];
const ending = dismissed('2024-06-11', { prejudice: 'without' }, { as: 'end' });
const on = (day: string, ...told: Told[]) => stateOn(story(...pending, ...told), day);

describe('what ends a proceeding ends what is pending in it, because of it:', () => {
  const state = on('2024-06-11', ending);
  const ended = expect.arrayContaining([the('end')]);

  test('motions', () => {
    expect(state.motions).toMatchObject([{ status: 'terminated', ruling: null, because: ended }]);
  });

  test('hearings', () => {
    expect(state.hearings).toMatchObject([{ status: 'ended', because: ended }]);
    expect(state.nextHearing).toBeNull();
  });

  test('deadlines', () => {
    expect(state.deadlines).toEqual([]);
    expect(on('2024-06-10', ending).deadlines).toHaveLength(1);
  });

  test('appearances, of parties, counsel and judges', () => {
    expect(state.parties[0]?.appearances).toMatchObject([{ leftOn: '2024-06-11', because: ended }]);
    expect(state.parties[0]?.counsel).toMatchObject([{ to: '2024-06-11', because: ended }]);
    expect(state.proceedings[0]?.judges).toMatchObject([{ to: '2024-06-11', because: ended }]);
  });

  test('live claims', () => {
    expect(state.claims).toMatchObject([{ status: 'ended', because: ended }]);
  });

  test('and reopening restores it all', () => {
    const again = on('2024-06-20', ending, reopened('2024-06-15'));
    expect(again).toMatchObject({
      motions: [{ status: 'pending' }],
      claims: [{ status: 'pending' }],
      nextHearing: { at: '2024-07-01T14:00' },
      deadlines: [{ due: '2024-07-02' }],
    });
    expect(again.parties[0]?.appearances).toMatchObject([{ leftOn: null }]);
  });

  test('of what had gone before nothing is said anew', () => {
    const before = on('2024-06-20', ruled('2024-03-01', the('mtd'), 'denied', { as: 'denial' }), ending);
    expect(before.motions).toMatchObject([{ status: 'denied', ruledOn: '2024-03-01' }]);
    expect(before.motions[0]?.because).not.toContain(the('end'));
  });

  test('a motion of which a rest was still pending ends because of it too', () => {
    const partly = ruled('2024-03-01', the('mtd'), 'granted_in_part', { remaining: 'count IV' });
    expect(on('2024-06-20', partly, ending).motions).toMatchObject([{ status: 'terminated', because: ended }]);
  });
});

describe('what comes after the end stands:', () => {
  const fees = motion('2024-06-20', 'fees');

  test('a later motion for fees is pending', () => {
    expect(on('2024-07-30', ending, fees).motions.at(-1)).toMatchObject({ kinds: ['fees'], status: 'pending' });
  });

  test('also where the judgment is set out, or amended, after it', () => {
    const judgment = act('judgment.entered', '2024-06-25', { final: true });
    const state = on('2024-07-30', ending, fees, judgment);
    expect(state).toMatchObject({ status: 'judgment', statusOn: '2024-06-25' });
    expect(state.motions.at(-1)).toMatchObject({ kinds: ['fees'], status: 'pending' });
    expect(state.motions[0]).toMatchObject({ status: 'terminated', because: [the('mtd'), the('end')] });
  });

  test('but what was filed while the case was only administratively closed ends with it', () => {
    const parked = act('case.closed', '2024-05-01', { how: 'administrative' });
    const meanwhile = motion('2024-05-20', 'status');
    expect(on('2024-05-30', parked, meanwhile).motions.at(-1)).toMatchObject({ status: 'pending' });
    expect(on('2024-06-30', parked, meanwhile, ending).motions.at(-1)).toMatchObject({ status: 'terminated' });
  });

  test('a bare closing that follows ends nothing more', () => {
    expect(on('2024-07-30', ending, fees, closed('2024-06-28')).motions.at(-1)).toMatchObject({ status: 'pending' });
  });
});
