import type { Docket } from '../../events/reference.ts';
import type { EventLog } from '../log/eventLog.ts';
import { claimDocket, holderOf } from './claimDocket.ts';

export interface Held extends Docket {
  readonly caseId: string;
}

/**
 * Finishes the claims that a crash between two appends left out, and returns the dockets that another case had claimed
 * meanwhile: no claim moves, so somebody has to look.
 */
export const sweepClaims = async (log: EventLog, dockets: Iterable<Held>, now: Date): Promise<readonly Held[]> => {
  const lost: Held[] = [];
  for (const { caseId, court, docketNumber } of dockets) {
    const docket = { court, docketNumber };
    const holder = await holderOf(log, docket);
    if (holder?.caseId === caseId) continue;
    if (holder || !(await claimDocket(log, docket, caseId, { recordedBy: 'lis' }, now)))
      lost.push({ caseId, ...docket });
  }
  return lost;
};
