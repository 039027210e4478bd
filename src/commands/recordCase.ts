import type { Action } from '../../events/action.ts';
import { maxAppendBytes } from '../log/eventLog.ts';
import { type CaseFile, InvalidInputError } from './caseFile.ts';
import type { Origin } from './draft.ts';
import { newCaseId } from './newCaseId.ts';
import { type Recorder, record } from './record.ts';

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

/**
 * Records a file of actions into its case, batch by batch. A file whose actions carry ids can be recorded again after
 * a crash: what stands already is left as it is. Rejects as `record` does.
 */
export const recordCase = async (recorder: Recorder, file: CaseFile, origin: Origin): Promise<RecordedCase> => {
  const caseId = file.id ?? (await newCaseId(recorder, file.title));
  const exists = (await recorder.streams.read(`case-${caseId}`)).length > 0;
  const tally = { recorded: 0, known: 0 };
  for (const actions of batchesOf(exists ? file.actions : titled(file))) {
    const { events, repeated } = await record(recorder, { caseId, actions, dockets: file.dockets ?? [], origin });
    tally[repeated ? 'known' : 'recorded'] += events.length;
  }
  return { caseId, ...tally };
};
