import type { Action } from '../../events/action.ts';
import { docketStream, parseDocketNumber } from '../../events/docketNumber.ts';
import { idOf } from '../../events/identity.ts';
import type { Docket } from '../../events/reference.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { ConflictError } from './conflictError.ts';
import { type ClaimedDocket, findClaimed, nextDocketName } from './docketClaims.ts';
import { draftOf, type Origin } from './draft.ts';

/** A docket with all that it is known by. */
export interface DocketKeys extends Docket {
  readonly pacerIds?: readonly string[] | undefined;
  readonly spellings?: readonly string[] | undefined;
}

const spellingsOf = ({ docketNumber, spellings = [] }: DocketKeys): string[] => [
  ...new Set([docketNumber, ...spellings]),
];

const claimOf = (docket: string, caseId: string, keys: DocketKeys): Action => {
  const { office, type } = parseDocketNumber(keys.docketNumber);
  const claimed = {
    ...(keys.pacerIds && { pacerIds: [...keys.pacerIds] }),
    spellings: spellingsOf(keys),
    ...(office && { office }),
    ...(type && { type }),
  };
  const { court, docketNumber } = keys;
  return {
    id: idOf([docket, caseId, claimed]),
    type: 'docket.claimed',
    proceeding: { court, docketNumber },
    data: { docket, caseId, keys: claimed },
    sources: [],
  };
};

/** The case that holds a docket, by any of its spellings. */
export const holderOf = async (log: EventLog, { court, docketNumber }: Docket) =>
  findClaimed(await log.readStream(docketStream(court, docketNumber)), docketNumber);

/** A docket that somebody named, and who holds it. */
export interface Holding extends Docket {
  readonly holder: ClaimedDocket;
}

export const holdingsOf = async (log: EventLog, dockets: readonly Docket[]): Promise<readonly Holding[]> => {
  const holders = await Promise.all(dockets.map(docket => holderOf(log, docket)));
  return dockets.flatMap((docket, index) => (holders[index] ? [{ ...docket, holder: holders[index] }] : []));
};

const same = (a: Docket, b: Docket): boolean => a.court === b.court && a.docketNumber === b.docketNumber;

/** Refuses to record into a case what stands in another case's docket. */
export const refuseIfClaimed = (holdings: readonly Holding[], dockets: readonly Docket[], caseId: string): void => {
  const taken = holdings.find(held => held.holder.caseId !== caseId && dockets.some(docket => same(docket, held)));
  if (!taken) return;
  throw new ConflictError(
    'docket_claimed',
    `${taken.court} ${taken.docketNumber} belongs to the case ${taken.holder.caseId}: record the action there.`,
    taken.holder.caseId,
  );
};

const hasKeys = (holder: ClaimedDocket, keys: DocketKeys): boolean =>
  spellingsOf(keys).every(spelling => holder.spellings.includes(spelling)) &&
  (keys.pacerIds ?? []).every(id => holder.pacerIds.includes(id));

/**
 * Claims a docket for a case over the one stream of its number, at the exact revision read, so that two who claim it
 * at once meet there. True where the docket is now this case's; no claim moves.
 */
export const claimDocket = async (
  log: EventLog,
  keys: DocketKeys,
  caseId: string,
  origin: Origin,
  now: Date,
): Promise<boolean> => {
  const stream = docketStream(keys.court, keys.docketNumber);
  for (;;) {
    const events = await log.readStream(stream);
    const holder = findClaimed(events, keys.docketNumber);
    if (holder && holder.caseId !== caseId) return false;
    if (holder && hasKeys(holder, keys)) return true;
    const claim = claimOf(holder?.docket ?? nextDocketName(events, keys), caseId, keys);
    const { request: _request, ...claimant } = origin;
    const head = events.length > 0 ? headOf(events.at(-1)!) : noStream;
    const draft = draftOf(claim, { caseId, stream, index: 0 }, claimant, now);
    try {
      await log.append(stream, head, seal(stream, head, [draft], now));
      return true;
    } catch (error) {
      if (!(error instanceof VersionConflictError)) throw error;
    }
  }
};
