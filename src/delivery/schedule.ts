const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Milliseconds after each failed attempt (Standard Webhooks): ten attempts within 76 hours. */
const delays = [...[5 * second, 5 * minute, 30 * minute], ...[2, 5, 10, 14, 20, 24].map(hours => hours * hour)];

/** Many who failed together are not to come back together. */
const jitter = 0.2;

/**
 * Milliseconds to wait after so many failed attempts, never less than the receiver asked for; undefined where there were
 * enough. `chance` lies between 0 and 1.
 */
export const delayAfter = (failed: number, chance: number, retryAfter = 0): number | undefined => {
  const delay = delays[failed - 1];
  return delay === undefined ? undefined : Math.max(retryAfter, Math.round(delay * (1 + jitter * (2 * chance - 1))));
};
