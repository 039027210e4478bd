import { describe, expect, test } from '@jest/globals';
import { act, stateOn, story, type Told, the } from '../support/story.ts';
import {
  amended,
  closed,
  complaint,
  counterclaims,
  dismissed,
  entry,
  filed,
  hearing,
  inEntry,
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

describe('the order that ends a case', () => {
  const in40 = { entry: { number: 40 } };
  const due = act('deadline.set', '2024-06-11', { what: 'amended complaint', due: '2024-07-31' });

  test('does not end the day it sets, nor the hearing', () => {
    const order = [
      { ...due, ...in40, part: 0 },
      hearing('2024-06-11', 'status', '2024-08-01', { ...in40, part: 1 }),
      { ...ending, ...in40, part: 2 },
    ];
    const state = on('2024-06-20', ...order);
    expect(state.deadlines).toMatchObject([{ what: 'amended complaint' }]);
    expect(state.nextHearing).toMatchObject({ at: '2024-08-01' });
    expect(state.status).toBe('dismissed');
  });

  test('nor what is known to be of its day alone, but what another entry of that day set', () => {
    expect(on('2024-06-20', due, ending).deadlines).toMatchObject([{ what: 'amended complaint' }]);
    const other = { ...due, entry: { number: 39 } };
    expect(on('2024-06-20', other, { ...ending, ...in40 }).deadlines).toEqual([]);
  });
});

describe('an administrative closing', () => {
  const parked = (day: string) => act('case.closed', day, { how: 'administrative' }, { as: 'parked' });

  test('ends nothing: claims, motions and deadlines stand', () => {
    const state = on('2024-06-20', parked('2024-05-01'));
    expect(state).toMatchObject({
      status: 'administratively_closed',
      claims: [{ status: 'pending' }],
      motions: [{ status: 'pending' }],
      deadlines: [{ what: 'opposition' }],
      nextHearing: { kind: 'motion' },
    });
  });

  test('that follows a dismissal with prejudice hides it not', () => {
    const state = on('2024-06-20', dismissed('2024-06-11', { prejudice: 'with' }), parked('2024-06-14'));
    expect(state).toMatchObject({ status: 'dismissed', prejudice: 'with', statusOn: '2024-06-11' });
    expect(state.claims).toMatchObject([{ status: 'ended' }]);
  });

  test('tells more than a clerk who only closed the docket', () => {
    const state = on('2024-06-20', closed('2024-05-01'), parked('2024-05-02'));
    expect(state).toMatchObject({ status: 'administratively_closed', motions: [{ status: 'pending' }] });
  });
});

describe('a dismissal with leave to amend', () => {
  const leave = dismissed('2024-06-11', { prejudice: 'without', leave: true }, { as: 'leave' });

  test('disposes of the claims, and leaves the case pending', () => {
    const state = on('2024-06-20', leave);
    expect(state.status).toBe('pending');
    expect(state.claims).toMatchObject([
      { status: 'dismissed', dispositions: [{ leave: true, prejudice: 'without', because: [the('leave')] }] },
    ]);
    expect(state.deadlines).toHaveLength(1);
  });

  test('is met by the amended complaint, which revives them', () => {
    expect(on('2024-07-20', leave, amended('2024-07-01', ['fraud'])).claims).toMatchObject([{ status: 'pending' }]);
  });

  test('touches no counterclaim', () => {
    const state = on('2024-06-20', counterclaims('2024-03-01', ['breach'], { by: ['altman'] }), leave);
    expect(state.claims).toMatchObject([{ status: 'dismissed' }, { id: 'breach', status: 'pending' }]);
  });

  test('is over where nobody amends and the court dismisses for good', () => {
    const state = on('2024-09-02', leave, dismissed('2024-09-01', { prejudice: 'with' }));
    expect(state).toMatchObject({ status: 'dismissed', prejudice: 'with', claims: [{ status: 'dismissed' }] });
  });
});

describe('a judgment or dismissal that is vacated', () => {
  const vacated = act('order.vacated', '2024-07-10', { order: the('end') }, { as: 'vacatur' });

  test('leaves the case reopened on the day of the vacatur, because of it', () => {
    expect(on('2024-07-09', ending, vacated).status).toBe('dismissed');
    expect(on('2024-07-10', ending, vacated)).toMatchObject({
      status: 'pending',
      statusOn: '2024-07-10',
      reopenedOn: '2024-07-10',
      because: { status: [the('vacatur')], reopenedOn: [the('vacatur')] },
      claims: [{ status: 'pending' }],
    });
  });

  test('likewise where its entry is struck', () => {
    const struck = act(
      'entry.struck',
      '2024-07-10',
      {},
      { entry: { number: 40 }, entryId: the('entry 40'), as: 'strike' },
    );
    const state = on('2024-07-10', entry(40, '2024-06-11'), inEntry(40, 0, ending), struck);
    expect(state).toMatchObject({ status: 'pending', reopenedOn: '2024-07-10', because: { status: [the('strike')] } });
  });

  test('leaves it closed where something else had ended it too', () => {
    const judgment = act('judgment.entered', '2024-06-12', { final: true });
    expect(on('2024-07-10', ending, judgment, vacated)).toMatchObject({ status: 'judgment', reopenedOn: null });
  });

  test('leaves it reopened when it was, if the court had reopened it before', () => {
    expect(on('2024-07-10', ending, reopened('2024-06-30'), vacated)).toMatchObject({ reopenedOn: '2024-06-30' });
  });
});

test('a docket whose opening is known late, or not exactly, stays closed if it was closed', () => {
  const state = stateOn(story(dismissed('2024-06-05', { prejudice: 'with' }), filed('2024-09-01')), '2024-12-31');
  expect(state).toMatchObject({ status: 'dismissed', reopenedOn: null });
});
