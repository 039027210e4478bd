import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';

/** What of an action decides who gets it. */
export interface Wanted {
  readonly type: string;
  readonly caseId: string;
  readonly court: string | undefined;
}

/** What a docket shows line by line, and again with every capture: told to who asks for it. */
const noise: ReadonlySet<string> = new Set(['entry.recorded', 'entry.observed']);

const fits = (type: string, pattern: string): boolean =>
  pattern === '*' || pattern === type || (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));

/** Whether an endpoint asked for an action. */
export const wants = (
  { types, cases, courts }: Pick<Endpoint, 'types' | 'cases' | 'courts'>,
  { type, caseId, court }: Wanted,
): boolean =>
  (types ? types.some(pattern => fits(type, pattern)) : !noise.has(type)) &&
  (!cases || cases.includes(caseId)) &&
  (!courts || (court !== undefined && courts.includes(court)));
