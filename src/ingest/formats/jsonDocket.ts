import { courtId, numberingOf, today } from '../../../events/courts.ts';
import { isAlienNumber } from '../alienNumber.ts';
import type { Lineage } from '../docket.ts';
import { type Numbered, numberIn } from '../html/pacerHeader.ts';
import { isoDay } from '../isoDay.ts';

const hasZone = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/;

/** The court's day of a date or a moment; a moment without a zone is on the court's own clock. */
export const courtDayOf = (written: string | null, court: string | null): string | null => {
  if (written === null || !hasZone.test(written)) return isoDay(written);
  const moment = new Date(written);
  return Number.isNaN(moment.getTime()) ? null : today(court ?? undefined, moment);
};

/** Judges' initials and defendants' numbers stand behind the numbers of trial courts alone. */
export const numberOf = (spelling: string | null, court: string | null): Numbered =>
  spelling !== null && (court === null || numberingOf(court) === 'trial')
    ? numberIn(spelling)
    : { docketNumber: spelling, spelling, defendantNumber: null };

/** The proceeding that an appeal is from. */
export const appealFrom = (
  court: string | null,
  courtName: string | null,
  written: string | null,
): readonly Lineage[] => {
  const docketNumber = written !== null && isAlienNumber(written) ? null : written;
  return court === null && courtName === null && docketNumber === null
    ? []
    : [{ kind: 'lower_court', court: (court && courtId(court)) || null, courtName, docketNumber, title: null }];
};
