import { describe, expect, test } from '@jest/globals';
import { actionTypes } from '../../events/catalogue.ts';
import { fieldsOf } from '../../events/describe.ts';
import { namesIn, type Speech } from '../../src/words/names.ts';
import { tell } from '../../src/words/tell.ts';
import { act, stateOn, story } from '../support/story.ts';
import { complaint, filed } from '../support/storyWords.ts';

const state = stateOn(
  story(
    filed('2024-01-02'),
    act('party.joined', '2024-01-02', { party: 'kim', name: '김철수', role: 'plaintiff' }),
    complaint('2024-01-02', [{ claim: 'fraud', title: 'Fraud' }]),
  ),
  '2024-02-01',
);
const english: Speech = { lang: 'en', names: namesIn(state) };
const korean: Speech = { lang: 'ko', names: namesIn(state) };

/** Every word of every closed list in the catalogue. */
const closed = actionTypes.flatMap(type =>
  fieldsOf(type)
    .filter(({ shape }) => /^[a-z_]+( \| [a-z_]+)+$/.test(shape))
    .flatMap(({ name, shape }) => shape.split(' | ').map(word => [type, name, word] as const)),
);

describe('a value of an action', () => {
  test('of a closed list has a word in Korean', () => {
    expect(closed.length).toBeGreaterThan(80);
    const wordless = closed
      .filter(([, , word]) => word !== 'null')
      .filter(([type, field, word]) => !/\p{Script=Hangul}/u.test(tell({ type, field }, word, korean)));
    expect(wordless).toEqual([]);
  });

  test.each([
    ['party.terminated', 'party', 'kim', '김철수'],
    ['claim.disposed', 'claim', 'fraud', 'Fraud'],
    ['claim.disposed', 'against', ['kim', 'nobody-known'], '김철수 and nobody-known'],
    ['claim.disposed', 'against', 'all', 'all'],
    ['motion.ruled', 'motion', { entry: 46 }, '#46'],
    ['motion.ruled', 'motion', { entry: 46, proceeding: { court: 'ca9', docketNumber: '25-1' } }, '#46 ca9 25-1'],
    ['hearing.held', 'hearing', { kind: 'motion_hearing', from: '2024-05-06' }, 'motion hearing 2024-05-06'],
    ['hearing.set', 'at', '2024-05-06T14:00', '2024-05-06 14:00'],
    ['case.refiled', 'from', { court: 'cand', docketNumber: '3:24-cv-1', caseId: 'old' }, 'cand 3:24-cv-1 (old)'],
    ['order.entered', 'oral', true, 'yes'],
    ['case.withdrawn', 'how', 'request for dismissal of_the_whole', 'request for dismissal of the whole'],
    ['judge.assigned', 'role', 'presiding', 'presiding'],
    ['entry.recorded', 'aliases', { number: 4, documentId: 'x' }, 'number: 4; document: x'],
  ])('%s %s %j is told as %s', (type, field, value, told) => {
    expect(tell({ type, field }, value, english)).toBe(told);
  });

  test('that lists many names the first two, or all where the whole is told', () => {
    const many = ['a', 'b', 'c', 'd'];
    expect(tell({ type: 'motion.filed', field: 'by' }, many, english)).toBe('a, b and 2 others');
    expect(tell({ type: 'motion.filed', field: 'by' }, many, korean)).toBe('a, b 외 2명');
    expect(tell({ type: 'motion.filed', field: 'by' }, many, { ...english, whole: true })).toBe('a, b, c, and d');
  });
});
