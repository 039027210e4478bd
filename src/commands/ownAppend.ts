import type { Action } from '../../events/action.ts';
import type { ActionType, DataOf } from '../../events/catalogue.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { caseStream } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { draftOf, type Origin } from './draft.ts';
import type { Recorder } from './record.ts';

/** An action that Lis itself writes, with the event that it goes back to, and the capture and the recorder that it keeps. */
export interface OwnAction {
  readonly action: Action;
  readonly causationId?: string;
  readonly recordedBy?: string;
  readonly capture?: RecordedEvent['capture'];
}

/** One of Lis's own actions, which have no source but Lis. */
export const ownAction = <T extends ActionType>(type: T, data: DataOf<T>, id?: string): OwnAction => ({
  action: { ...(id !== undefined && { id }), type, data, sources: [] } as unknown as Action,
});

type Decided = readonly OwnAction[];
export type Decision = (own: readonly RecordedEvent[]) => Decided | Promise<Decided>;

/**
 * Appends what `decide` makes of the stream of a case, at the exact revision it was read: again where somebody else was
 * faster. Resolves to the stream as it stands then; nothing is written where nothing is decided.
 */
export const ownAppend = async (
  { log, streams, now }: Recorder,
  caseId: string,
  origin: Origin,
  decide: Decision,
): Promise<readonly RecordedEvent[]> => {
  const stream = caseStream(caseId);
  for (;;) {
    const own = await streams.read(stream);
    const decided = await decide(own);
    if (decided.length === 0) return own;
    const moment = now();
    const drafts = decided.map(({ action, causationId, recordedBy, capture }, index) => ({
      ...draftOf(
        action,
        { caseId, stream, index, turn: own.length + index },
        { ...origin, ...(recordedBy !== undefined && { recordedBy }), ...(capture && { capture }) },
        moment,
      ),
      ...(causationId !== undefined && { causationId }),
    }));
    const head = own.length > 0 ? headOf(own.at(-1)!) : noStream;
    try {
      await log.append(stream, head, seal(stream, head, drafts, moment));
      return await streams.read(stream);
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }
};
