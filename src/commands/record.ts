import type { Action } from '../../events/action.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import { commandHashOf } from '../../events/identity.ts';
import type { Docket } from '../../events/reference.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { claimDocket, type DocketKeys, refuseIfClaimed } from './claimDocket.ts';
import { ConflictError } from './conflictError.ts';
import { decide } from './decide.ts';
import { draftOf, type Origin } from './draft.ts';
import { RefusedError } from './refusal.ts';
import { firstSpelling, spellDockets } from './spelling.ts';

export interface Recorder {
  readonly log: EventLog;
  readonly streams: StreamCache;
  readonly now: () => Date;
}

export interface RecordCommand {
  readonly caseId: string;
  /** All are recorded, or none. */
  readonly actions: readonly Action[];
  /** More keys of the dockets that the actions stand in, to claim them by. */
  readonly dockets?: readonly DocketKeys[];
  readonly origin: Origin;
  /** The revision that the caller decided on; recording on any other is refused. */
  readonly ifRevision?: number;
}

export interface Recorded {
  readonly caseId: string;
  readonly events: readonly RecordedEvent[];
  readonly revision: number;
  /** Whether all of it was recorded earlier, and this is that answer. */
  readonly repeated: boolean;
}

const maxAttempts = 20;

/** All ids known, in order: what stands under them is the answer. A part of them known is a conflict. */
const standingAnswer = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
): readonly RecordedEvent[] | undefined => {
  const places = new Map(events.map(({ id }, index) => [id, index]));
  const known = drafts.filter(({ id }) => places.has(id));
  if (known.length === 0) return undefined;
  const indexes = drafts.map(({ id }) => places.get(id) ?? -1);
  const inOrder = indexes.every((index, i) => index >= 0 && (i === 0 || index > indexes[i - 1]!));
  if (inOrder) return indexes.map(index => events[index]!);
  throw new ConflictError(
    'id_taken',
    `The case already holds an action with the id ${known[0]!.id}, but not all of these actions.`,
  );
};

/** A key stands for one request: the same key with another body is a conflict, not a retry. */
const refuseOtherRequest = (standing: readonly RecordedEvent[], { request }: Origin): void => {
  const [first] = standing;
  if (!request || !first?.commandHash) return;
  if (commandHashOf(first.salt, request.method, request.path, request.body) === first.commandHash) return;
  throw new ConflictError(
    'id_taken',
    `The Idempotency-Key ${JSON.stringify(request.key)} was used for another request.`,
  );
};

const docketsIn = (drafts: readonly DraftEvent[]): Docket[] => {
  const dockets = new Map<string, Docket>();
  for (const { proceeding } of drafts)
    if (proceeding) dockets.set(`${proceeding.court} ${proceeding.docketNumber}`, proceeding);
  return [...dockets.values()];
};

const keysOf = (docket: Docket, given: readonly DocketKeys[]): DocketKeys => ({
  ...given.find(({ court, docketNumber }) => court === docket.court && docketNumber === docket.docketNumber),
  ...docket,
});

const attempt = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  const { log, streams, now } = recorder;
  const { caseId, origin, dockets = [] } = command;
  const stream = caseStream(caseId);
  const events = await streams.read(stream);
  const spell = firstSpelling(
    events,
    dockets.map(keys => ({ court: keys.court, spellings: [keys.docketNumber, ...(keys.spellings ?? [])] })),
  );
  const moment = now();
  const drafts = command.actions.map((action, index) =>
    draftOf(spellDockets(action, spell), { caseId, stream, index }, origin, moment),
  );

  const standing = standingAnswer(events, drafts);
  const claimAll = async () => {
    for (const docket of docketsIn(drafts)) await claimDocket(log, keysOf(docket, dockets), caseId, origin, moment);
  };
  if (standing) {
    refuseOtherRequest(standing, origin);
    await claimAll();
    return { caseId, events: standing, revision: standing.at(-1)!.revision, repeated: true };
  }
  if (command.ifRevision !== undefined && command.ifRevision !== events.length - 1) {
    throw new ConflictError(
      'stale',
      `The case stands at revision ${events.length - 1}, not at ${command.ifRevision}: read it again.`,
    );
  }
  const refusals = decide(events, drafts);
  if (refusals.length > 0) throw new RefusedError(refusals);
  for (const docket of docketsIn(drafts)) await refuseIfClaimed(log, docket, caseId);

  const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
  const sealed = seal(stream, head, drafts, moment);
  const { revision } = await log.append(stream, head, sealed);
  await claimAll();
  return {
    caseId,
    events: (await streams.read(stream)).slice(head.revision + 1, revision + 1),
    revision,
    repeated: false,
  };
};

/**
 * Reads the case, folds it, decides, appends: again where somebody else appended first.
 * Rejects with RefusedError, ConflictError, or what the log says.
 */
export const record = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(recorder, command);
    } catch (error) {
      if (!(error instanceof VersionConflictError) || tries === maxAttempts) throw error;
    }
  }
};
