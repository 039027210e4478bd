import type { Action } from '../../../events/action.ts';
import { numberingOf } from '../../../events/courts.ts';
import { sightingKinds } from '../../../events/entries.ts';
import { isType } from '../../../events/event.ts';
import { idOf } from '../../../events/identity.ts';
import { type Capture, isView } from './capture.ts';

/** A name of the case, as one view of one of its dockets has it. */
interface Name {
  readonly name: string;
  readonly isOnAppeal: boolean;
  readonly from: (typeof sightingKinds)[number];
  readonly capturedOn: string;
}

/** What a case is called where no source names it. */
export const namelessTitle = (court: string, docketNumber: string): string => `${court} ${docketNumber}`;

/** The docket of the trial court names a case, then the better source, then the later capture. */
const betterFirst = (a: Name, b: Name): number =>
  Number(a.isOnAppeal) - Number(b.isOnAppeal) ||
  sightingKinds.indexOf(a.from) - sightingKinds.indexOf(b.from) ||
  (a.capturedOn === b.capturedOn ? (a.name < b.name ? -1 : 1) : a.capturedOn > b.capturedOn ? -1 : 1);

const isAppellate = (court: string | undefined): boolean => court !== undefined && numberingOf(court) === 'appellate';

const namesSeen = ({ standing }: Capture): readonly Name[] =>
  [...standing.byId.values()].flatMap(event => {
    if (!isType(event, 'docket.observed')) return [];
    const { caseName: name, from, capturedOn } = event.data;
    const isOnAppeal = isAppellate(event.proceeding?.court);
    return name === undefined || from === undefined ? [] : [{ name, isOnAppeal, from, capturedOn }];
  });

/**
 * The title that all views together give a case that an import titled, in whatever order they come. A notice or a feed names only
 * what had no name; what a person titled keeps its title.
 */
export const titleActions = (capture: Capture): readonly Action[] => {
  const { shown, standing, capturedOn } = capture;
  const { titled } = standing;
  const name = shown.caseName?.slice(0, 1_000);
  if (!name || !titled?.isImported) return [];
  const { court, docketNumber } = standing.docket.proceeding;
  const seen: Name = { name, isOnAppeal: isAppellate(court), from: shown.from, capturedOn };
  const names = [...namesSeen(capture), ...(isView(shown) ? [seen] : [])].sort(betterFirst);
  const isNameless = titled.title === namelessTitle(court, docketNumber);
  const title = names[0]?.name ?? (isNameless ? name : titled.title);
  if (title === titled.title) return [];
  const id = idOf([standing.docket.name, 'title', shown.from, capturedOn, title]);
  return standing.byId.has(id) ? [] : [{ id, type: 'case.titled', data: { title }, sources: [] }];
};
