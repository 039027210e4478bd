import type { Action } from '../../events/action.ts';
import { isType, type RecordedEvent } from '../../events/event.ts';
import { gathered } from '../log/caseEvents.ts';
import { noStream } from '../log/eventLog.ts';
import { caseStream } from '../log/streamCache.ts';
import { batchesOf } from './batches.ts';
import { type CaseFile, InvalidInputError } from './caseFile.ts';
import type { LostDocket } from './claimDocket.ts';
import { ConflictError } from './conflictError.ts';
import type { Origin } from './draft.ts';
import { newCaseId } from './newCaseId.ts';
import { type Recorder, record } from './record.ts';
import { RefusedError } from './refusal.ts';
import type { Erased } from './sealing.ts';
import { titled } from './titled.ts';

export interface RecordedCase {
  readonly caseId: string;
  readonly recorded: number;
  readonly known: number;
  /** Of the known, those that stand in other words than the file has: only a correction changes them. */
  readonly otherwise: readonly string[];
  /** The title that stands, where the file has another: only case.titled changes it. */
  readonly titleStands?: string;
  /** Claimed by another case meanwhile. */
  readonly lostDockets: readonly LostDocket[];
  readonly erased?: Erased;
}

interface Parts {
  /** What stands already, in the order it stands in: a file may come again, or have grown. */
  readonly standing: readonly Action[];
  readonly fresh: readonly Action[];
}

const partsOf = (actions: readonly Action[], events: readonly RecordedEvent[]): Parts => {
  const places = new Map(events.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: Action): number | undefined => (id === undefined ? undefined : places.get(id));
  const standing = actions.filter(action => placeOf(action) !== undefined);
  const fresh = actions.filter(action => placeOf(action) === undefined);
  return { standing: standing.sort((a, b) => placeOf(a)! - placeOf(b)!), fresh };
};

/** Killed between two batches, a file can only go on where its actions can be told from those that stand. */
const refuseWithoutIds = (batches: readonly unknown[], { actions }: CaseFile): void => {
  const index = batches.length > 1 ? actions.findIndex(({ id }) => id === undefined) : -1;
  if (index < 0) return;
  const detail =
    'is needed: a file this long is recorded in several steps, and only actions with an id (a UUID) can be sent again after an interruption. Give every action one, or split the file';
  throw new InvalidInputError([{ pointer: `/actions/${index}/id`, detail }]);
};

/** A refusal counts the actions as the file does, not the batch. */
const asInFile = (error: unknown, part: readonly Action[], { actions }: CaseFile): unknown => {
  if (!(error instanceof RefusedError)) return error;
  return new RefusedError(
    error.refusals.map(refusal => ({ ...refusal, index: actions.indexOf(part[refusal.index]!) })),
  );
};

const titleStanding = (events: readonly RecordedEvent[], { title, actions }: CaseFile): { titleStands?: string } => {
  const standing = events.findLast(event => isType(event, 'case.titled'))?.data.title;
  const changes = actions.some(({ type }) => type === 'case.titled');
  return standing === undefined || title === undefined || title === standing || changes
    ? {}
    : { titleStands: standing };
};

const inAll = (erasures: readonly Erased[]): { erased?: Erased } => {
  if (erasures.length === 0) return {};
  const events = erasures.reduce((sum, one) => sum + one.events, 0);
  return { erased: { events, gone: erasures.at(-1)!.gone } };
};

const recordInto = async (
  recorder: Recorder,
  caseId: string,
  file: CaseFile,
  origin: Origin,
): Promise<RecordedCase> => {
  const before = await recorder.streams.read(caseStream(caseId));
  const isNew = before.length === 0;
  const held = await gathered(recorder.streams, before);
  const { standing, fresh } = partsOf(isNew ? titled(file, caseId) : file.actions, held);
  const batches = batchesOf(fresh);
  refuseWithoutIds(batches, file);
  const tally = { recorded: 0, known: 0 };
  const otherwise: string[] = [];
  const lost = new Map<string, LostDocket>();
  const erasures: Erased[] = [];
  for (const [index, part] of [...(standing.length > 0 ? [standing] : []), ...batches].entries()) {
    const begins = isNew && index === 0 ? { ifRevision: noStream.revision } : {};
    const command = { caseId, actions: part, dockets: file.dockets ?? [], origin, ...begins };
    const { events, repeated, lostDockets, ...rest } = await record(recorder, command).catch(error => {
      throw asInFile(error, part, file);
    });
    tally[repeated ? 'known' : 'recorded'] += events.length;
    otherwise.push(...rest.otherwise);
    if (rest.erased) erasures.push(rest.erased);
    for (const docket of lostDockets) lost.set(`${docket.court} ${docket.docketNumber}`, docket);
  }
  return {
    caseId,
    ...tally,
    otherwise,
    ...titleStanding(before, file),
    lostDockets: [...lost.values()],
    ...inAll(erasures),
  };
};

/** The case of that name which holds one of the actions already is theirs. */
const holdsOneOf = (actions: readonly Action[]) => {
  const ids = new Set(actions.map(({ id }) => id));
  return (events: readonly RecordedEvent[]): boolean => events.some(({ id }) => ids.has(id));
};

/**
 * Records a file of actions into its case, batch by batch. A file whose actions carry ids can be recorded again after
 * a crash, or when it has grown: what stands already is left as it is. Without an id the case is a new one, also where
 * somebody takes the name meanwhile, unless the one of that name holds actions of this file. Rejects as `record` does.
 */
export const recordCase = async (recorder: Recorder, file: CaseFile, origin: Origin): Promise<RecordedCase> => {
  for (;;) {
    const caseId = file.id ?? (await newCaseId(recorder, file.title, holdsOneOf(file.actions)));
    try {
      return await recordInto(recorder, caseId, file, origin);
    } catch (error) {
      const taken = error instanceof ConflictError && error.code === 'case_exists';
      if (file.id !== undefined || !taken) throw error;
    }
  }
};
