import type { Action } from '../../events/action.ts';
import { docketIdentity } from '../../events/docketNumber.ts';
import { idOf } from '../../events/identity.ts';
import type { Docket } from '../../events/reference.ts';
import { holderOf } from '../log/caseEvents.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import type { StreamCache } from '../log/streamCache.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { ConflictError } from './conflictError.ts';
import { type ClaimedDocket, findClaimed, nextDocketName } from './docketClaims.ts';
import { draftOf, type Origin } from './draft.ts';
import { nameOf } from './spelling.ts';

/** A docket with all that it is known by. */
export interface DocketKeys extends Docket {
  readonly pacerIds?: readonly string[] | undefined;
  readonly spellings?: readonly string[] | undefined;
}

/** Where claims stand: their streams are read through what was read before, and only what came since is asked for. */
export interface ClaimLog {
  readonly log: EventLog;
  readonly streams: StreamCache;
}

/** What one claim says: a docket, and the spellings of it that belong to one stream. */
interface Claim {
  readonly stream: string;
  readonly first: Docket;
  readonly spellings: readonly [string, ...string[]];
  readonly pacerIds: readonly string[];
}

/** A docket that was given another number is claimed by both: each number has its stream. */
const claimsOf = ({ court, docketNumber, spellings = [], pacerIds = [] }: DocketKeys): readonly Claim[] => {
  const byStream = Map.groupBy(
    new Set([docketNumber, ...spellings]),
    spelling => docketIdentity(court, spelling).stream,
  );
  const first = { court, docketNumber };
  return [...byStream].map(([stream, its]) => ({ stream, first, spellings: its as [string, ...string[]], pacerIds }));
};

const actionOf = (docket: string, caseId: string, { first, spellings, pacerIds }: Claim): Action => {
  const { office, type } = docketIdentity(first.court, spellings[0]);
  const keys = {
    ...(pacerIds.length > 0 && { pacerIds: [...pacerIds] }),
    spellings: [...spellings],
    ...(office && { office }),
    ...(type && { type }),
  };
  return {
    id: idOf([docket, caseId, keys]),
    type: 'docket.claimed',
    proceeding: first,
    data: { docket, caseId, keys },
    sources: [],
  };
};

/** The claim of a docket, by any of its spellings, and the case that holds it: of an absorbed one that which holds it now. */
const claimOf = async ({ streams }: ClaimLog, docket: Docket): Promise<ClaimedDocket | undefined> => {
  const { stream } = docketIdentity(docket.court, docket.docketNumber);
  const claimed = findClaimed(await streams.read(stream), docket);
  return claimed && { ...claimed, caseId: await holderOf(streams, claimed.caseId) };
};

/** A docket that another case claimed first: no claim moves, so somebody has to look. */
export interface LostDocket extends Docket {
  readonly heldBy: string;
}

/** A docket that somebody named, and who holds it. */
export interface Holding extends Docket {
  readonly holder: ClaimedDocket;
}

export const holdingsOf = async (claims: ClaimLog, dockets: readonly Docket[]): Promise<readonly Holding[]> => {
  const holders = await Promise.all(dockets.map(docket => claimOf(claims, docket)));
  return dockets.flatMap((docket, index) => (holders[index] ? [{ ...docket, holder: holders[index] }] : []));
};

/** Refuses to record into a case what stands in another case's docket. */
export const refuseIfClaimed = (holdings: readonly Holding[], dockets: readonly Docket[], caseId: string): void => {
  const named = new Set(dockets.map(nameOf));
  const taken = holdings.find(held => held.holder.caseId !== caseId && named.has(nameOf(held)));
  if (!taken) return;
  const { first, caseId: holder } = taken.holder;
  const held = nameOf(first) === nameOf(taken) ? '' : ` (${first.docketNumber} there)`;
  throw new ConflictError(
    'docket_claimed',
    `${taken.court} ${taken.docketNumber} belongs to the case ${holder}${held}: record it there, with "id": "${holder}".`,
    holder,
  );
};

const says = (holder: ClaimedDocket, { spellings, pacerIds }: Claim): boolean =>
  spellings.every(spelling => holder.spellings.includes(spelling)) &&
  pacerIds.every(id => holder.pacerIds.includes(id));

/**
 * Whether a case is known to hold a docket by all these keys. No claim moves and none is taken back, so what was read of it
 * once needs no second look.
 */
export const isHeld = (holdings: readonly Holding[], keys: DocketKeys, caseId: string): boolean =>
  claimsOf(keys).every(claim =>
    holdings.some(({ court, holder }) => court === keys.court && holder.caseId === caseId && says(holder, claim)),
  );

const claimOne = async (
  { log, streams }: ClaimLog,
  claim: Claim,
  caseId: string,
  origin: Origin,
  now: Date,
): Promise<string> => {
  const { stream, first, spellings } = claim;
  const { request: _request, ...claimant } = origin;
  for (;;) {
    const events = await streams.read(stream);
    const holder = findClaimed(events, { court: first.court, docketNumber: spellings[0] });
    if (holder && (holder.caseId !== caseId || says(holder, claim))) return holderOf(streams, holder.caseId);
    const action = actionOf(holder?.docket ?? nextDocketName(events, stream), caseId, claim);
    const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
    const draft = draftOf(action, { caseId, stream, index: 0 }, claimant, now);
    try {
      await log.append(stream, head, seal(stream, head, [draft], now));
      return caseId;
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }
};

/**
 * Claims a docket for a case over the one stream of its number, at the exact revision read, so that two who claim it
 * at once meet there. Resolves to the case that holds it now, this one or another: no claim moves.
 */
export const claimDocket = async (
  claims: ClaimLog,
  keys: DocketKeys,
  caseId: string,
  origin: Origin,
  now: Date,
): Promise<string> => {
  const holders: string[] = [];
  for (const claim of claimsOf(keys)) holders.push(await claimOne(claims, claim, caseId, origin, now));
  return holders.find(holder => holder !== caseId) ?? caseId;
};
