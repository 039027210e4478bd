import { type DocketIdentity, docketIdentity, findDocket } from '../../events/docketNumber.ts';
import { isType, type RecordedEvent, type RecordedEventOf } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';
import { getOrMake } from '../../projections/getOrMake.ts';

type Claimed = RecordedEventOf<'docket.claimed'>;

/** A docket as its claims describe it. No claim moves: the first that names it holds it. */
export interface ClaimedDocket {
  readonly docket: string;
  readonly caseId: string;
  /** How its case writes it. */
  readonly first: Docket;
  readonly spellings: readonly string[];
  readonly pacerIds: readonly string[];
  readonly identities: readonly DocketIdentity[];
}

export const claimedIn = (events: readonly RecordedEvent[]): readonly ClaimedDocket[] => {
  const dockets = new Map<
    string,
    ClaimedDocket & { spellings: string[]; pacerIds: string[]; identities: DocketIdentity[] }
  >();
  for (const event of events) {
    if (!isType(event, 'docket.claimed')) continue;
    const { proceeding, data } = event as Claimed;
    const { docket, caseId, keys } = data;
    const first = proceeding!;
    const known = getOrMake(dockets, docket, () => ({
      docket,
      caseId,
      first,
      spellings: [],
      pacerIds: [],
      identities: [],
    }));
    known.spellings.push(...keys.spellings);
    known.pacerIds.push(...(keys.pacerIds ?? []));
    known.identities.push(...keys.spellings.map(spelling => docketIdentity(first.court, spelling)));
  }
  return [...dockets.values()];
};

/** The docket of its stream that a number means, if it was claimed. */
export const findClaimed = (
  events: readonly RecordedEvent[],
  { court, docketNumber }: Docket,
): ClaimedDocket | undefined => findDocket(claimedIn(events), docketIdentity(court, docketNumber));

/** What ids are made from: the stream, then `.2`, `.3` for another docket of the same number. */
export const nextDocketName = (events: readonly RecordedEvent[], stream: string): string => {
  const taken = claimedIn(events).length;
  return taken === 0 ? stream : `${stream}.${taken + 1}`;
};
