import type { Action } from '../../events/action.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { maxAppendBytes } from '../log/eventLog.ts';
import { caseStream } from '../log/streamCache.ts';
import { type CaseFile, InvalidInputError } from './caseFile.ts';
import { ConflictError } from './conflictError.ts';
import type { Origin } from './draft.ts';
import { newCaseId } from './newCaseId.ts';
import { type Recorder, record } from './record.ts';
import { RefusedError } from './refusal.ts';

export interface RecordedCase {
  readonly caseId: string;
  readonly recorded: number;
  readonly known: number;
}

const maxActions = 500;

/** Batches that one append can carry, in order: a long file is more than that. */
const batchesOf = (actions: readonly Action[]): readonly (readonly Action[])[] => {
  const batches: Action[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const action of actions) {
    const size = Buffer.byteLength(JSON.stringify({ data: action.data, sources: action.sources })) + 200;
    if (bytes + size > maxAppendBytes || batches.at(-1)!.length === maxActions) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)!.push(action);
    bytes += size;
  }
  return batches;
};

/** A new case begins with its title. */
const titled = ({ title, actions }: CaseFile): readonly Action[] => {
  if (actions.some(({ type }) => type === 'case.titled')) return actions;
  if (title === undefined) throw new InvalidInputError([{ pointer: '/title', detail: 'is needed: this case is new' }]);
  return [{ type: 'case.titled', data: { title }, sources: [] } satisfies Action, ...actions];
};

/** What stands already, in the order it stands in, and what does not: a file may have grown since it was recorded. */
const partsOf = (actions: readonly Action[], events: readonly RecordedEvent[]): readonly (readonly Action[])[] => {
  const places = new Map(events.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: Action): number | undefined => (id === undefined ? undefined : places.get(id));
  const standing = actions.filter(action => placeOf(action) !== undefined);
  const fresh = actions.filter(action => placeOf(action) === undefined);
  return [standing.sort((a, b) => placeOf(a)! - placeOf(b)!), fresh].filter(({ length }) => length > 0);
};

/** A refusal counts the actions as the file does, not the batch. */
const asInFile = (error: unknown, part: readonly Action[], { actions }: CaseFile): unknown => {
  if (!(error instanceof RefusedError)) return error;
  return new RefusedError(
    error.refusals.map(refusal => ({ ...refusal, index: actions.indexOf(part[refusal.index]!) })),
  );
};

const recordInto = async (
  recorder: Recorder,
  caseId: string,
  file: CaseFile,
  origin: Origin,
): Promise<RecordedCase> => {
  const before = await recorder.streams.read(caseStream(caseId));
  const actions = before.length > 0 ? file.actions : titled(file);
  const tally = { recorded: 0, known: 0 };
  for (const part of batchesOf(actions).flatMap(batch => partsOf(batch, before))) {
    const mine = file.id !== undefined || tally.recorded > 0 ? {} : { ifRevision: -1 };
    const command = { caseId, actions: part, dockets: file.dockets ?? [], origin, ...mine };
    const { events, repeated } = await record(recorder, command).catch(error => {
      throw asInFile(error, part, file);
    });
    tally[repeated ? 'known' : 'recorded'] += events.length;
  }
  return { caseId, ...tally };
};

/**
 * Records a file of actions into its case, batch by batch. A file whose actions carry ids can be recorded again after
 * a crash, or when it has grown: what stands already is left as it is. Without an id the case is a new one, also where
 * somebody takes the name meanwhile. Rejects as `record` does.
 */
export const recordCase = async (recorder: Recorder, file: CaseFile, origin: Origin): Promise<RecordedCase> => {
  for (;;) {
    const caseId = file.id ?? (await newCaseId(recorder, file.title));
    try {
      return await recordInto(recorder, caseId, file, origin);
    } catch (error) {
      const taken = error instanceof ConflictError && error.code === 'stale';
      if (file.id !== undefined || !taken) throw error;
    }
  }
};
