import { docketIdentity } from '../../events/docketNumber.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { caseOf } from '../log/streamCache.ts';
import { folded } from './folded.ts';

/** Which events of cases somebody is told of, by what they are themselves; what their cases decide comes later (`concerns.ts`). */
export interface EventFilter {
  /** Types, families such as `motion.*`, or `*`. */
  readonly types?: readonly string[] | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly courts?: readonly string[] | undefined;
  /** `<court> <docketNumber>`, in any spelling. */
  readonly proceedings?: readonly string[] | undefined;
  readonly certainty?: readonly string[] | undefined;
}

/** What of an event is asked for. */
export interface Filtered extends Pick<RecordedEvent, 'type' | 'certainty'> {
  /** Undefined for what is no case's. */
  readonly caseId: string | undefined;
  readonly proceeding?: RecordedEvent['proceeding'] | undefined;
}

/** What filters ask of an event. */
export const filtered = ({ stream, type, certainty, proceeding }: RecordedEvent): Filtered => ({
  ...{ type, certainty, proceeding },
  caseId: caseOf(stream),
});

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

const isBefore = (proceedings: readonly string[] | undefined, { proceeding }: Filtered): boolean =>
  !proceedings ||
  (proceeding !== undefined &&
    setOf(proceedings, docketKey).has(docketKey(`${proceeding.court} ${proceeding.docketNumber}`)));

/** Whether an action of a case is of the types, cases, courts, dockets and certainty asked for. */
export const fits = ({ types, cases, courts, proceedings, certainty }: EventFilter, event: Filtered): boolean =>
  event.caseId !== undefined &&
  (!types || types.some(pattern => typeFits(event.type, pattern))) &&
  isAmong(cases, event.caseId) &&
  isAmong(courts, event.proceeding?.court) &&
  isAmong(certainty, event.certainty) &&
  isBefore(proceedings, event);

/** Whether one of the names holds one of the parts, in whatever case and width. */
export const anyHolds = (names: readonly string[], parts: readonly string[]): boolean =>
  parts.some(part => names.some(name => folded(name).includes(folded(part))));
