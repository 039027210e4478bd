import type { Docket } from '../../events/reference.ts';
import type { EventLog } from '../log/eventLog.ts';
import { StreamCache } from '../log/streamCache.ts';
import { claimDocket, type LostDocket } from './claimDocket.ts';

interface Held extends Docket {
  readonly caseId: string;
  readonly spellings?: readonly string[];
}

type Lost = LostDocket & { readonly caseId: string };

/**
 * Finishes the claims that a crash between two appends left out, and returns the dockets that another case had claimed
 * meanwhile: no claim moves, so somebody has to look.
 */
export const sweepClaims = async (log: EventLog, dockets: Iterable<Held>, now: Date): Promise<readonly Lost[]> => {
  const claims = { log, streams: new StreamCache(log) };
  const lost: Lost[] = [];
  for (const { caseId, spellings = [], court, docketNumber } of dockets) {
    const docket = { court, docketNumber };
    const heldBy = await claimDocket(claims, { ...docket, spellings }, caseId, { recordedBy: 'lis' }, now);
    if (heldBy !== caseId) lost.push({ caseId, ...docket, heldBy });
  }
  return lost;
};
