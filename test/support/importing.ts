import { foldCase } from '../../projections/fold/foldCase.ts';
import { caseState } from '../../projections/state/caseState.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { type EffectiveHistory, effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { type ImportedFile, type Importing, importSource } from '../../src/ingest/importSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';
import { gathered } from '../../src/log/caseEvents.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { caseStream, StreamCache } from '../../src/log/streamCache.ts';

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A Lis in memory that imports files. */
export interface Importer {
  readonly recorder: Recorder;
  add(content: string | Uint8Array, options?: Partial<Importing>, name?: string): Promise<ImportedFile>;
  history(caseId: string): Promise<EffectiveHistory>;
  state(caseId: string): Promise<CaseState>;
}

export const newImporter = (): Importer => {
  const log = memoryLog();
  const recorder = { log, streams: new StreamCache(log), now: () => new Date('2026-11-26T12:00:00Z') };
  const history = async (caseId: string) =>
    effectiveHistory(await gathered(recorder.streams, await recorder.streams.read(caseStream(caseId))));
  return {
    recorder,
    history,
    add: (content, options = {}, name = 'file') =>
      importSource(recorder, sourceOf(name, bytesOf(content)), {
        recordedBy: 'test',
        capture: 'backfill',
        dryRun: false,
        ...options,
      }),
    state: async caseId => {
      const actions = await history(caseId);
      return caseState(foldCase(actions), actions, '2026-11-26');
    },
  };
};
