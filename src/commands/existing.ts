import type { RecordedEvent } from '../../events/event.ts';
import { caseStream } from '../log/streamCache.ts';
import { UnknownCaseError } from '../log/unknownCaseError.ts';
import type { Recorder } from './record.ts';

/** The stream of a case that there is. Rejects with UnknownCaseError. */
export const existing = async ({ streams }: Recorder, caseId: string): Promise<readonly RecordedEvent[]> => {
  const own = await streams.read(caseStream(caseId));
  if (own.length === 0) throw new UnknownCaseError(caseId);
  return own;
};
