import { describe, expect, test } from '@jest/globals';
import { act, flagsOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import { filed, inCourt, joined } from '../support/storyWords.ts';

const opening = filed('2024-01-02');
const on = (day: string, ...told: Told[]) => stateOn(story(opening, ...told), day);
const state = (...told: Told[]) => on('2030-01-01', ...told);
const left = (day: string, party: string, role?: string) =>
  act('party.terminated', day, { party, ...(role && { role }) }, { as: `${party} leaves` });

describe('a party', () => {
  test('is in the case from the day it joined', () => {
    const told = joined('2024-11-14', 'microsoft');
    expect(on('2024-11-13', told).parties).toEqual([]);
    expect(on('2024-11-14', told).parties).toMatchObject([
      { id: 'microsoft', appearances: [{ role: 'defendant', joinedOn: '2024-11-14', leftOn: null }] },
    ]);
  });

  test('that joined twice in one role is in it once, since the first time', () => {
    const [party] = state(
      joined('2024-02-01', 'altman', 'defendant', { as: 'first' }),
      joined('2024-03-01', 'altman', 'defendant', { as: 'second' }),
    ).parties;
    expect(party?.appearances).toMatchObject([{ joinedOn: '2024-02-01', because: [the('first'), the('second')] }]);
  });

  test('has an appearance for each role, and for each docket', () => {
    const [party] = state(
      ...inCourt(stateCourt, filed('2024-01-01'), joined('2024-01-01', 'musk', 'plaintiff')),
      joined('2024-02-01', 'musk', 'plaintiff'),
      joined('2025-04-09', 'musk', 'counterclaim defendant'),
    ).parties;
    expect(party?.appearances.map(({ role, joinedOn }) => [role, joinedOn])).toEqual([
      ['plaintiff', '2024-01-01'],
      ['plaintiff', '2024-02-01'],
      ['counterclaim defendant', '2025-04-09'],
    ]);
  });

  test('leaves in one role, or altogether', () => {
    const told = [joined('2024-02-01', 'xai', 'plaintiff'), joined('2024-02-02', 'xai', 'counterclaim defendant')];
    const leaving = (role?: string) =>
      state(...told, left('2024-05-01', 'xai', role)).parties[0]?.appearances.map(({ leftOn }) => leftOn);
    expect(leaving('plaintiff')).toEqual(['2024-05-01', null]);
    expect(leaving()).toEqual(['2024-05-01', '2024-05-01']);
  });

  test('that comes back appears anew', () => {
    const told = [joined('2024-02-01', 'zilis'), left('2024-05-01', 'zilis'), joined('2024-08-01', 'zilis')];
    expect(state(...told).parties[0]?.appearances).toMatchObject([
      { joinedOn: '2024-02-01', leftOn: '2024-05-01' },
      { joinedOn: '2024-08-01', leftOn: null },
    ]);
  });

  test('keeps its id over renaming, and its former names', () => {
    const told = [
      joined('2024-02-01', 'openai-inc'),
      act('party.renamed', '2025-10-28', { party: 'openai-inc', name: 'OpenAI Foundation' }),
    ];
    expect(state(...told).parties).toMatchObject([
      { id: 'openai-inc', name: 'OpenAI Foundation', formerNames: ['openai-inc'] },
    ]);
    expect(on('2025-10-27', ...told).parties).toMatchObject([{ name: 'openai-inc', formerNames: [] }]);
  });

  test('that leaves without having joined is flagged', () => {
    expect(flagsOf(state(left('2024-05-01', 'nobody')))).toEqual(['unknown_party']);
  });
});

describe('a substitution', () => {
  const lp = joined('2024-02-01', 'openai-lp');
  const substituted = (data: object = {}) =>
    act('party.substituted', '2026-04-28', {
      party: 'openai-lp',
      successor: 'openai-pbc',
      name: 'OpenAI PBC',
      ...data,
    });
  const stays = (...told: Told[]) =>
    Object.fromEntries(
      state(lp, ...told).parties.map(({ id, appearances }) => [
        id,
        appearances.map(({ role, joinedOn, leftOn }) => [role, joinedOn, leftOn]),
      ]),
    );

  test('brings the successor in the same role and lets the other go', () => {
    expect(stays(substituted())).toEqual({
      'openai-lp': [['defendant', '2024-02-01', '2026-04-28']],
      'openai-pbc': [['defendant', '2026-04-28', null]],
    });
  });

  test('on some claims only lets both stay', () => {
    expect(stays(substituted({ claims: ['unjust-enrichment'] }))).toEqual({
      'openai-lp': [['defendant', '2024-02-01', null]],
      'openai-pbc': [['defendant', '2026-04-28', null]],
    });
  });
});

describe('party.identified', () => {
  const two = [joined('2024-02-01', 'bonta'), joined('2024-03-01', 'attorney-general', 'plaintiff')];
  const ids = (...told: Told[]) => state(...two, ...told).parties.map(({ id }) => id);
  const same = (party: string, as: string) => act('party.identified', undefined, { party, as });
  const not = (party: string, notAs: string) => act('party.identified', undefined, { party, notAs });

  test('as joins two names of one party, with all it did under either', () => {
    const [party, ...others] = state(...two, same('attorney-general', 'bonta')).parties;
    expect(others).toEqual([]);
    expect(party).toMatchObject({ id: 'bonta', appearances: [{ role: 'defendant' }, { role: 'plaintiff' }] });
  });

  test('by the name under which the party came into the case first, whichever way it is said', () => {
    expect(ids(same('attorney-general', 'bonta'))).toEqual(['bonta']);
    expect(ids(same('bonta', 'attorney-general'))).toEqual(['bonta']);
  });

  test('a party of which nobody recorded the joining by the least of its names', () => {
    const moved = act('motion.filed', '2024-04-01', { kinds: ['stay'], by: ['y'] });
    expect(state(moved, same('y', 'x'), same('z', 'y')).motions).toMatchObject([{ by: ['x'] }]);
  });

  test('notAs parts two of three, and the third stays with whom it was joined', () => {
    const third = joined('2024-04-01', 'state-of-california');
    const told = [third, same('bonta', 'attorney-general'), same('bonta', 'state-of-california')];
    expect(ids(...told, not('attorney-general', 'bonta'))).toEqual(['bonta', 'attorney-general']);
  });

  test('notAs parts no two that a third joins: the contradiction is flagged', () => {
    const third = joined('2024-04-01', 'state-of-california');
    const told = [third, same('attorney-general', 'bonta'), same('state-of-california', 'bonta')];
    const odd = act(
      'party.identified',
      undefined,
      { party: 'attorney-general', notAs: 'state-of-california' },
      { as: 'odd' },
    );
    expect(state(...two, ...told, odd).flags).toEqual([{ flag: 'contradictory_identity', because: [the('odd')] }]);
    expect(state(...two, ...told).flags).toEqual([]);
  });

  test('said in both directions joins them no less', () => {
    expect(ids(same('attorney-general', 'bonta'), same('bonta', 'attorney-general'))).toHaveLength(1);
  });

  test('of one party as two others makes all three one', () => {
    const third = joined('2024-04-01', 'state-of-california');
    const told = [third, same('bonta', 'attorney-general'), same('bonta', 'state-of-california')];
    expect(ids(...told)).toHaveLength(1);
  });

  test('notAs parts them again, in whichever direction it is said', () => {
    expect(ids(same('attorney-general', 'bonta'), not('attorney-general', 'bonta'))).toHaveLength(2);
    expect(ids(same('attorney-general', 'bonta'), not('bonta', 'attorney-general'))).toHaveLength(2);
  });

  test('and what is said last holds', () => {
    const told = [same('attorney-general', 'bonta'), not('bonta', 'attorney-general')];
    expect(ids(...told, same('attorney-general', 'bonta'))).toHaveLength(1);
  });
});

describe('counsel and judges', () => {
  test('counsel appears for a party and withdraws', () => {
    const told = [
      joined('2024-02-01', 'musk', 'plaintiff'),
      act('counsel.appeared', '2024-02-01', {
        counsel: 'toberoff',
        for: ['musk'],
        name: 'Marc Toberoff',
        firm: 'Toberoff',
      }),
      act('counsel.withdrew', '2024-09-01', { counsel: 'toberoff', for: ['musk'] }),
    ];
    expect(state(...told).parties[0]?.counsel).toMatchObject([
      { name: 'Marc Toberoff', firm: 'Toberoff', from: '2024-02-01', to: '2024-09-01' },
    ]);
  });

  test('counsel who appears again, under another spelling of the name, appeared once', () => {
    const appears = (on: string, name: string) =>
      act('counsel.appeared', on, { counsel: 'toberoff', for: ['musk'], name });
    const told = [
      joined('2024-02-01', 'musk', 'plaintiff'),
      appears('2024-02-01', 'Marc Toberoff'),
      appears('2024-03-01', 'M. Toberoff'),
    ];
    expect(state(...told).parties[0]?.counsel).toMatchObject([{ from: '2024-02-01', to: null }]);
  });

  const kim = act('judge.assigned', '2024-08-05', { judge: 'kim', name: 'Sallie Kim', role: 'presiding' });

  test('a judge sits until another replaces her', () => {
    const ygr = act('judge.assigned', '2024-08-07', { judge: 'ygr', name: 'YGR', role: 'presiding', replaces: 'kim' });
    expect(state(kim, ygr).proceedings[0]?.judges).toMatchObject([
      { id: 'kim', from: '2024-08-05', to: '2024-08-07' },
      { id: 'ygr', from: '2024-08-07', to: null },
    ]);
  });

  test('who presides takes the place of who presided; one to whom discovery is referred does not', () => {
    const sits = (judge: string, on: string, role: 'presiding' | 'referred') =>
      act('judge.assigned', on, { judge, name: judge, role });
    const bench = state(kim, sits('ygr', '2024-08-07', 'presiding'), sits('hixson', '2025-06-27', 'referred'));
    expect(bench.proceedings[0]?.judges.map(({ id, to }) => [id, to])).toEqual([
      ['kim', '2024-08-07'],
      ['ygr', null],
      ['hixson', null],
    ]);
  });

  test('or until she is disqualified; one who never sat is flagged', () => {
    const off = (judge: string) => act('judge.disqualified', '2024-08-09', { judge });
    expect(state(kim, off('kim')).proceedings[0]?.judges).toMatchObject([{ id: 'kim', to: '2024-08-09' }]);
    expect(flagsOf(state(kim, off('ygr')))).toEqual(['unknown_judge']);
  });
});
