import * as z from 'zod';
import { courtId } from '../../../events/courts.ts';
import { emptyDocket, type ParsedDocket } from '../docket.ts';
import { isoDay } from '../isoDay.ts';
import { numberOf } from './jsonDocket.ts';
import { said, text } from './jsonFields.ts';

/** A docket as CourtListener's search finds it: its header, in names of its own. Its documents are but those that were found. */
export const courtListenerHit = z.looseObject({
  docket_id: z.number(),
  docketNumber: z.string().max(400),
  court_id: z.string(),
  caseName: said,
  dateFiled: said,
  dateTerminated: said,
  assignedTo: said,
  referredTo: said,
  cause: said,
  suitNature: said,
  juryDemand: said,
  jurisdictionType: said,
  pacer_case_id: text,
});

export const readCourtListenerHit = (hit: z.infer<typeof courtListenerHit>): ParsedDocket => {
  const court = courtId(hit.court_id) ?? null;
  return {
    ...emptyDocket,
    ...numberOf(hit.docketNumber, court),
    from: 'page',
    court,
    pacerId: hit.pacer_case_id,
    caseName: hit.caseName,
    dateFiled: isoDay(hit.dateFiled),
    dateTerminated: isoDay(hit.dateTerminated),
    assignedTo: hit.assignedTo,
    referredTo: hit.referredTo,
    cause: hit.cause,
    natureOfSuit: hit.suitNature,
    juryDemand: hit.juryDemand,
    jurisdiction: hit.jurisdictionType,
  };
};
