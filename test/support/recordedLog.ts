import type { CaseFile } from '../../src/commands/caseFile.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';

/** Records the cases, one after another, at a moment. */
export const recordAll = async (
  log: EventLog,
  cases: readonly CaseFile[],
  now = '2026-01-15T12:00:00Z',
): Promise<void> => {
  const recorder = { log, streams: new StreamCache(log), now: () => new Date(now) };
  for (const file of cases) await recordCase(recorder, file, { recordedBy: 'test', capture: { kind: 'backfill' } });
};

export const logOf = async (...cases: readonly CaseFile[]): Promise<EventLog> => {
  const log = memoryLog();
  await recordAll(log, cases);
  return log;
};
