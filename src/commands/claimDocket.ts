import type { Action } from '../../events/action.ts';
import { docketStream, parseDocketNumber } from '../../events/docketNumber.ts';
import { idOf } from '../../events/identity.ts';
import type { Docket } from '../../events/reference.ts';
import { type EventLog, noStream } from '../log/eventLog.ts';
import { headOf, seal } from '../log/seal.ts';
import { VersionConflictError } from '../log/versionConflictError.ts';
import { ConflictError } from './conflictError.ts';
import { findClaimed, nextDocketName } from './docketClaims.ts';
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

export const refuseIfClaimed = async (log: EventLog, docket: Docket, caseId: string): Promise<void> => {
  const holder = await holderOf(log, docket);
  if (!holder || holder.caseId === caseId) return;
  throw new ConflictError(
    'docket_claimed',
    `${docket.court} ${docket.docketNumber} belongs to the case ${holder.caseId}: record the action there.`,
    holder.caseId,
  );
};

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
    if (holder && spellingsOf(keys).every(spelling => holder.spellings.includes(spelling))) return true;
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
