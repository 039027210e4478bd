import { describe, expect, test } from '@jest/globals';
import { act, federalCourt, keyOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import {
  amended,
  closed,
  complaint,
  dismissed,
  disposed,
  filed,
  hearing,
  inCourt,
  joined,
  motion,
  ruled,
} from '../support/storyWords.ts';

const inState = inCourt(
  stateCourt,
  filed('2024-01-02'),
  joined('2024-01-02', 'musk', 'plaintiff'),
  joined('2024-01-02', 'openai', 'defendant'),
  act('counsel.appeared', '2024-01-03', { counsel: 'toberoff', for: ['musk'], name: 'M. Toberoff' }),
  act('judge.assigned', '2024-01-03', { judge: 'state-judge', name: 'S. Judge', role: 'presiding' }),
  complaint('2024-01-02', ['fraud', 'contract'], { by: ['musk'] }),
  disposed('2024-01-20', 'contract', { prejudice: 'with' }),
  motion('2024-01-25', 'demurrer'),
  hearing('2024-01-25', 'argument', '2024-12-01'),
  act('deadline.set', '2024-01-25', { what: 'opposition', due: '2024-12-02' }),
);
const left = inCourt(stateCourt, act('case.removed', '2024-02-01', { to: federalCourt }, { as: 'left' }));
const entered = act('case.removed', '2024-02-01', { from: stateCourt }, { as: 'entered' });
const on = (day: string, ...told: Told[]) => stateOn(story(...inState, ...told), day);
const claims = ({ claims }: ReturnType<typeof on>) => Object.fromEntries(claims.map(({ id, status }) => [id, status]));

const ways: [string, Told[]][] = [
  ['as both dockets tell', [...left, entered]],
  ['as the docket entered alone tells', [entered]],
  ['as the docket left alone tells', [...left, joined('2024-02-05', 'microsoft')]],
];

describe.each(ways)('a removed lawsuit goes on in the federal court, %s:', (_way, told) => {
  const state = on('2024-03-01', ...told);

  test('the state docket is closed and the federal one pending, each linked to the other', () => {
    expect(state).toMatchObject({ status: 'pending', proceeding: keyOf(federalCourt), statusOn: '2024-01-02' });
    expect(state.because.status).toEqual([the('case.filed 0'), expect.any(String)]);
    expect(state.proceedings).toMatchObject([
      { status: 'removed', closedOn: '2024-02-01', lineage: [{ kind: 'removed_to', ...federalCourt }] },
      { status: 'pending', openedOn: '2024-02-01', lineage: [{ kind: 'removed_from', ...stateCourt }] },
    ]);
  });

  test('its claims are pending there, and what the state court had disposed of stays so', () => {
    expect(claims(state)).toEqual({ fraud: 'pending', contract: 'dismissed' });
    expect(state.claims).toMatchObject([{ proceeding: keyOf(federalCourt) }, { proceeding: keyOf(federalCourt) }]);
  });

  test('its parties and their counsel appear there', () => {
    expect(state.parties.find(({ id }) => id === 'musk')).toMatchObject({
      appearances: [{ proceeding: keyOf(federalCourt), role: 'plaintiff', leftOn: null }],
      counsel: [{ proceeding: keyOf(federalCourt), to: null }],
    });
  });

  test('its motions and deadlines are pending; hearings and the bench of the old court fall away', () => {
    expect(state.motions).toMatchObject([{ status: 'pending', proceeding: keyOf(stateCourt) }]);
    expect(state.deadlines).toMatchObject([{ what: 'opposition', proceeding: keyOf(federalCourt) }]);
    expect(state.hearings).toMatchObject([{ status: 'ended' }]);
    expect(state.proceedings[0]?.judges).toMatchObject([{ to: '2024-02-01' }]);
  });

  test('its complaint is the operative pleading, and may be amended there', () => {
    expect(state.operativePleading).toMatchObject({ id: 'complaint', proceeding: keyOf(stateCourt) });
    const fac = on('2024-03-01', ...told, amended('2024-02-20', ['fraud', 'contract', 'ucl'], { by: ['musk'] }));
    expect(fac.operativePleading).toMatchObject({ id: 'amended-2024-02-20', claimCount: 3 });
    expect(claims(fac)).toEqual({ fraud: 'pending', contract: 'dismissed', ucl: 'pending' });
  });

  test('its motions may be ruled on there, and its real end ends it all, because of it', () => {
    const state = on(
      '2024-06-02',
      ...told,
      ruled('2024-05-01', the('demurrer')),
      dismissed('2024-06-01', { prejudice: 'with' }, { as: 'end' }),
    );
    expect(state).toMatchObject({ status: 'dismissed', deadlines: [] });
    expect(state.motions).toMatchObject([{ status: 'denied' }]);
    expect(state.claims[0]).toMatchObject({ status: 'ended', because: expect.arrayContaining([the('end')]) });
    expect(state.parties[0]?.appearances).toMatchObject([{ leftOn: '2024-06-01' }]);
  });

  test('remand brings it back as it then is, also where the federal docket alone tells', () => {
    const back = on('2024-04-01', ...told, act('case.remanded', '2024-03-15', { to: stateCourt }, { as: 'remand' }));
    expect(back).toMatchObject({
      status: 'pending',
      proceeding: keyOf(stateCourt),
      statusOn: '2024-01-02',
      reopenedOn: null,
    });
    expect(back.proceedings[0]).toMatchObject({ reopenedOn: '2024-03-15' });
    expect(back.because.status).toContain(the('remand'));
    expect(claims(back)).toEqual({ fraud: 'pending', contract: 'dismissed' });
    expect(back.parties[0]?.appearances).toMatchObject([{ proceeding: keyOf(stateCourt), leftOn: null }]);
    expect(back.operativePleading).toMatchObject({ id: 'complaint' });
    expect(back.nextHearing).toMatchObject({ id: the('argument') });
  });
});

describe('a lawsuit that moves', () => {
  test('to a docket that is not in the case is left standing as it was', () => {
    const state = on('2024-03-01', ...left);
    expect(state).toMatchObject({ status: 'removed', operativePleading: { id: 'complaint' } });
    expect(claims(state)).toEqual({ fraud: 'pending', contract: 'dismissed' });
    expect(state.parties[0]?.appearances).toMatchObject([{ proceeding: keyOf(stateCourt), leftOn: null }]);
  });

  test('is told by each docket in its own words once it tells', () => {
    const late = inCourt(stateCourt, act('case.removed', '2024-02-03', { to: federalCourt }, { as: 'late' }));
    expect(on('2024-02-02', entered, ...late).proceedings[0]).toMatchObject({ closedOn: '2024-02-01' });
    expect(on('2024-02-03', entered, ...late).proceedings[0]).toMatchObject({
      closedOn: '2024-02-03',
      lineage: [{ kind: 'removed_to', because: [the('entered'), the('late')] }],
    });
  });

  test('is removed, not merely closed, where the clerk of the state court closed its docket', () => {
    const state = on('2024-03-01', ...inCourt(stateCourt, closed('2024-02-01')), entered);
    expect(state.proceedings[0]).toMatchObject({ status: 'removed' });
    expect(claims(state)).toMatchObject({ fraud: 'pending' });
  });

  test('takes nothing along of what a judgment had ended before', () => {
    const judgment = inCourt(stateCourt, act('judgment.entered', '2024-01-30', { kind: 'default' }, { as: 'default' }));
    const state = on('2024-03-01', ...judgment, ...left, entered);
    expect(claims(state)).toMatchObject({ fraud: 'ended' });
    expect(state.claims[0]?.because).toContain(the('default'));
  });

  test('and is listed again by the docket entered has one complaint and each party once', () => {
    const state = on(
      '2024-03-01',
      ...left,
      entered,
      joined('2024-02-01', 'musk', 'plaintiff'),
      complaint('2024-02-01', ['fraud'], { by: ['musk'], as: 'exhibit a' }),
    );
    expect(state.parties.map(({ appearances }) => appearances.length)).toEqual([1, 1]);
    expect(state.pleadings.filter(({ operative }) => operative)).toMatchObject([{ proceeding: keyOf(federalCourt) }]);
  });
});

describe('a member case consolidated into a lead case of the same record', () => {
  const lead = { court: 'cand', docketNumber: '3:23-cv-00001' };
  const leadFiled = inCourt(
    lead,
    filed('2023-06-01'),
    complaint('2023-06-01', ['antitrust'], { as: 'lead complaint' }),
  );
  const member = inCourt(stateCourt, act('case.consolidated', '2024-02-01', { into: lead }));
  const byLead = inCourt(lead, act('case.consolidated', '2024-02-01', { members: [stateCourt] }));

  test.each([
    ['as its own docket tells', member],
    ['as the lead docket alone tells', byLead],
  ])('goes on there, %s', (_way, told) => {
    const state = on('2024-03-01', ...leadFiled, ...told);
    expect(claims(state)).toEqual({ antitrust: 'pending', fraud: 'pending', contract: 'dismissed' });
    expect(state.operativePleading).toMatchObject({ because: [the('lead complaint')] });
    expect(state.proceedings.find(({ id }) => id === keyOf(stateCourt))).toMatchObject({
      status: 'consolidated',
      lineage: [{ kind: 'consolidated_into', ...lead }],
    });
  });
});
