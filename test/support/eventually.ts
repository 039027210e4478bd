import { setTimeout as delay } from 'node:timers/promises';

/** Resolves once `holds` does. A test that waits for ever fails by its own timeout. */
export const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await delay(5);
};
