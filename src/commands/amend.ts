import type { Action } from '../../events/action.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { relatives } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import { type RecordCommand, type Recorded, type Recorder, record } from './record.ts';
import { answeredBefore } from './request.ts';

export interface AmendCommand extends Omit<RecordCommand, 'actions' | 'dockets'> {
  readonly amendment: Action;
}

/** What the same request recorded in any case that was ever one with this: cases are joined and separated in between. */
const amendedBefore = async (
  { streams }: Recorder,
  { caseId, origin, amendment }: AmendCommand,
): Promise<readonly RecordedEvent[] | undefined> => {
  const { request, recordedBy } = origin;
  if (!request) return undefined;
  for (const one of await relatives(streams, caseId)) {
    const stream = caseStream(one);
    const asked = { request, recordedBy, stream, actions: [amendment] };
    const answer = answeredBefore(await streams.read(stream), asked);
    if (answer) return answer;
  }
  return undefined;
};

/**
 * Records a correction, a retraction or a confirmation in the case that holds its action now. A repeated request is answered
 * with what it recorded, whichever case held the action then. Rejects as `record` does.
 */
export const amend = async (recorder: Recorder, command: AmendCommand): Promise<Recorded> => {
  const events = await amendedBefore(recorder, command);
  const last = events?.at(-1);
  if (events && last)
    return { caseId: last.caseId, events, revision: last.revision, repeated: true, otherwise: [], lostDockets: [] };
  const { amendment, ...rest } = command;
  return record(recorder, { ...rest, actions: [amendment] });
};
