import { describe, expect, test } from '@jest/globals';
import { delayAfter } from '../../src/delivery/schedule.ts';

const hour = 3_600_000;

describe('the schedule of attempts', () => {
  test('is ten attempts over 75 hours and a half', () => {
    const delays = Array.from({ length: 10 }, (_, failed) => delayAfter(failed + 1, 0.5));
    expect(delays.slice(0, 9)).toEqual([
      ...[5_000, 300_000, 1_800_000],
      ...[2, 5, 10, 14, 20, 24].map(hours => hours * hour),
    ]);
    expect(delays[9]).toBeUndefined();
  });

  test('keeps those who failed together from coming back together: a fifth earlier or later', () => {
    expect([delayAfter(4, 0), delayAfter(4, 1)]).toEqual([1.6 * hour, 2.4 * hour]);
  });

  test('never comes earlier than the receiver asked', () => {
    expect(delayAfter(1, 0.5, 60_000)).toBe(60_000);
    expect(delayAfter(9, 0.5, 60_000)).toBe(24 * hour);
  });
});
