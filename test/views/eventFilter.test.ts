import { describe, expect, test } from '@jest/globals';
import { anyHolds, fits } from '../../src/views/eventFilter.ts';

const proceeding = { court: 'cand', docketNumber: '3:24-cv-04722' };
const ruling = { type: 'motion.ruled', caseId: 'doe-v-example', proceeding, certainty: 'record' } as const;
const { proceeding: _none, ...nowhere } = ruling;

describe('an endpoint gets', () => {
  test('everything, where it says nothing', () => {
    expect(fits({}, ruling)).toBe(true);
    expect(fits({}, nowhere)).toBe(true);
  });

  test.each([
    [['motion.ruled'], true],
    [['motion.*'], true],
    [['*'], true],
    [['mot.*'], false],
    [['case.*', 'motion.filed'], false],
  ])('of the types %p a ruling: %p', (types, expected) => {
    expect(fits({ types }, ruling)).toBe(expected);
  });

  test('what fits all that it names', () => {
    expect(fits({ types: ['motion.*'], cases: ['doe-v-example'], courts: ['cand'] }, ruling)).toBe(true);
    expect(fits({ cases: ['roe-v-acme'] }, ruling)).toBe(false);
    expect(fits({ courts: ['nysd'] }, ruling)).toBe(false);
    expect(fits({ courts: ['cand'] }, nowhere)).toBe(false);
  });

  test('what happened in a docket, however its number is spelled', () => {
    expect(fits({ proceedings: ['cand 4:24-cv-04722-YGR'] }, ruling)).toBe(false);
    expect(fits({ proceedings: ['cand 3:24-cv-04722-YGR'] }, ruling)).toBe(true);
    expect(fits({ proceedings: ['nysd 3:24-cv-04722'] }, ruling)).toBe(false);
  });

  test('what is as certain as it asks', () => {
    expect(fits({ certainty: ['record'] }, ruling)).toBe(true);
    expect(fits({ certainty: ['record'] }, { ...ruling, certainty: 'press' })).toBe(false);
  });
});

test('a part of a name is found in any case, width and script', () => {
  expect(anyHolds(['Microsoft Corporation'], ['microsoft'])).toBe(true);
  expect(anyHolds(['주식회사 카카오'], ['카카오'])).toBe(true);
  expect(anyHolds(['OpenAI, Inc.'], ['Microsoft', 'xAI'])).toBe(false);
});
