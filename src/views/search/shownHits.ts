import type { RecordedEvent } from '../../../events/event.ts';
import { getOrMake } from '../../../projections/getOrMake.ts';
import { type Withheld, withheldIn } from '../../../projections/time/withheld.ts';
import { eventsOfHolders } from '../../log/caseEvents.ts';
import { DamagedEventError } from '../../log/damagedEventError.ts';
import { UnknownCaseError } from '../../log/unknownCaseError.ts';
import { UnusableLogError } from '../../log/unusableLogError.ts';
import { type CaseReader, eventsOf } from '../askCase.ts';
import type { ActionItem } from './searchActions.ts';
import type { FoundCase } from './searchCases.ts';

const none: ReadonlySet<string> = new Set();
const known = new WeakMap<Withheld, ReadonlySet<string>>();

const hiddenAmong = (events: readonly RecordedEvent[]): ReadonlySet<string> => {
  const withheld = withheldIn(events);
  if (withheld.none) return none;
  return getOrMake(known, withheld, () => new Set(events.filter(withheld.hides).map(({ id }) => id)));
};

/** The ids of what the seals of today hide in a case. What cannot be read has no more seals than the lists know of. */
const hiddenIn = async (reader: CaseReader, caseId: string): Promise<ReadonlySet<string>> => {
  try {
    return hiddenAmong(await eventsOfHolders(reader.streams, caseId, await eventsOf(reader, caseId)));
  } catch (error) {
    if ([DamagedEventError, UnusableLogError, UnknownCaseError].some(one => error instanceof one)) return none;
    throw error;
  }
};

type IsShown = (caseId: string, actionId: string) => boolean;

const seals = async (reader: CaseReader, caseIds: readonly string[]): Promise<IsShown> => {
  const cases = [...new Set(caseIds)];
  const hidden = new Map(await Promise.all(cases.map(async id => [id, await hiddenIn(reader, id)] as const)));
  return (caseId, actionId) => !hidden.get(caseId)!.has(actionId);
};

/** A page of actions from lists that may lag, without those that were sealed since the lists were written. */
export const shownActions = async (
  reader: CaseReader,
  items: readonly ActionItem[],
): Promise<readonly ActionItem[]> => {
  const caseIds = items.map(({ caseId }) => caseId);
  const isShown = await seals(reader, caseIds);
  return items.filter(({ caseId, id }) => isShown(caseId, id));
};

/** The same for a page of cases: of the actions for which they were found. */
export const shownCases = async (reader: CaseReader, items: readonly FoundCase[]): Promise<readonly FoundCase[]> => {
  const found = items.filter(({ matches }) => matches !== undefined);
  const isShown = await seals(
    reader,
    found.map(({ id }) => id),
  );
  return items.map(item =>
    item.matches ? { ...item, matches: item.matches.filter(match => isShown(item.id, match.id)) } : item,
  );
};
