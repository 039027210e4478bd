import { describe, expect, test } from '@jest/globals';
import { answer } from '../../projections/state/answer.ts';
import {
  act,
  appealsCourt,
  federalCourt,
  flagsOf,
  keyOf,
  stateCourt,
  stateOn,
  story,
  type Told,
  the,
} from '../support/story.ts';
import {
  closed,
  dismissed,
  filed,
  inCourt,
  joined,
  motion,
  refiled,
  reopened,
  withdrawn,
} from '../support/storyWords.ts';

const end = '2030-01-01';
const outcome = (...told: Told[]) => stateOn(story(...told), end);
const judgment = (on: string, data: object = {}) => act('judgment.entered', on, { final: true, ...data });

describe('a case', () => {
  test('in which no proceeding was opened by the day asked for is not filed', () => {
    const state = stateOn(story(filed('2024-02-29')), '2024-02-28');
    expect(state).toMatchObject({ status: 'not_filed', statusOn: null, proceeding: null, because: { status: [] } });
  });

  test('is pending since it was filed, because of the filing', () => {
    expect(outcome(filed('2024-02-29', { as: 'filing' }))).toMatchObject({
      status: 'pending',
      statusOn: '2024-02-29',
      because: { status: [the('filing')] },
    });
  });

  const moved = { court: 'nysd', docketNumber: '1:24-cv-00001' };
  const endings: [string, Told, object][] = [
    ['withdrawn', withdrawn('2024-06-11', { prejudice: 'without' }), { prejudice: 'without' }],
    ['dismissed', dismissed('2024-06-11', { prejudice: 'with' }), { prejudice: 'with' }],
    ['settled', act('case.settled', '2024-06-11', { prejudice: 'with' }), { prejudice: 'with' }],
    ['judgment', judgment('2024-06-11'), { prejudice: null }],
    ['closed', closed('2024-06-11'), { prejudice: null }],
    ['administratively_closed', act('case.closed', '2024-06-11', { how: 'administrative' }), {}],
    ['consolidated', act('case.consolidated', '2024-06-11', { into: moved }), {}],
    ['removed', act('case.removed', '2024-06-11', { to: moved }), {}],
    ['transferred', act('case.transferred', '2024-06-11', { to: moved }), {}],
    ['remanded', act('case.remanded', '2024-06-11', { to: moved }), {}],
  ];

  test.each(endings)('can end as %s', (status, ending, more) => {
    const state = outcome(filed('2024-02-29'), ending);
    expect(state).toMatchObject({ status, statusOn: '2024-06-11', ...more });
    expect(state.proceedings).toMatchObject([{ status, closedOn: '2024-06-11' }]);
    expect(state.because.status).toEqual([the(`${ending.type} 1`)]);
  });

  test.each(endings)('that was %s can be reopened', (_status, ending) => {
    const state = outcome(filed('2024-02-29'), ending, reopened('2024-09-01', { as: 'reopening' }));
    expect(state).toMatchObject({
      status: 'pending',
      statusOn: '2024-09-01',
      prejudice: null,
      reopenedOn: '2024-09-01',
      because: { status: [the('reopening')], reopenedOn: [the('reopening')] },
    });
    expect(state.proceedings[0]?.closedOn).toBeNull();
  });

  test('stayed as a whole is stayed until the stay is lifted', () => {
    const stay = act('case.stayed', '2024-05-01', { scope: 'case' });
    expect(outcome(filed('2024-02-29'), stay)).toMatchObject({ status: 'stayed', statusOn: '2024-05-01' });
    const lifted = act('stay.lifted', '2024-06-01', { scope: 'case' });
    expect(outcome(filed('2024-02-29'), stay, lifted).status).toBe('pending');
  });

  test('stayed until a day is pending after it, and the answer says when it will change', () => {
    const events = story(filed('2024-02-29'), act('case.stayed', '2024-05-01', { scope: 'case', until: '2024-06' }));
    expect(stateOn(events, '2024-06-30')).toMatchObject({ status: 'stayed', proceedings: [{ status: 'stayed' }] });
    expect(stateOn(events, '2024-07-01')).toMatchObject({ status: 'pending', proceedings: [{ status: 'pending' }] });
    expect(answer(events, {}, () => '2024-06-30').changesOn).toBe('2024-07-01');
    expect(answer(events, {}, () => '2024-07-01').changesOn).toBeNull();
  });

  test('stayed and then dismissed is no longer stayed when it is reopened', () => {
    const stay = act('case.stayed', '2024-05-01', { scope: 'case' });
    expect(outcome(filed('2024-02-29'), stay, dismissed('2024-06-01'), reopened('2024-07-01')).status).toBe('pending');
    const parked = act('case.closed', '2024-06-01', { how: 'administrative' });
    expect(outcome(filed('2024-02-29'), stay, parked, reopened('2024-07-01')).status).toBe('stayed');
  });

  test('in which only discovery is stayed is pending', () => {
    expect(outcome(filed('2024-02-29'), act('case.stayed', '2024-05-01', { scope: 'discovery' })).status).toBe(
      'pending',
    );
  });

  const partial: [string, Told][] = [
    ['of a party', act('party.terminated', '2024-06-11', { party: 'altman' })],
    ['of a claim', act('claim.disposed', '2024-06-11', { claim: 'fraud', outcome: 'dismissed', prejudice: 'with' })],
  ];
  test.each(partial)('stays pending after the dismissal %s', (_what, partly) => {
    expect(outcome(filed('2024-02-29'), partly).status).toBe('pending');
  });

  test('stays pending after a notice of settlement', () => {
    expect(outcome(filed('2024-02-29'), act('settlement.noticed', '2024-06-11', {})).status).toBe('pending');
  });

  test('is over by a judgment that does not say whether it is final: it is, unless it says otherwise', () => {
    expect(outcome(filed('2024-02-29'), act('judgment.entered', '2024-06-11', {})).status).toBe('judgment');
  });

  test('closed and reopened on one day is open', () => {
    expect(outcome(filed('2024-02-29'), reopened('2024-06-11'), closed('2024-06-11')).status).toBe('pending');
  });

  test('begins, in bankruptcy, with the petition, and in crime with the charges', () => {
    const petition = act('petition.filed', '2024-02-29', { chapter: '11' });
    expect(outcome(petition)).toMatchObject({ status: 'pending', proceedings: [{ openedBy: 'petition.filed' }] });
    const charges = (on: string, instrument: 'indictment' | 'superseding_indictment') =>
      act('charges.filed', on, { instrument, against: ['doe'], charges: [] });
    expect(outcome(charges('2024-02-29', 'indictment'), charges('2024-05-01', 'superseding_indictment'))).toMatchObject(
      {
        status: 'pending',
        statusOn: '2024-02-29',
      },
    );
  });

  test('stays pending after a judgment that is not final', () => {
    expect(outcome(filed('2024-02-29'), judgment('2024-06-11', { final: false })).status).toBe('pending');
  });
});

