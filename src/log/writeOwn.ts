import { type ActionType, catalogue, type DataOf } from '../../events/catalogue.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { newId, newSalt } from '../../events/identity.ts';
import { type EventLog, noStream } from './eventLog.ts';
import { headOf, seal } from './seal.ts';
import { VersionConflictError } from './versionConflictError.ts';

export interface Keeper {
  readonly log: EventLog;
  readonly now: () => Date;
}

/**
 * Writes one event of Lis's own behind what stands in a stream, deciding again where somebody was faster; none where `decide`
 * says undefined. Rejects with what `decide` throws, or the log.
 */
export const writeOwn = async <T extends ActionType>(
  { log, now }: Keeper,
  stream: string,
  recordedBy: string,
  type: T,
  decide: (events: readonly RecordedEvent[]) => DataOf<T> | undefined,
): Promise<void> => {
  for (;;) {
    const events = await log.readStream(stream);
    const data = decide(events);
    if (data === undefined) return;
    const moment = now();
    const envelope = { id: newId(moment), v: catalogue[type].v, caseId: '', certainty: 'record', recordedBy };
    const draft = { ...envelope, type, data, sources: [], salt: newSalt() } as unknown as DraftEvent;
    const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
    try {
      await log.append(stream, head, seal(stream, head, [draft], moment));
      return;
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }
};
