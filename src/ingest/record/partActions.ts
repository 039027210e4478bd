import type { Action } from '../../../events/action.ts';
import { canonicalJson, idOf } from '../../../events/identity.ts';
import type { Source } from '../../../events/source.ts';
import { mergedSighting } from '../../../projections/time/sightings.ts';
import { classify } from '../classify/classify.ts';
import type { PartDraft } from '../classify/reading.ts';
import type { Capture } from './capture.ts';
import type { EntryReading } from './entryActions.ts';
import type { Sighting } from './sightedEntry.ts';
import type { Standing } from './standing.ts';

/**
 * Stands in `basis`, so that one sees which rules said it. Raise it whenever the rules of src/ingest/classify would read an
 * entry otherwise: what other rules said stands until an entry's text changes.
 */
export const classifier = 'rules-3';

const bestOf = (sightings: readonly Sighting[]): Sighting =>
  mergedSighting(sightings.map((data, index) => ({ id: String(index), type: 'entry.observed', data })));

/** The types that a person recorded for an entry: what a person recorded wins (EVENTS.md section 3). */
const byHand = (standing: Standing, entryId: string, number: number | undefined): ReadonlySet<string> =>
  new Set([
    ...(standing.typesByHand().get(entryId) ?? []),
    ...(number === undefined ? [] : (standing.typesByHand().get(`#${number}`) ?? [])),
  ]);

const same = (a: Action, b: Action): boolean => canonicalJson(a.data) === canonicalJson(b.data);

interface Said {
  readonly id: string;
  /** Undefined where it was taken back. */
  readonly action: Action | undefined;
}

const placeOf = (part: number | undefined, type: string): string => `${part} ${type}`;

/** What rules said of an entry before, these or earlier ones, by part and type. */
const saidBefore = (standing: Standing, entryId: string): ReadonlyMap<string, Said> =>
  new Map(
    (standing.readInEntries().get(entryId) ?? []).map(({ id, part, type }) => [
      placeOf(part, type),
      { id, action: standing.said(id) },
    ]),
  );

const change = (type: 'action.corrected' | 'action.retracted', actionId: string, action?: Action): Action =>
  ({ type, data: { actionId, ...(action && { action }), reason: 'reclassified' }, sources: [] }) as Action;

/** An entry to be read: all that was seen of it, and where that stands. */
export interface Readable {
  readonly entryId: string;
  readonly sightings: readonly Sighting[];
  readonly source: Source;
  /** Of an edit by the clerk: when what follows from it was public. */
  readonly publicOn?: string;
}

const partOf = (draft: PartDraft, rule: string, part: number, { entryId, source }: Readable, of: Standing): Action =>
  ({
    type: draft.type,
    proceeding: of.docket.proceeding,
    entryId,
    part,
    data: draft.data,
    sources: [source],
    basis: { kind: 'inferred', rule, classifier },
  }) as Action;

/**
 * What an entry does, read from the best of its texts, beside what was said of it before: what is said otherwise corrects that,
 * what a person said of it stays.
 */
export const readParts = (entry: Readable, standing: Standing): readonly Action[] => {
  const { entryId, sightings } = entry;
  const { text, event, filedOn, aliases } = bestOf(sightings);
  const { court } = standing.docket.proceeding;
  const number = aliases?.number;
  const reading = classify({ text, event, court, date: filedOn, number });
  const manual = byHand(standing, entryId, number);
  const before = saidBefore(standing, entryId);
  const publicOn = entry.publicOn === undefined ? {} : { publicOn: entry.publicOn };
  const ids = new Set<string>();
  const actions = reading.actions.flatMap((draft, part): Action[] => {
    if (manual.has(draft.type)) return [];
    const action = partOf(draft, reading.rule, part, entry, standing);
    const said = before.get(placeOf(part, draft.type));
    const id = said?.id ?? idOf([entryId, part, draft.type, classifier]);
    ids.add(id);
    if (said && (standing.isByHand(id) || (said.action && same(said.action, action)))) return [];
    if (said) return [{ ...change('action.corrected', id, action), ...publicOn }];
    return standing.byId.has(id) ? [] : [{ id, ...action }];
  });
  const gone = [...before.values()]
    .filter(({ id, action }) => action !== undefined && !ids.has(id) && !standing.isByHand(id))
    .map(({ id }) => ({ ...change('action.retracted', id), ...publicOn }));
  return [...actions, ...gone];
};

/** What an entry does that a capture shows: what was only seen again is not read again. */
export const partActions = (
  { entryId, outcome, sightings }: EntryReading,
  { standing, source, capturedOn }: Capture,
): readonly Action[] => {
  if (outcome === 'unchanged' || outcome === 'sealed' || outcome === 'contradicts') return [];
  const publicOn = outcome === 'edited' ? { publicOn: capturedOn } : {};
  return readParts({ entryId, sightings, source, ...publicOn }, standing);
};
