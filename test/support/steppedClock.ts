import type { Clock } from '../../src/delivery/clock.ts';

/** A clock that stands until it is moved. */
export const steppedClock = (start: number) => {
  let now = start;
  const sleeping = new Set<() => void>();
  const clock: Clock = {
    now: () => now,
    until: (moment, woken, signal) =>
      new Promise(resolve => {
        const end = () => {
          sleeping.delete(look);
          resolve();
        };
        const look = () => {
          if (moment !== undefined && moment <= now) end();
        };
        sleeping.add(look);
        signal.addEventListener('abort', end, { once: true });
        void woken.then(end);
        if (signal.aborted) end();
        look();
      }),
  };
  return {
    clock,
    step: (milliseconds: number) => {
      now += milliseconds;
      for (const look of [...sleeping]) look();
    },
  };
};
