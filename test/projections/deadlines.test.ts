import { describe, expect, test } from '@jest/globals';
import { act, type More, stateOn, story, type Told, the } from '../support/story.ts';
import { entry, filed, inEntry, motion } from '../support/storyWords.ts';

const due = (day: string, date: string, data: object = {}, more?: More) =>
  act('deadline.set', day, { what: 'opposition', due: date, ...data }, more);
const deadlines = (asOf: string, ...told: Told[]) => stateOn(story(filed('2024-01-02'), ...told), asOf).deadlines;

describe('a deadline', () => {
  test('lies ahead until its day is over, nearest first', () => {
    const told = [due('2024-02-01', '2024-03-20'), due('2024-02-01', '2024-03-10', { what: 'answer' })];
    expect(deadlines('2024-03-10', ...told).map(({ what }) => what)).toEqual(['answer', 'opposition']);
    expect(deadlines('2024-03-11', ...told).map(({ what }) => what)).toEqual(['opposition']);
    expect(deadlines('2024-01-31', ...told)).toEqual([]);
  });

  test('names its rule and its trigger', () => {
    const told = [motion('2024-02-01', 'm'), due('2024-02-01', '2024-03-20', { rule: 'L.R. 7-3', trigger: the('m') })];
    expect(deadlines('2024-03-01', ...told)).toMatchObject([{ rule: 'L.R. 7-3', trigger: the('m') }]);
  });

  test('that another replaces is gone, from the day it was replaced', () => {
    const told = [
      due('2024-02-01', '2024-03-20', {}, { as: 'old' }),
      due('2024-02-10', '2024-04-20', { replaces: the('old') }),
    ];
    expect(deadlines('2024-02-09', ...told)).toMatchObject([{ due: '2024-03-20' }]);
    expect(deadlines('2024-02-10', ...told)).toMatchObject([{ due: '2024-04-20' }]);
  });

  test('without a day hangs on something else, and comes last', () => {
    const hanging = act('deadline.set', '2024-02-01', { what: 'answer', within: '14 days after the ruling' });
    expect(deadlines('2024-03-01', hanging, due('2024-02-01', '2024-03-20'))).toMatchObject([
      { due: '2024-03-20', within: null },
      { due: null, within: '14 days after the ruling' },
    ]);
  });

  test('that was vacated is gone; vacating none is flagged', () => {
    const vacated = act('deadline.vacated', '2024-02-10', { deadline: the('old') }, { as: 'vacates' });
    expect(deadlines('2024-03-01', due('2024-02-01', '2024-03-20', {}, { as: 'old' }), vacated)).toEqual([]);
    expect(stateOn(story(filed('2024-01-02'), vacated), '2024-03-01').flags).toEqual([
      { flag: 'unknown_deadline', because: [the('vacates')] },
    ]);
  });

  test('may be named by its entry', () => {
    const told = [entry(9, '2024-02-01'), inEntry(9, 0, due('', '2024-03-20'))];
    expect(deadlines('2024-02-10', ...told, due('2024-02-10', '2024-04-20', { replaces: { entry: 9 } }))).toMatchObject(
      [{ due: '2024-04-20' }],
    );
  });

  test('to answer runs from service, and gives way to a stipulated one', () => {
    const service = act(
      'service.made',
      '2024-02-01',
      { served: ['altman'], how: 'waiver', answerDue: '2024-04-01' },
      { as: 'service' },
    );
    expect(deadlines('2024-03-01', service)).toMatchObject([
      { due: '2024-04-01', party: ['altman'], trigger: the('service'), because: [the('service')] },
    ]);
    const later = due('2024-02-20', '2024-05-01', { replaces: the('service') });
    expect(deadlines('2024-03-01', service, later)).toMatchObject([{ due: '2024-05-01' }]);
  });
});

test('a notice of settlement lets the case be reinstated by a day', () => {
  const noticed = act('settlement.noticed', '2024-02-01', { reinstateBy: '2024-05-01' }, { as: 'notice' });
  expect(stateOn(story(filed('2024-01-02'), noticed), '2024-03-01').deadlines).toMatchObject([
    { id: the('notice'), due: '2024-05-01', because: [the('notice')] },
  ]);
});

test.each([
  ['replaces', 'unknown_deadline'],
  ['trigger', 'unknown_trigger'],
])('a deadline whose %s names nothing is flagged', (field, flag) => {
  const odd = act(
    'deadline.set',
    '2024-02-01',
    { what: 'reply', due: '2024-05-01', [field]: { entry: 99 } },
    { as: 'odd' },
  );
  expect(stateOn(story(filed('2024-01-02'), odd), '2024-03-01').flags).toEqual([{ flag, because: [the('odd')] }]);
});

test('the time to answer is over for who answered', () => {
  const served = act('service.made', '2024-02-01', { served: ['openai'], answerDue: '2024-02-22' });
  const answered = (by: string) => act('answer.filed', '2024-02-20', { by: [by] });
  const due = (...told: Told[]) => stateOn(story(filed('2024-01-02'), served, ...told), '2024-02-21').deadlines;
  expect([due(), due(answered('microsoft')), due(answered('openai'))].map(({ length }) => length)).toEqual([1, 1, 0]);
});
