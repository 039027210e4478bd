/** The time as deliveries ask for it: passed in, so that tests step over days. */
export interface Clock {
  /** Milliseconds of Unix time. */
  now(): number;
  /** Resolves at that moment (never, where there is none), or once `woken` does or `signal` aborts. */
  until(moment: number | undefined, woken: Promise<void>, signal: AbortSignal): Promise<void>;
}

/** Timers of Node hold no longer. */
const longest = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  until: (moment, woken, signal) =>
    new Promise(resolve => {
      const wait = moment === undefined ? longest : Math.min(longest, Math.max(0, moment - Date.now()));
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, wait);
      signal.addEventListener('abort', end, { once: true });
      void woken.then(end);
      if (signal.aborted) end();
    }),
};
