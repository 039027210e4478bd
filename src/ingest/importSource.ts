import { createHash } from 'node:crypto';
import { InvalidInputError } from '../commands/caseFile.ts';
import type { Origin } from '../commands/draft.ts';
import type { Recorder } from '../commands/record.ts';
import { RefusedError } from '../commands/refusal.ts';
import type { ParsedDocket } from './docket.ts';
import type { Refused } from './format.ts';
import { columnsMissing } from './formats/docketCsv.ts';
import { type Reading, readSource } from './readSource.ts';
import { type ImportedDocket, importDocket, NotImportableError, previewDocket } from './record/importDocket.ts';
import type { Source } from './source.ts';

/** A docket of a file, and what became of it. */
export interface DocketOutcome extends ImportedDocket {
  readonly court: string;
  readonly docketNumber: string;
}

/** What an import of one file did, or would do. */
export interface ImportedFile {
  readonly file: string;
  /** Null where it is nothing that Lis reads. */
  readonly format: string | null;
  /** Names this import in what it records; the same for the same bytes. Null of a file that could not be opened. */
  readonly importId: string | null;
  readonly dockets: readonly DocketOutcome[];
  /** What could not be recorded, where it stood, and why. The rest was. */
  readonly refused: readonly Refused[];
}

export interface Importing {
  readonly recordedBy: string;
  readonly capture: 'backfill' | 'live';
  /** Nothing is recorded. */
  readonly dryRun: boolean;
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
}

const whereIs = ({ court, docketNumber }: ParsedDocket): string => `docket ${court ?? '?'} ${docketNumber ?? '?'}`;

/** One docket that the record speaks against is told, and keeps no other from being recorded. */
const mayGoOnAfter = (error: unknown): error is Error =>
  [NotImportableError, RefusedError, InvalidInputError].some(one => error instanceof one);

const importOne = async (
  recorder: Recorder,
  docket: ParsedDocket,
  origin: Origin,
  { dryRun }: Importing,
): Promise<{ readonly outcome?: DocketOutcome; readonly refused: readonly Refused[] }> => {
  try {
    const imported = dryRun ? await previewDocket(recorder, docket) : await importDocket(recorder, docket, origin);
    const where = whereIs(docket);
    const refused = imported.refused.map(one => ({ ...one, where: `${where}, ${one.where}` }));
    return { outcome: { court: docket.court!, docketNumber: docket.docketNumber!, ...imported }, refused };
  } catch (error) {
    if (!mayGoOnAfter(error)) throw error;
    return { refused: [{ where: whereIs(docket), reason: error.message }] };
  }
};

const whyUnknown = (source: Source): string => {
  const missing = columnsMissing(source);
  const unknown = 'no docket that Lis can read';
  return missing.length === 0 ? unknown : `${unknown}: its first line names no ${missing.join(', no ')}`;
};

interface Read extends Reading {
  readonly name: string;
  readonly importId: string;
  /** Why nothing of it can be recorded. */
  readonly why: string | undefined;
}

const whyNothing = (source: Source, { format, dockets, fault, refused = [] }: Reading): string | undefined => {
  if (format === null) return whyUnknown(source);
  return fault ?? (dockets.length + refused.length === 0 ? `${format}: a page that shows no docket` : undefined);
};

const read = async (source: Source): Promise<Read> => {
  const { name, bytes } = source;
  const importId = `import-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  const reading = await readSource(source);
  return { ...reading, name, importId, why: whyNothing(source, reading) };
};

const recordAll = async (
  recorder: Recorder,
  { name, importId, format, dockets, refused: unread = [], why }: Read,
  importing: Importing,
): Promise<ImportedFile> => {
  const { recordedBy, capture, onProgress } = importing;
  const origin: Origin = { recordedBy, capture: { kind: capture, importId } };
  const outcomes: DocketOutcome[] = [];
  const refused: Refused[] =
    why === undefined
      ? unread.map(one => ({ ...one, where: `${name}, ${one.where}` }))
      : [{ where: name, reason: why }];
  for (const [index, docket] of dockets.entries()) {
    const one = await importOne(recorder, docket, origin, importing);
    if (one.outcome) outcomes.push(one.outcome);
    refused.push(...one.refused);
    onProgress?.({ done: index + 1, of: dockets.length });
  }
  return { file: name, format, importId, dockets: outcomes, refused };
};

/**
 * Records every docket of a file: whatever cannot be read is refused and told, and the rest is recorded. Nothing holds the page
 * itself, which takes sixty times its size, while what it shows is being recorded.
 */
export const importSource = (recorder: Recorder, source: Source, importing: Importing): Promise<ImportedFile> =>
  read(source).then(one => recordAll(recorder, one, importing));
