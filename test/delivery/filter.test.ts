import { describe, expect, test } from '@jest/globals';
import { wants } from '../../src/delivery/filter.ts';

const ruling = { type: 'motion.ruled', caseId: 'doe-v-example', court: 'cand' };

describe('an endpoint gets', () => {
  test('everything but the lines of the docket, where it says nothing', () => {
    expect(wants({}, ruling)).toBe(true);
    expect(wants({}, { ...ruling, type: 'entry.recorded' })).toBe(false);
    expect(wants({}, { ...ruling, type: 'entry.observed' })).toBe(false);
    expect(wants({}, { ...ruling, type: 'entry.sealed' })).toBe(true);
  });

  test.each([
    [['motion.ruled'], true],
    [['motion.*'], true],
    [['*'], true],
    [['mot.*'], false],
    [['case.*', 'motion.filed'], false],
  ])('of the types %p a ruling: %p', (types, expected) => {
    expect(wants({ types }, ruling)).toBe(expected);
  });

  test('the lines of the docket where it names them', () => {
    expect(wants({ types: ['entry.*'] }, { ...ruling, type: 'entry.recorded' })).toBe(true);
  });

  test('what fits all that it names', () => {
    expect(wants({ types: ['motion.*'], cases: ['doe-v-example'], courts: ['cand'] }, ruling)).toBe(true);
    expect(wants({ cases: ['roe-v-acme'] }, ruling)).toBe(false);
    expect(wants({ courts: ['nysd'] }, ruling)).toBe(false);
    expect(wants({ courts: ['cand'] }, { ...ruling, court: undefined })).toBe(false);
  });
});