describe('a bare case.closed keeps a more telling status', () => {
  const dismissal = dismissed('2024-06-11', { prejudice: 'with' });
  test.each([
    ['of the same day', '2024-06-11'],
    ['of days before (docs/decisions/0003)', '2024-06-14'],
  ])('%s', (_when, on) => {
    expect(outcome(filed('2024-02-29'), dismissal, closed(on))).toMatchObject({
      status: 'dismissed',
      statusOn: '2024-06-11',
      prejudice: 'with',
    });
  });

  test('also where the clerk closed the docket before the order was entered', () => {
    const clerk = closed('2024-06-11', { entry: { number: 40 } });
    const order = { ...dismissal, entry: { number: 41 } };
    expect(outcome(filed('2024-02-29'), clerk, order).status).toBe('dismissed');
  });

  test('and alone it is all there is', () => {
    expect(outcome(filed('2024-02-29'), closed('2024-06-11')).status).toBe('closed');
  });
});

describe('the status of a case', () => {
  const inState = inCourt(stateCourt, filed('2024-02-29'), withdrawn('2024-06-11'));

  test('is that of the live trial-court proceeding opened last', () => {
    const state = outcome(...inCourt(stateCourt, filed('2024-02-29')), refiled('2024-08-05'));
    expect(state).toMatchObject({ status: 'pending', statusOn: '2024-08-05', proceeding: keyOf(federalCourt) });
    expect(flagsOf(state)).toContain('refiled_while_live');
  });

  test('of a live one even where another was opened and closed later', () => {
    const state = outcome(
      ...inCourt(stateCourt, filed('2024-02-29')),
      refiled('2024-08-05'),
      dismissed('2024-09-01', { prejudice: 'without' }),
    );
    expect(state).toMatchObject({ status: 'pending', proceeding: keyOf(stateCourt) });
  });

  test('is, none live, that of the one closed last', () => {
    const state = outcome(...inState, refiled('2024-08-05'), dismissed('2024-09-01', { prejudice: 'with' }));
    expect(state).toMatchObject({ status: 'dismissed', proceeding: keyOf(federalCourt) });
    expect(stateOn(story(...inState, refiled('2024-08-05')), '2024-07-01')).toMatchObject({
      status: 'withdrawn',
      proceeding: keyOf(stateCourt),
    });
  });

  test('and of two closed on one day the one opened later, whatever the numbers of their entries', () => {
    const closedOnOneDay = (first: number, second: number) =>
      outcome(
        ...inCourt(stateCourt, filed('2024-01-02')),
        filed('2024-01-03'),
        act('case.settled', '2024-06-11', {}, { entry: { number: first } }),
        ...inCourt(stateCourt, withdrawn('2024-06-11', { prejudice: 'with' }, { entry: { number: second } })),
      );
    expect(closedOnOneDay(9, 12).proceeding).toBe(keyOf(federalCourt));
    expect(closedOnOneDay(12, 9).proceeding).toBe(keyOf(federalCourt));
  });

  test('where the case was withdrawn in one court and refiled in another on one day is pending', () => {
    const state = outcome(
      ...inCourt(stateCourt, filed('2024-02-29'), withdrawn('2024-08-05', undefined, { entry: { number: 9 } })),
      refiled('2024-08-05', stateCourt, { entry: { number: 1 } }),
    );
    expect(state).toMatchObject({ status: 'pending', proceeding: keyOf(federalCourt) });
    expect(flagsOf(state)).toEqual([]);
  });

  test('each proceeding keeps its own', () => {
    const state = outcome(...inState, refiled('2024-08-05'));
    expect(state.proceedings.map(({ id, status }) => [id, status])).toEqual([
      [keyOf(stateCourt), 'withdrawn'],
      [keyOf(federalCourt), 'pending'],
    ]);
  });

  test('is flagged where one plaintiff withdrew twice', () => {
    const state = outcome(...inState, refiled('2024-08-05'), withdrawn('2024-09-01'));
    expect(flagsOf(state)).toContain('second_withdrawal');
    const other = withdrawn('2024-09-01', { by: ['another'], prejudice: 'without' });
    expect(flagsOf(outcome(...inState, refiled('2024-08-05'), other))).not.toContain('second_withdrawal');
  });
});

