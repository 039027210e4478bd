import { expect, test } from '@jest/globals';
import { Pace } from '../../src/delivery/pace.ts';
import { steppedClock } from '../support/steppedClock.ts';

const ok = { ok: true, isBusy: false };
const failed = { ok: false, isBusy: false };
const busy = { ok: false, isBusy: true };
const signal = new AbortController().signal;

/** Whether an attempt may begin now. */
const mayBegin = async (pace: Pace): Promise<boolean> => {
  const ending = new AbortController();
  const entered = pace.enter(ending.signal);
  await new Promise(setImmediate);
  ending.abort();
  return entered;
};

test('a receiver of which nothing is known gets five at a time, and more as it keeps up', async () => {
  const pace = new Pace(steppedClock(0).clock);
  for (let i = 0; i < 5; i++) expect(await mayBegin(pace)).toBe(true);
  expect(await mayBegin(pace)).toBe(false);
  pace.leave(ok);
  for (let i = 0; i < 6; i++) expect(await mayBegin(pace)).toBe(true);
  expect(await mayBegin(pace)).toBe(false);
});

test('a receiver that is down is probed by one at a time, at growing distances, and gets all again once it answers', async () => {
  const { clock, step } = steppedClock(0);
  const pace = new Pace(clock);
  const fail = async () => {
    expect(await pace.enter(signal)).toBe(true);
    return pace.leave(failed);
  };
  for (let i = 0; i < 3; i++) await fail();
  expect([pace.isOut, await mayBegin(pace)]).toEqual([true, false]);
  step(5_000);
  await fail();
  step(5_000);
  expect(await mayBegin(pace)).toBe(false);
  step(5_000);
  expect(await pace.enter(signal)).toBe(true);
  expect(await mayBegin(pace)).toBe(false);
  expect(pace.leave(ok)).toBe(true);
  expect([pace.isOut, await mayBegin(pace), await mayBegin(pace)]).toEqual([false, true, true]);
  expect(pace.leave(ok)).toBe(false);
});

test('a receiver with too much to do is left alone as long as it asks, and then gets one at a time', async () => {
  const { clock, step } = steppedClock(0);
  const pace = new Pace(clock);
  expect(await pace.enter(signal)).toBe(true);
  pace.leave({ ...busy, retryAfter: 30_000 });
  step(29_000);
  expect(await mayBegin(pace)).toBe(false);
  step(1_000);
  expect([await mayBegin(pace), await mayBegin(pace)]).toEqual([true, false]);
});

test('no more begin in a second than are asked for', async () => {
  const { clock, step } = steppedClock(0);
  const pace = new Pace(clock, 2);
  expect([await mayBegin(pace), await mayBegin(pace)]).toEqual([true, false]);
  step(500);
  expect([await mayBegin(pace), await mayBegin(pace)]).toEqual([true, false]);
});
