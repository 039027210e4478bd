import type { Action } from '../../../events/action.ts';
import { idOf } from '../../../events/identity.ts';
import type { Source } from '../../../events/source.ts';
import { pagesShowing, sourceOfCapture } from './capture.ts';
import { editsIn } from './edits.ts';
import { type KnownEntry, sightingsOf } from './knownEntries.ts';
import type { Sighting } from './sightedEntry.ts';
import { sameText, sightingChanges } from './sightingChanges.ts';
import type { Standing } from './standing.ts';

/** What an import says of one line of a docket. */
export interface EntryReading {
  readonly entryId: string;
  readonly outcome: 'new' | 'more' | 'edited' | 'sealed' | 'unchanged' | 'contradicts';
  /** All that was seen of it, this time included. */
  readonly sightings: readonly Sighting[];
  readonly actions: readonly Action[];
}

/** By what a line is told from the others of its docket; what has only a text, by its day. */
const keyOf = ({ aliases, filedOn }: Sighting): string => {
  if (aliases?.number !== undefined) return `#${aliases.number}`;
  if (aliases?.sequence !== undefined) return `~${aliases.sequence}`;
  return aliases?.documentId === undefined ? filedOn : `@${aliases.documentId}`;
};

/** The id of an entry that is new: the next ordinal where that id stands for another (EVENTS.md section 2). */
export const newEntryId = (docket: string, sighting: Sighting, isTaken: (id: string) => boolean): string => {
  for (let ordinal = 0; ; ordinal += 1) {
    const id = idOf([docket, keyOf(sighting), ordinal]);
    if (!isTaken(id)) return id;
  }
};

const numbered = ({ aliases }: Sighting) =>
  aliases?.number === undefined ? {} : { entry: { number: aliases.number } };

const isSealing = ({ text }: Sighting): boolean => /^\W*(?:\w+ )?(?:sealed|restricted)(?: \w+)?\W*$/i.test(text);

interface Place {
  readonly standing: Standing;
  readonly source: Source;
}

export const recordEntry = (sighting: Sighting, entryId: string, { standing, source }: Place): EntryReading => {
  const { proceeding } = standing.docket;
  const action: Action = {
    id: entryId,
    type: 'entry.recorded',
    proceeding,
    ...numbered(sighting),
    data: sighting,
    sources: [source],
  };
  return { entryId, outcome: 'new', sightings: [sighting], actions: [action] };
};

const sealed = (seen: Sighting, entry: KnownEntry, { standing, source }: Place): Action => {
  const { capturedOn, aliases } = seen;
  return {
    id: idOf([entry.id, 'entry.sealed', capturedOn]),
    type: 'entry.sealed',
    proceeding: standing.docket.proceeding,
    entryId: entry.id,
    on: null,
    notAfter: capturedOn,
    data: { scope: 'entry', ...(aliases && { aliases }) },
    sources: [source],
  };
};

/** The edits that all captures together show, each written once, and corrected where an earlier capture came later. */
const editActions = (entryId: string, sightings: readonly Sighting[], { standing, source }: Place): readonly Action[] =>
  editsIn(sightings).flatMap(({ before, after, notAfter }, index): readonly Action[] => {
    const { proceeding } = standing.docket;
    const id = idOf([entryId, 'entry.edited', index]);
    const data = { before, after };
    const edit: Action = { type: 'entry.edited', proceeding, entryId, on: null, notAfter, data, sources: [source] };
    if (!standing.byId.has(id)) return [{ ...edit, id }];
    const stands = standing.said(id);
    if (stands?.type !== 'entry.edited') return [];
    if (stands.data.before === before && stands.data.after === after && stands.notAfter === notAfter) return [];
    const reason = 'An earlier capture of the docket shows the text between.';
    return [{ type: 'action.corrected', data: { actionId: id, action: edit, reason }, sources: [] } as Action];
  });

/**
 * A later page that read as the one before this says nothing new, and is not recorded; with another text between the two it
 * is: what the clerk changed was changed back.
 */
const readBefore = (seen: Sighting, known: readonly Sighting[], { standing }: Place): Sighting | undefined => {
  const pages = known.filter(({ from }) => from === 'page');
  const before = pages
    .filter(({ capturedOn }) => capturedOn < seen.capturedOn)
    .reduce<Sighting | undefined>(
      (last, next) => (last && last.capturedOn >= next.capturedOn ? last : next),
      undefined,
    );
  const number = seen.aliases?.number;
  if (seen.from !== 'page' || !before || number === undefined || sameText(before, seen)) return undefined;
  const next = pages.map(({ capturedOn }) => capturedOn).filter(day => day > seen.capturedOn);
  const [capturedOn] = pagesShowing(standing, number)
    .filter(day => day > seen.capturedOn && next.every(other => day < other))
    .toSorted();
  return capturedOn === undefined ? undefined : { ...before, capturedOn };
};

export const observeEntry = (seen: Sighting, entry: KnownEntry, place: Place): EntryReading => {
  const { id: entryId } = entry;
  const known = sightingsOf(entry);
  const reading = (outcome: EntryReading['outcome'], actions: readonly Action[] = [], sightings = known) => ({
    entryId,
    outcome,
    sightings,
    actions,
  });
  if (entry.isSealed) return reading('unchanged');
  if (isSealing(seen) && known.some(({ text }) => text !== '' && !isSealing({ ...seen, text })))
    return reading('sealed', [sealed(seen, entry, place)]);
  const change = sightingChanges(seen, known);
  if (change !== 'more') return reading(change === 'nothing' ? 'unchanged' : 'contradicts');
  const again = readBefore(seen, known, place);
  const observed = (sighting: Sighting, source: Source, count: number): Action => ({
    id: idOf([entryId, 'entry.observed', sighting.from, sighting.capturedOn, count]),
    type: 'entry.observed',
    proceeding: place.standing.docket.proceeding,
    entryId,
    data: sighting,
    sources: [source],
  });
  const { court, docketNumber } = place.standing.docket.proceeding;
  const view = { from: 'page', court, spelling: null, docketNumber } as const;
  const sightings = again ? [...known, seen, again] : [...known, seen];
  const edits = editActions(entryId, sightings, place);
  const isEdited = edits.length > 0 && known.every(other => !sameText(other, seen));
  const observations = [
    observed(seen, place.source, known.length),
    ...(again ? [observed(again, sourceOfCapture(view, again.capturedOn), known.length + 1)] : []),
  ];
  return reading(isEdited ? 'edited' : 'more', [...observations, ...edits], sightings);
};