describe('a case that moves stands in both dockets:', () => {
  const removed = [
    ...inCourt(stateCourt, filed('2024-01-02'), act('case.removed', '2024-02-01', { to: federalCourt })),
    act('case.removed', '2024-02-01', { from: stateCourt }),
  ];

  test('removal closes the docket left and opens the one entered, each with its lineage', () => {
    expect(outcome(...removed)).toMatchObject({
      status: 'pending',
      statusOn: '2024-01-02',
      proceeding: keyOf(federalCourt),
      proceedings: [
        { status: 'removed', closedOn: '2024-02-01', lineage: [{ kind: 'removed_to', ...federalCourt }] },
        { status: 'pending', openedBy: 'case.removed', lineage: [{ kind: 'removed_from', ...stateCourt }] },
      ],
    });
  });

  test('remand closes the federal docket and brings the old one back to life', () => {
    const state = outcome(
      ...removed,
      act('case.remanded', '2024-03-01', { to: stateCourt }),
      ...inCourt(stateCourt, act('case.remanded', '2024-03-02', { from: federalCourt })),
    );
    expect(state).toMatchObject({
      status: 'pending',
      proceeding: keyOf(stateCourt),
      statusOn: '2024-01-02',
      reopenedOn: null,
      proceedings: [{ status: 'pending', openedOn: '2024-01-02', reopenedOn: '2024-03-02' }, { status: 'remanded' }],
    });
  });

  test('an order that dismisses what was withdrawn by notice changes nothing (Rule 41(a)(1))', () => {
    const state = outcome(
      filed('2024-01-02'),
      withdrawn('2024-02-01'),
      dismissed('2024-02-03', { prejudice: 'without' }),
    );
    expect(state).toMatchObject({ status: 'withdrawn', statusOn: '2024-02-01' });
  });

  test('what one of two plaintiffs withdraws goes on with the other, and that is flagged', () => {
    const told = [
      filed('2024-01-02'),
      joined('2024-01-02', 'lee', 'plaintiff'),
      joined('2024-01-02', 'kim', 'plaintiff'),
    ];
    const state = outcome(...told, withdrawn('2024-02-01', { by: ['kim'], prejudice: 'with' }));
    expect([state.status, flagsOf(state)]).toEqual(['pending', ['withdrawn_in_part']]);
    expect(outcome(...told, withdrawn('2024-02-01', { by: ['kim', 'lee'], prejudice: 'with' })).status).toBe(
      'withdrawn',
    );
  });

  test('a withdrawal while a counterclaim is pending is flagged (Rule 41(a)(2))', () => {
    const told = [
      filed('2024-01-02'),
      act('counterclaim.filed', '2024-01-20', {
        pleading: 'cc',
        title: 'Counterclaim',
        claims: [{ claim: 'z', title: 'Z' }],
      }),
    ];
    expect(flagsOf(outcome(...told, withdrawn('2024-02-01')))).toEqual(['counterclaim_pending']);
    expect(
      flagsOf(
        outcome(
          ...told,
          act('claim.disposed', '2024-01-30', { claim: 'z', outcome: 'dismissed' }),
          withdrawn('2024-02-01'),
        ),
      ),
    ).toEqual([]);
  });

  test('the judgment that sets out a dismissal keeps what the dismissal said (Rule 58)', () => {
    const judgment = act('judgment.entered', '2024-02-03', { kind: 'dismissal' });
    const state = outcome(filed('2024-01-02'), dismissed('2024-02-01', { prejudice: 'with' }), judgment);
    expect(state).toMatchObject({ status: 'dismissed', prejudice: 'with', statusOn: '2024-02-01' });
  });

  test('a stay that is renewed goes back to its first day', () => {
    const stays = [
      act('case.stayed', '2024-02-01', { scope: 'case', until: '2024-04-30' }, { as: 'first' }),
      act('case.stayed', '2024-04-20', { scope: 'case', until: '2024-06-30' }, { as: 'second' }),
    ];
    expect(stateOn(story(filed('2024-01-02'), ...stays), '2024-05-15')).toMatchObject({
      status: 'stayed',
      statusOn: '2024-02-01',
    });
  });

  test('a stay goes with the lawsuit, and can be lifted where it then is (28 U.S.C. 1450)', () => {
    const stay = act('case.stayed', '2024-01-10', { scope: 'case' });
    const lifted = act('stay.lifted', '2024-04-01', { scope: 'case' });
    const told = [
      ...inCourt(stateCourt, filed('2024-01-02'), stay),
      act('case.removed', '2024-02-01', { from: stateCourt }),
    ];
    expect(outcome(...told)).toMatchObject({ status: 'stayed', statusOn: '2024-01-10', flags: [] });
    expect(outcome(...told, lifted)).toMatchObject({ status: 'pending', flags: [] });
  });

  test('a stay without end is not ended by a later one that has an end', () => {
    const stays = [{}, { until: '2024-02-20' }].map((until, index) =>
      act('case.stayed', `2024-02-0${index + 1}`, { scope: 'case', ...until }, { as: `stay ${index}` }),
    );
    expect(stateOn(story(filed('2024-01-02'), ...stays), '2024-03-01').status).toBe('stayed');
  });

  test('transfer likewise', () => {
    const newYork = { court: 'nysd', docketNumber: '1:24-cv-00001' };
    const state = outcome(
      filed('2024-01-02'),
      act('case.transferred', '2024-02-01', { to: newYork }),
      ...inCourt(newYork, act('case.transferred', '2024-02-03', { from: federalCourt })),
    );
    expect(state).toMatchObject({ status: 'pending', proceeding: keyOf(newYork) });
    expect(state.proceedings.map(({ status }) => status)).toEqual(['transferred', 'pending']);
  });

  test('a lead case goes on where its members are consolidated into it', () => {
    const member = { court: 'cand', docketNumber: '3:24-cv-09999' };
    const state = outcome(filed('2024-01-02'), act('case.consolidated', '2024-02-01', { members: [member] }));
    expect(state).toMatchObject({ status: 'pending', proceedings: [{ lineage: [{ kind: 'member', ...member }] }] });
  });
});

