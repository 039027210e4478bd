import type { EventLog } from './eventLog.ts';
import { VersionConflictError } from './versionConflictError.ts';

/** Told of each append, by whoever counts. Times are in seconds. */
export interface AppendMeter {
  readonly appended: (events: number, seconds: number) => void;
  /** Somebody else appended first. */
  readonly conflicted: () => void;
  /** It failed for another reason, by its code. */
  readonly failed: (code: string) => void;
}

const codeOf = (error: unknown): string => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'internal';
};

/** The log, with its appends counted. */
export const measuredLog = (log: EventLog, meter: AppendMeter): EventLog => ({
  ...log,
  append: async (stream, head, events) => {
    const started = performance.now();
    try {
      const appended = await log.append(stream, head, events);
      meter.appended(events.length, (performance.now() - started) / 1000);
      return appended;
    } catch (error) {
      if (error instanceof VersionConflictError) meter.conflicted();
      else meter.failed(codeOf(error));
      throw error;
    }
  },
});
