import { docketIdentity } from '../../events/docketNumber.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { folded } from '../views/folded.ts';

/** What of its own decides whether an action is told; what else there is to know of its case comes later (`concern.ts`). */
export type Wanted = Pick<EndpointSettings, 'types' | 'cases' | 'courts' | 'proceedings' | 'certainty'>;

type Shape = Pick<RecordedEvent, 'type' | 'caseId' | 'proceeding' | 'certainty'>;

const typeFits = (type: string, pattern: string): boolean =>
  pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));

/** A docket by its court and its number as the court writes it, however it was spelled. */
const docketKey = (spelling: string): string => {
  const [, court = '', number = ''] = /^(\S+)\s+(.+)$/.exec(spelling) ?? [];
  return `${court} ${docketIdentity(court, number).written}`;
};

const keyed = new WeakMap<readonly string[], ReadonlySet<string>>();
const setOf = (values: readonly string[], keyOf: (value: string) => string): ReadonlySet<string> => {
  const known = keyed.get(values) ?? new Set(values.map(keyOf));
  keyed.set(values, known);
  return known;
};

const isAmong = (values: readonly string[] | undefined, value: string | undefined): boolean =>
  !values || (value !== undefined && setOf(values, one => one).has(value));

const isBefore = (proceedings: readonly string[] | undefined, { proceeding }: Shape): boolean =>
  !proceedings ||
  (proceeding !== undefined &&
    setOf(proceedings, docketKey).has(docketKey(`${proceeding.court} ${proceeding.docketNumber}`)));

/** Whether an action of a case is of the types, cases, courts, dockets and certainty asked for. */
export const fits = ({ types, cases, courts, proceedings, certainty }: Wanted, event: Shape): boolean =>
  (!types || types.some(pattern => typeFits(event.type, pattern))) &&
  isAmong(cases, event.caseId) &&
  isAmong(courts, event.proceeding?.court) &&
  isAmong(certainty, event.certainty) &&
  isBefore(proceedings, event);

/** Whether one of the names holds one of the parts, in whatever case and width. */
export const anyHolds = (names: readonly string[], parts: readonly string[]): boolean =>
  parts.some(part => names.some(name => folded(name).includes(folded(part))));