describe('an appeal', () => {
  const lost = [filed('2024-01-02'), judgment('2024-06-11')];
  const noticed = act('appeal.noticed', '2024-07-01', {}, { as: 'notice' });
  const docketed = inCourt(appealsCourt, act('appeal.docketed', '2024-07-03', { from: federalCourt }, { as: 'up' }));
  const decided = (on: string, docket = appealsCourt) =>
    inCourt(docket, act('appeal.decided', on, { outcome: 'affirmed' }));

  test('hangs over the case without changing its status', () => {
    expect(outcome(...lost, noticed)).toMatchObject({
      status: 'judgment',
      onAppeal: { since: '2024-07-01', because: [the('notice')] },
    });
    expect(outcome(...lost, noticed, ...docketed)).toMatchObject({
      status: 'judgment',
      proceeding: keyOf(federalCourt),
      onAppeal: { since: '2024-07-01', because: [the('notice'), the('up')] },
    });
  });

  test('of an order leaves the case pending and on appeal', () => {
    expect(outcome(filed('2024-01-02'), noticed)).toMatchObject({
      status: 'pending',
      onAppeal: { since: '2024-07-01' },
    });
  });

  test('hangs until it is decided, or until the mandate (docs/decisions/0005)', () => {
    const hanging = [...lost, noticed, ...docketed];
    expect(outcome(...hanging, ...decided('2025-03-01')).onAppeal).toBeNull();
    const mandate = act('mandate.issued', '2025-03-20', {});
    expect(outcome(...hanging, mandate).onAppeal).toBeNull();
    expect(outcome(...hanging, ...inCourt(appealsCourt, mandate)).onAppeal).toBeNull();
  });

  test('that is decided leaves a cross-appeal hanging', () => {
    const cross = { court: 'ca9', docketNumber: '25-1300' };
    const hanging = [
      ...lost,
      noticed,
      ...docketed,
      ...inCourt(cross, act('appeal.docketed', '2024-07-20', { from: federalCourt })),
    ];
    expect(outcome(...hanging, ...decided('2025-03-01')).onAppeal).toMatchObject({ since: '2024-07-20' });
    expect(outcome(...hanging, ...decided('2025-03-01'), ...decided('2025-04-01', cross)).onAppeal).toBeNull();
  });

  test('of another party, in no docket above yet, still hangs when the first is dismissed', () => {
    const by = (on: string, party: string) => act('appeal.noticed', on, { by: [party] }, { as: `${party} appeals` });
    const both = [...lost, by('2024-07-01', 'musk'), by('2024-07-05', 'openai'), ...docketed];
    const dismissedAbove = inCourt(appealsCourt, act('appeal.decided', '2024-09-01', { outcome: 'dismissed' }));
    expect(outcome(...both, ...dismissedAbove).onAppeal).toEqual({
      since: '2024-07-05',
      because: [the('openai appeals')],
    });
  });

  test('noticed again by the same party is one appeal', () => {
    const again = act('appeal.noticed', '2024-07-02', {}, { as: 'amended notice' });
    expect(outcome(...lost, noticed, again, ...docketed, ...decided('2025-03-01')).onAppeal).toBeNull();
  });

  test('whose mandate comes leaves another one hanging', () => {
    const cross = { court: 'ca9', docketNumber: '25-1300' };
    const up = inCourt(cross, act('appeal.docketed', '2024-07-20', { from: federalCourt }, { as: 'cross' }));
    const mandate = act('mandate.issued', '2025-03-20', {});
    expect(outcome(...lost, noticed, ...docketed, ...up, ...decided('2025-03-01'), mandate).onAppeal).toEqual({
      since: '2024-07-20',
      because: [the('cross')],
    });
  });

  describe('that undoes the judgment', () => {
    const undone = (data: object) =>
      inCourt(appealsCourt, act('appeal.decided', '2025-03-01', { outcome: 'reversed', ...data }, { as: 'reversal' }));
    const hanging = [filed('2024-01-02'), { ...judgment('2024-06-11'), as: 'judgment' }, noticed, ...docketed];
    const flag = 'reversed_not_reopened';

    test('is flagged until the case is reopened', () => {
      const state = outcome(...hanging, ...undone({}));
      expect(state.flags).toContainEqual({ flag, because: [the('judgment'), the('reversal')] });
      expect(flagsOf(outcome(...hanging, ...undone({}), reopened('2025-04-01')))).not.toContain(flag);
    });

    test.each<[string, object]>([
      ['by name', { of: [the('judgment')] }],
      ['in part', { outcome: 'affirmed_in_part', parts: [{ outcome: 'vacated', of: [the('judgment')] }] }],
    ])('%s likewise', (_how, data) => {
      expect(flagsOf(outcome(...hanging, ...undone(data)))).toContain(flag);
    });

    test.each<[string, object]>([
      ['speaks of another order', { of: [the('notice')] }],
      ['affirms', { outcome: 'affirmed' }],
    ])('is not, where it %s', (_how, data) => {
      expect(flagsOf(outcome(...hanging, ...undone(data)))).not.toContain(flag);
    });
  });

  test('of one proceeding does not hang over another', () => {
    const other = { court: 'nysd', docketNumber: '1:24-cv-00001' };
    const hanging = [
      ...lost,
      noticed,
      ...inCourt(other, filed('2024-08-01'), act('appeal.noticed', '2024-09-01', {})),
      ...inCourt(appealsCourt, act('appeal.docketed', '2024-09-03', {})),
    ];
    expect(outcome(...hanging, ...decided('2025-03-01')).onAppeal).toMatchObject({ since: '2024-09-01' });
  });

  test('is no trial-court proceeding: its end does not end the case', () => {
    const state = outcome(filed('2024-01-02'), noticed, ...docketed, ...decided('2025-03-01'));
    expect(state).toMatchObject({ status: 'pending', proceeding: keyOf(federalCourt) });
    expect(state.proceedings.map(({ status }) => status)).toEqual(['pending', 'closed']);
  });
});

