import { type Action, action as actionSchema } from '../../../events/action.ts';
import type { Origin } from '../../commands/draft.ts';
import type { Recorder } from '../../commands/record.ts';
import { titled } from '../../commands/titled.ts';
import { gathered } from '../../log/caseEvents.ts';
import { caseStream } from '../../log/streamCache.ts';
import type { ParsedDocket } from '../docket.ts';
import type { Refused } from '../format.ts';
import { appendActions, isBehind, mostAttempts } from './appendActions.ts';
import { type Capture, capturedOn, sourceOfCapture } from './capture.ts';
import { captureActions } from './captureActions.ts';
import { claimCase, claimRelatives, locate, type NumberedDocket } from './claimCase.ts';
import type { EntryReading } from './entryActions.ts';
import { type KnownDocket, standingIn } from './standing.ts';
import { namelessTitle } from './titleActions.ts';

/** What an import did to one docket, or would do. */
export interface ImportedDocket {
  readonly caseId: string;
  readonly isNew: boolean;
  readonly entries: Readonly<Record<EntryReading['outcome'], number>>;
  /** Actions recorded, by type. */
  readonly actions: Readonly<Record<string, number>>;
  readonly refused: readonly Refused[];
}

/** The docket cannot be recorded at all; the message says why. */
export class NotImportableError extends Error {
  readonly code = 'not_importable';
}

const numbered = (shown: ParsedDocket): NumberedDocket => {
  const { court, docketNumber } = shown;
  if (court === null)
    throw new NotImportableError('It names no court that Lis knows by an id of courts-db or of PACER.');
  if (docketNumber === null || !/[\p{L}\p{N}]/u.test(docketNumber))
    throw new NotImportableError('It has no docket number.');
  return { ...shown, court, docketNumber };
};

const checked = (actions: readonly Action[]): { fit: readonly Action[]; refused: readonly Refused[] } => {
  const fit: Action[] = [];
  const refused: Refused[] = [];
  for (const action of actions) {
    const parsed = actionSchema.safeParse(action);
    if (parsed.success) fit.push(parsed.data);
    else {
      const [{ path, message } = { path: [], message: 'does not fit' }] = parsed.error.issues;
      const where = action.entry ? `entry ${action.entry.number}` : action.type;
      refused.push({ where, reason: `${path.join('.')} ${message}`.trim() });
    }
  }
  return { fit, refused };
};

const titleOf = ({ caseName }: NumberedDocket, { proceeding: { court, docketNumber } }: KnownDocket): string =>
  (caseName || namelessTitle(court, docketNumber)).slice(0, 1_000);

const tallied = (names: readonly string[]): Readonly<Record<string, number>> => {
  const tally: Record<string, number> = {};
  for (const name of names) tally[name] = (tally[name] ?? 0) + 1;
  return tally;
};

const outcomes = { new: 0, more: 0, edited: 0, sealed: 0, unchanged: 0, contradicts: 0 };

interface Plan {
  readonly docket: KnownDocket;
  readonly revision: number;
  readonly actions: readonly Action[];
  readonly imported: ImportedDocket;
}

const planned = async (recorder: Recorder, shown: NumberedDocket, docket: KnownDocket, on: string): Promise<Plan> => {
  const own = await recorder.streams.read(caseStream(docket.caseId));
  const events = await gathered(recorder.streams, own);
  const source = sourceOfCapture(shown, on);
  const capture: Capture = { shown, standing: standingIn(events, docket), capturedOn: on, source };
  const { actions, readings, undated } = captureActions(capture);
  const { fit, refused } = checked(actions);
  const isNew = own.length === 0;
  const all =
    isNew && fit.length > 0 ? titled({ title: titleOf(shown, docket), actions: [...fit] }, docket.caseId) : fit;
  return {
    docket,
    revision: own.length - 1,
    actions: all,
    imported: {
      caseId: docket.caseId,
      isNew,
      entries: { ...outcomes, ...tallied(readings.map(({ outcome }) => outcome)) },
      actions: tallied(all.map(({ type }) => type)),
      refused: [
        ...refused,
        ...undated.map(index => ({ where: `line ${index + 1} of the docket`, reason: 'no day is known of it' })),
      ],
    },
  };
};

const dated = (parsed: ParsedDocket): { readonly shown: NumberedDocket; readonly on: string } => {
  const shown = numbered(parsed);
  const on = capturedOn(shown);
  if (on === undefined) throw new NotImportableError('It shows no day at all.');
  return { shown, on };
};

/** What an import of a docket would record now; nothing is written, and nothing claimed. Rejects with NotImportableError. */
export const previewDocket = async (recorder: Recorder, parsed: ParsedDocket): Promise<ImportedDocket> => {
  const { shown, on } = dated(parsed);
  const { docket } = await locate(recorder, shown);
  return (await planned(recorder, shown, docket, on)).imported;
};

/**
 * Records what a capture of a docket adds to what stands: nothing twice, however often and by whatever source it comes. Reads,
 * compares and appends at the revision read; again where somebody appended first. Rejects with NotImportableError.
 */
export const importDocket = async (
  recorder: Recorder,
  parsed: ParsedDocket,
  origin: Origin,
): Promise<ImportedDocket> => {
  const { shown, on } = dated(parsed);
  for (let attempt = 1; ; attempt += 1) {
    const docket = await claimCase(recorder, shown, origin);
    const plan = await planned(recorder, shown, docket, on);
    try {
      await appendActions(recorder, { caseId: docket.caseId, ...plan }, origin);
      await claimRelatives(recorder, shown, docket.caseId, origin);
      return plan.imported;
    } catch (error) {
      if (!isBehind(error) || attempt === mostAttempts) throw error;
    }
  }
};
