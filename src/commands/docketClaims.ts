import { docketStream, parseDocketNumber } from '../../events/docketNumber.ts';
import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';

type Claimed = RecordedEventOf<'docket.claimed'>;

/** A docket as its claims describe it. No claim moves: the first that names it holds it. */
export interface ClaimedDocket {
  readonly docket: string;
  readonly caseId: string;
  readonly spellings: readonly string[];
  readonly pacerIds: readonly string[];
}

export const claimedIn = (events: readonly RecordedEvent[]): readonly ClaimedDocket[] => {
  const dockets = new Map<string, { docket: string; caseId: string; spellings: string[]; pacerIds: string[] }>();
  for (const event of events) {
    if (!isType(event, 'docket.claimed')) continue;
    const { docket, caseId, keys } = (event as Claimed).data;
    const known = dockets.get(docket);
    if (known) {
      known.spellings.push(...keys.spellings);
      known.pacerIds.push(...(keys.pacerIds ?? []));
    } else
      dockets.set(docket, { docket, caseId, spellings: [...keys.spellings], pacerIds: [...(keys.pacerIds ?? [])] });
  }
  return [...dockets.values()];
};

/** Two spellings of one stream mean one docket unless both name an office, or kinds of case, and those differ. */
const sameDocket = (spelling: string, other: string): boolean => {
  const [a, b] = [parseDocketNumber(spelling), parseDocketNumber(other)];
  if (a.core === b.core) return true;
  return a.type === b.type && (a.office === undefined || b.office === undefined);
};

/** The docket of its stream that a number means, if it was claimed. */
export const findClaimed = (events: readonly RecordedEvent[], docketNumber: string): ClaimedDocket | undefined =>
  claimedIn(events).find(({ spellings }) => spellings.some(spelling => sameDocket(spelling, docketNumber)));

/** What ids are made from: the stream, then `.2`, `.3` for another docket of the same number. */
export const nextDocketName = (events: readonly RecordedEvent[], { court, docketNumber }: Docket): string => {
  const taken = claimedIn(events).length;
  const stream = docketStream(court, docketNumber);
  return taken === 0 ? stream : `${stream}.${taken + 1}`;
};