describe('docket.renumbered says how it is written since', () => {
  const renumbered = act('docket.renumbered', '2024-08-07', { to: '4:24-cv-04722' });
  const late = motion('2024-09-01', 'late', { proceeding: { court: 'cand', docketNumber: '4:24-cv-04722' } });

  test('so 3:24 become 4:24 is one proceeding', () => {
    const state = outcome(filed('2024-08-05'), renumbered, late);
    expect(state.proceedings).toMatchObject([{ id: keyOf(federalCourt), writtenAs: '4:24-cv-04722' }]);
    expect(state.motions).toMatchObject([{ proceeding: keyOf(federalCourt) }]);
  });

  test('and a reference by the later number is understood before the renumbering', () => {
    const later = { court: 'cand', docketNumber: '4:24-cv-04722' };
    const told = [
      filed('2024-08-05'),
      renumbered,
      motion('2024-08-06', 'm', { entry: { number: 3 } }),
      act('motion.opposed', '2024-08-06', { motion: { entry: 3, proceeding: later } }, { as: 'opposed' }),
    ];
    const state = stateOn(story(...told), '2024-08-06');
    expect(flagsOf(state)).toEqual([]);
    expect(state.motions[0]?.because).toContain(the('opposed'));
  });

  test('and where two dockets are said to have become one number, every order of arrival gives one answer', () => {
    const other = { court: 'cand', docketNumber: '3:24-cv-09999' };
    const claimsIt = act(
      'docket.renumbered',
      '2024-08-07',
      { to: '4:24-cv-04722' },
      { proceeding: other, as: 'other' },
    );
    const dockets = (...told: Told[]) => outcome(...told).motions.map(({ proceeding }) => proceeding);
    expect(dockets(renumbered, claimsIt, late)).toEqual([keyOf(federalCourt)]);
    expect(dockets(claimsIt, renumbered, late)).toEqual([keyOf(federalCourt)]);
  });

  test('and back again, it is one proceeding still', () => {
    const back = act(
      'docket.renumbered',
      '2024-10-01',
      { to: '3:24-cv-04722' },
      {
        proceeding: { court: 'cand', docketNumber: '4:24-cv-04722' },
      },
    );
    expect(outcome(filed('2024-08-05'), renumbered, late, back).proceedings).toHaveLength(1);
  });

  test('and was written as it was before', () => {
    const events = story(filed('2024-08-05'), renumbered, late);
    expect(stateOn(events, '2024-08-06').proceedings).toMatchObject([{ writtenAs: '3:24-cv-04722' }]);
  });
});

test('a proceeding of which nobody recorded the opening is flagged', () => {
  const other = { court: 'nysd', docketNumber: '1:24-cv-00001' };
  const state = outcome(filed('2024-01-02'), ...inCourt(other, closed('2024-03-01', { as: 'end' })));
  expect(state.flags).toContainEqual({ flag: 'proceeding_never_opened', because: [the('end')] });
});

test('a related case reaches the state, also where no docket of the case says so', () => {
  const other = { court: 'nysd', docketNumber: '1:24-cv-00001' };
  const noted = act('case.related', '2024-03-01', { ...other, relation: 'same facts' }, {
    as: 'noted',
    proceeding: undefined,
  } as never);
  expect(outcome(filed('2024-01-02'), noted).related).toEqual([
    { ...other, caseId: null, relation: 'same facts', because: [the('noted')] },
  ]);
});
