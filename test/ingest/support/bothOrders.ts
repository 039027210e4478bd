import type { CaseState } from '../../../projections/state/shape.ts';
import type { ImportedFile } from '../../../src/ingest/importSource.ts';
import { type Importer, newImporter } from '../../support/importing.ts';

/** What became of captures that came in one order, each into its own Lis. */
export interface Arrived {
  readonly imported: readonly ImportedFile[];
  readonly importer: Importer;
}

/** A file: its text or bytes, and what it is called, for some tell their court by that alone. */
export type Capture = readonly [content: string | Uint8Array, name: string];

export const arrived = async (captures: readonly Capture[]): Promise<Arrived> => {
  const importer = newImporter();
  const imported: ImportedFile[] = [];
  for (const [content, name] of captures) imported.push(await importer.add(content, {}, name));
  return { imported, importer };
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * A state without what the order of arrival may decide: the ids of actions, which are made from what the first source called
 * an entry, and of the actions that say why, those that record a later sighting.
 */
export const told = (state: CaseState): unknown => {
  const reasons = state.uncertain.map(one => one.reasons.join(' ')).sort();
  const bare = JSON.stringify({ ...state, uncertain: reasons }, (key, value) =>
    key === 'because' ? undefined : value,
  );
  return JSON.parse(bare.replaceAll(uuid, ''));
};

/** The entries of a case as one reads them: day, number, text. */
export const entriesTold = async (importer: Importer, caseId: string): Promise<readonly string[]> =>
  (await importer.history(caseId)).flatMap(action =>
    action.type === 'entry.recorded' ? [`${action.on} #${action.entry?.number ?? ''} ${action.data.text}`] : [],
  );
