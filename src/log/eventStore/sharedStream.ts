let taken = false;

/**
 * The client's fast way to append is one long stream, whose answers it keeps in a map that is global to the process: one
 * client's outage rejects another's appends there, and throws inside (research, section 5). So one log of a process may
 * use it at a time. Returns how to give it back, once its client is gone; undefined where another log has it.
 */
export const takeSharedStream = (): (() => void) | undefined => {
  if (taken) return undefined;
  taken = true;
  let held = true;
  return () => {
    if (held) taken = false;
    held = false;
  };
};
