import type { Place } from './place.ts';
import type { Prejudice, Status } from './status.ts';

export interface Ending {
  readonly status: Status;
  readonly prejudice?: Prejudice | undefined;
  /** A clerk's closing that says nothing of why: it never hides a more telling status. */
  readonly bare?: boolean;
}

export interface Closing extends Place {
  readonly status: Status;
  readonly prejudice: Prejudice;
  readonly telling: number;
  /**
   * What ended what was pending: of several endings the first, so that what came after it stands. None where the case
   * goes on elsewhere, or is only off the active list.
   */
  readonly first: Place | undefined;
}

const fully = 2;

const tellingOf = ({ status, bare = false }: Ending): number =>
  bare ? 0 : status === 'administratively_closed' ? 1 : fully;

/** Closed here, but not over: what was pending goes on (28 U.S.C. 1450; docs/decisions/0010). */
const goesOn: ReadonlySet<Status> = new Set([
  'administratively_closed',
  'removed',
  'transferred',
  'remanded',
  'consolidated',
]);

const firstEnd = (before: Closing | undefined, { status }: Ending, place: Place): Place | undefined => {
  if (!goesOn.has(status)) return before?.first ?? place;
  return before?.telling === fully ? before.first : undefined;
};

/** A notice of withdrawal ends a case by itself (Rule 41(a)(1)); an order that says the same after it adds nothing. */
const saysTheSame = (before: Closing, { status, prejudice = before.prejudice }: Ending): boolean =>
  before.status === 'withdrawn' && status === 'dismissed' && prejudice === before.prejudice;

/** A docket that closes again: what tells more of why takes the place of what tells less, a later judgment of an earlier. */
export const closingAfter = (before: Closing | undefined, ending: Ending, place: Place): Closing => {
  const telling = tellingOf(ending);
  if (before && (telling < before.telling || (telling === before.telling && telling < fully))) return before;
  if (before && saysTheSame(before, ending)) return before;
  const { status, prejudice = null } = ending;
  return { ...place, status, prejudice, telling, first: firstEnd(before, ending, place) };
};

export const tellsWhy = (closing: Closing | undefined): boolean => closing?.telling === fully;
