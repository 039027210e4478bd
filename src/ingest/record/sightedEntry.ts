import type { DataOf } from '../../../events/catalogue.ts';
import type { ParsedDocket, ParsedEntry } from '../docket.ts';

export type Sighting = DataOf<'entry.recorded'>;

const mostNumber = 1_000_000;
const mostText = 200_000;

const whole = (digits: string | null, most: number): number | undefined =>
  digits !== null && /^\d{1,9}$/.test(digits) && Number(digits) <= most ? Number(digits) : undefined;

const said = (text: string | null): string | undefined => text?.trim().slice(0, 1_000).trim() || undefined;

const withAliases = ({ number, sequence, documentId }: ParsedEntry): Pick<Sighting, 'aliases'> => {
  const aliases = {
    number: whole(number, mostNumber),
    sequence: whole(sequence, Number.MAX_SAFE_INTEGER),
    // Appellate courts number entries by their documents.
    documentId: said(documentId ?? (whole(number, mostNumber) === undefined ? number : null)),
  };
  const known = Object.entries(aliases).filter(([, value]) => value !== undefined);
  return known.length === 0 ? {} : { aliases: Object.fromEntries(known) };
};

/** What the log keeps of a line of a docket; undefined where no day is known of it. */
export const sightedEntry = (entry: ParsedEntry, { from }: ParsedDocket, capturedOn: string): Sighting | undefined => {
  const filedOn = entry.filedOn ?? entry.enteredOn;
  if (filedOn === null) return undefined;
  const event = said(entry.event);
  const text = entry.text.slice(0, mostText);
  return {
    from,
    capturedOn,
    text,
    ...(entry.text.length > mostText && { abridged: true as const }),
    ...(event !== undefined && { event }),
    filedOn,
    ...(entry.enteredOn !== null && { enteredOn: entry.enteredOn }),
    ...withAliases(entry),
  };
};
