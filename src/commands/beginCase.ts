import { noStream } from '../log/eventLog.ts';
import { caseStream } from '../log/streamCache.ts';
import type { CaseFile } from './caseFile.ts';
import { ConflictError } from './conflictError.ts';
import type { Origin } from './draft.ts';
import { newCaseId } from './newCaseId.ts';
import { type Recorded, type Recorder, record } from './record.ts';
import { commandIdOf } from './request.ts';
import { titled } from './titled.ts';

/** The case that the same request has begun already. */
const begunBy =
  ({ recordedBy, request }: Origin) =>
  (events: Recorded['events'], caseId: string): boolean =>
    request !== undefined && events[0]?.commandId === commandIdOf(recordedBy, caseStream(caseId), request);

/**
 * Begins a case: all of it is recorded, or nothing. Without an id it gets the slug of its title, or the next one where
 * somebody takes that meanwhile. Rejects as `record` does.
 */
export const beginCase = async (recorder: Recorder, file: CaseFile, origin: Origin): Promise<Recorded> => {
  for (;;) {
    const caseId = file.id ?? (await newCaseId(recorder, file.title, begunBy(origin)));
    const actions = titled(file, caseId);
    try {
      const { dockets = [] } = file;
      return await record(recorder, { caseId, actions, dockets, origin, ifRevision: noStream.revision });
    } catch (error) {
      const taken = error instanceof ConflictError && error.code === 'case_exists';
      if (file.id !== undefined || !taken) throw error;
    }
  }
};
