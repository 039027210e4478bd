import { describe, expect, test } from '@jest/globals';
import { stateDiff } from '../../projections/diff/stateDiff.ts';
import { act, federalCourt, keyOf, stateCourt, stateOn, story, type Told, the } from '../support/story.ts';
import {
  amended,
  complaint,
  corrected,
  disposed,
  filed,
  hearing,
  inCourt,
  joined,
  motion,
  ruled,
  withdrawn,
} from '../support/storyWords.ts';

const told: Told[] = [
  filed('2024-08-05'),
  joined('2024-08-05', 'openai'),
  complaint('2024-08-05', [{ claim: 'fraud', against: ['openai'] }, 'declaratory'], { by: ['musk'] }),
  motion('2024-10-08', 'mtd'),
  hearing('2024-10-08', 'argument', '2024-11-12T14:00'),
  act('hearing.reset', '2024-10-11', { hearing: the('argument'), to: '2024-12-16T14:00' }, { as: 'moved' }),
  amended('2024-11-14', [{ claim: 'fraud', against: ['openai', 'microsoft'] }, 'ucl'], { by: ['musk'], as: 'fac' }),
  joined('2024-11-14', 'microsoft', 'defendant', { as: 'microsoft joins' }),
  ruled('2024-11-19', the('mtd'), 'moot', { as: 'moot' }),
  disposed('2024-12-01', 'fraud', { against: ['openai'] }, { as: 'partly' }),
  withdrawn('2024-12-20', { prejudice: 'without' }, { as: 'end' }),
];
const events = story(...told);
const between = (from: string, to: string) => stateDiff(stateOn(events, from), stateOn(events, to));

describe('what changed between two days', () => {
  test('is nothing between two days on which nothing happened', () => {
    expect(between('2024-08-06', '2024-09-30')).toEqual([]);
  });

  test('is told party by party and claim by claim, each because of the action that made the difference', () => {
    const changes = between('2024-11-13', '2024-11-14');
    expect(changes).toContainEqual(
      expect.objectContaining({ what: 'party', label: expect.stringContaining('microsoft'), kind: 'added' }),
    );
    expect(changes).toContainEqual(
      expect.objectContaining({
        what: 'claim',
        id: 'declaratory',
        kind: 'changed',
        fields: [{ field: 'status', before: 'pending', after: 'dropped' }],
        because: [the('fac')],
      }),
    );
    expect(changes).toContainEqual(expect.objectContaining({ what: 'claim', id: 'ucl', kind: 'added' }));
    expect(changes).toContainEqual(
      expect.objectContaining({ what: 'case', id: 'operativePleading', because: [the('fac')] }),
    );
  });

  test('says against whom a claim goes since', () => {
    const fraud = between('2024-11-13', '2024-11-14').find(({ id }) => id === 'fraud');
    expect(fraud?.fields).toContainEqual({ field: 'against', before: ['openai'], after: ['microsoft', 'openai'] });
  });

  test('says that a claim was disposed of as to some, though it is still pending', () => {
    expect(between('2024-11-30', '2024-12-01')).toMatchObject([
      {
        what: 'claim',
        id: 'fraud',
        fields: [{ field: 'dispositions', before: [], after: [{ outcome: 'dismissed', against: ['openai'] }] }],
        because: [the('partly')],
      },
    ]);
  });

  test('between two revisions says what a correction of a disposition changed', () => {
    const mended = corrected('partly', disposed('2024-12-02', 'fraud', { against: ['openai'], prejudice: 'with' }));
    const after = story(...told, mended);
    const at = (revision: number) => stateOn(after, '2024-12-10', { at: revision });
    expect(stateDiff(at(told.length - 1), at(told.length))).toMatchObject([
      {
        what: 'claim',
        id: 'fraud',
        fields: [
          {
            field: 'dispositions',
            before: [{ on: '2024-12-01', prejudice: null }],
            after: [{ on: '2024-12-02', prejudice: 'with' }],
          },
        ],
      },
    ]);
  });

  test('over a removal says where the parties went, not that all left and joined', () => {
    const state = inCourt(stateCourt, filed('2024-01-02'), joined('2024-01-02', 'openai'));
    const moved = story(...state, act('case.removed', '2024-02-01', { from: stateCourt }));
    const changes = stateDiff(stateOn(moved, '2024-01-31'), stateOn(moved, '2024-02-01'));
    expect(changes.filter(({ what }) => what === 'party')).toMatchObject([
      { kind: 'changed', fields: [{ field: 'proceeding', before: keyOf(stateCourt), after: keyOf(federalCourt) }] },
    ]);
  });

  test('tells of counsel, of links to other lawsuits, of pleadings and of what was looked at', () => {
    const before = [filed('2024-01-02'), joined('2024-01-02', 'musk', 'plaintiff')];
    const after = [
      act('counsel.appeared', '2024-02-01', { counsel: 'toberoff', for: ['musk'], name: 'M. Toberoff' }),
      act('case.related', '2024-02-01', { ...stateCourt, relation: 'related' }),
      complaint('2024-02-01', ['trespass'], { by: ['musk'] }),
      act('docket.observed', undefined, { capturedOn: '2024-02-01' }, { proceeding: federalCourt }),
    ];
    const [was, is] = [story(...before), story(...before, ...after)].map(all => stateOn(all, '2024-02-01'));
    const kinds = stateDiff(was!, is!).map(({ what }) => what);
    expect(kinds).toEqual(expect.arrayContaining(['counsel', 'link', 'pleading', 'coverage']));
  });

  test('tells of motions and hearings', () => {
    expect(between('2024-10-10', '2024-10-11')).toMatchObject([
      {
        what: 'hearing',
        fields: [{ field: 'at', before: '2024-11-12T14:00', after: '2024-12-16T14:00' }],
        because: [the('moved')],
      },
    ]);
    expect(between('2024-11-18', '2024-11-19')).toMatchObject([
      { what: 'motion', fields: [{ field: 'status', before: 'pending', after: 'moot' }, {}], because: [the('moot')] },
    ]);
  });

  test('backwards is the same difference the other way round', () => {
    const back = between('2024-11-14', '2024-11-13');
    expect(back).toContainEqual(expect.objectContaining({ what: 'claim', id: 'ucl', kind: 'removed' }));
    expect(back).toHaveLength(between('2024-11-13', '2024-11-14').length);
  });

  test('of a case that ended names what it took with it', () => {
    const changes = between('2024-12-19', '2024-12-20');
    expect(changes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['case', 'proceeding', 'party', 'claim', 'hearing']),
    );
    for (const { because } of changes) expect(because).toContain(the('end'));
  });
});
