import type { Action } from '../../events/action.ts';
import type { DraftEvent, RecordedEvent } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { claimDocket, type DocketKeys, type Holding, holdingsOf, refuseIfClaimed } from './claimDocket.ts';
import { ConflictError } from './conflictError.ts';
import { decide } from './decide.ts';
import { draftOf, type Origin } from './draft.ts';
import { RefusedError } from './refusal.ts';
import { answeredBefore } from './request.ts';
import { docketsNamed, firstSpelling, spellDockets } from './spelling.ts';

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

const refuseSameIds = (drafts: readonly DraftEvent[]): void => {
  const seen = new Set<string>();
  for (const { id } of drafts) {
    if (seen.has(id)) throw new ConflictError('id_taken', `Two of these actions have the id ${id}.`);
    seen.add(id);
  }
};

/** All ids known, in order: what stands under them is the answer. A part of them known is a conflict. */
const standingAnswer = (
  events: readonly RecordedEvent[],
  drafts: readonly DraftEvent[],
): readonly RecordedEvent[] | undefined => {
  const places = new Map(events.map(({ id }, index) => [id, index]));
  const indexes = drafts.map(({ id }) => places.get(id) ?? -1);
  const known = indexes.find(index => index >= 0);
  if (known === undefined) return undefined;
  const inOrder = indexes.every((index, i) => index >= 0 && (i === 0 || index > indexes[i - 1]!));
  if (inOrder) return indexes.map(index => events[index]!);
  throw new ConflictError(
    'id_taken',
    `The case already holds an action with the id ${events[known]!.id}, but not all of these actions.`,
  );
};

const nameOf = ({ court, docketNumber }: Docket): string => `${court} ${docketNumber}`;

const distinct = (dockets: readonly Docket[]): Docket[] => [
  ...new Map(dockets.map(docket => [nameOf(docket), docket])).values(),
];

/** The dockets that actions stand in, or that a correction puts them in. */
const docketsIn = (actions: readonly Action[]): Docket[] =>
  distinct(
    actions.flatMap(action => {
      const { proceeding } = action.type === 'action.corrected' ? (action.data.action as Partial<Action>) : action;
      return proceeding ? [proceeding] : [];
    }),
  );

const keysOf = (docket: Docket, given: readonly DocketKeys[]): DocketKeys => ({
  ...given.find(({ court, docketNumber }) => court === docket.court && docketNumber === docket.docketNumber),
  ...docket,
});

/** Of a docket that this case holds the first spelling is the claim's, whatever it is called now. */
const spellingsHeld = ({ court, docketNumber, holder }: Holding) => ({
  court,
  spellings: [...holder.spellings, docketNumber],
});

const spellingsGiven = ({ court, docketNumber, spellings = [] }: DocketKeys) => ({
  court,
  spellings: [docketNumber, ...spellings],
});

interface Prepared {
  readonly drafts: readonly DraftEvent[];
  readonly holdings: readonly Holding[];
  /** Claims the dockets that the drafts stand in. */
  readonly claimAll: () => Promise<void>;
}

const prepare = async (
  { log }: Recorder,
  { caseId, actions, origin, dockets = [] }: RecordCommand,
  events: readonly RecordedEvent[],
  moment: Date,
): Promise<Prepared> => {
  const holdings = await holdingsOf(log, distinct(docketsNamed(actions)));
  const spell = firstSpelling(events, [...holdings.map(spellingsHeld), ...dockets.map(spellingsGiven)]);
  const given = dockets.map(keys => ({ ...keys, ...spell(keys), spellings: spellingsGiven(keys).spellings }));
  const drafts = actions.map((action, index) =>
    draftOf(spellDockets(action, spell), { caseId, stream: caseStream(caseId), index }, origin, moment, action),
  );
  const claimAll = async () => {
    for (const docket of docketsIn(drafts)) await claimDocket(log, keysOf(docket, given), caseId, origin, moment);
  };
  refuseSameIds(drafts);
  return { drafts, holdings, claimAll };
};

const refuseIfStale = (events: readonly RecordedEvent[], ifRevision: number | undefined): void => {
  const revision = events.length - 1;
  if (ifRevision === undefined || ifRevision === revision) return;
  throw new ConflictError('stale', `The case stands at revision ${revision}, not at ${ifRevision}: read it again.`);
};

const attempt = async (recorder: Recorder, command: RecordCommand): Promise<Recorded> => {
  const { log, streams } = recorder;
  const { caseId, origin } = command;
  const stream = caseStream(caseId);
  const events = await streams.read(stream);
  const moment = recorder.now();
  const { drafts, holdings, claimAll } = await prepare(recorder, command, events, moment);

  const { request, recordedBy } = origin;
  const asked = request && { request, recordedBy, stream, actions: command.actions };
  const standing = (asked && answeredBefore(events, asked)) ?? standingAnswer(events, drafts);
  if (standing) {
    await claimAll();
    return { caseId, events: standing, revision: standing.at(-1)!.revision, repeated: true };
  }
  refuseIfStale(events, command.ifRevision);
  refuseIfClaimed(holdings, docketsIn(command.actions), caseId);
  const refusals = decide(events, drafts);
  if (refusals.length > 0) throw new RefusedError(refusals);

  const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
  const { revision } = await log.append(stream, head, seal(stream, head, drafts, moment));
  await claimAll();
  const recorded = (await streams.read(stream)).slice(head.revision + 1, revision + 1);
  return { caseId, events: recorded, revision, repeated: false };
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
