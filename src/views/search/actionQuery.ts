import { docketIdentity } from '../../../events/docketNumber.ts';
import { folded } from '../folded.ts';
import type { ViewStore } from '../viewStore.ts';
import { anyActionMatch, rankedActionMatches } from './actionMatches.ts';
import { firstPlace, lastPlace } from './documentPlace.ts';
import { allOf, everyDocument, filterMatch } from './matchExpression.ts';
import type { Sought } from './sought.ts';

export interface ActionFilter {
  readonly sought?: Sought | undefined;
  /** The id of a case. */
  readonly case?: string | undefined;
  readonly court?: string | undefined;
  /** Of any of these types. */
  readonly type?: readonly string[] | undefined;
  /** `<court> <docketNumber>`, as a state names it or in another spelling of it. */
  readonly proceeding?: string | undefined;
  /** In a case with a party, or a judge, whose name holds this. */
  readonly party?: string | undefined;
  readonly judge?: string | undefined;
  /** In effect from that day on. */
  readonly onAfter?: string | undefined;
  /** In effect on that day or before. */
  readonly onBefore?: string | undefined;
}

/** A part of a name that fits too many cases to look into each. */
export class TooManyCasesError extends Error {
  readonly code = 'too_many_cases';
  readonly parameter: 'party' | 'judge';
  constructor(parameter: 'party' | 'judge') {
    super(`${parameter} fits more than ${mostCases} cases: give more of the name.`);
    this.parameter = parameter;
  }
}

const mostCases = 1_000;

const casesNaming = ({ db }: ViewStore, kind: 'party' | 'judge', name: string): readonly number[] => {
  const keys = db
    .prepare('SELECT DISTINCT caseKey FROM facets WHERE kind = ? AND instr(value, ?) > 0 LIMIT ?')
    .pluck()
    .all(kind, folded(name), mostCases + 1) as number[];
  if (keys.length > mostCases) throw new TooManyCasesError(kind);
  return keys;
};

const caseKeyOf = ({ db }: ViewStore, id: string): readonly number[] =>
  db.prepare('SELECT key FROM cases WHERE id = ?').pluck().all(id) as number[];

/** As it was asked for, and as Lis writes it: whoever copies a number from a paper copies the judge's initials with it. */
const spellingsOf = (proceeding: string): readonly string[] => {
  const [, court = '', number = ''] = /^(\S+)\s+(.+)$/.exec(proceeding) ?? [];
  return [...new Set([proceeding, `${court} ${docketIdentity(court, number).written}`])];
};

/** Each filter as the values of which an action has one; undefined where one of them fits nothing. */
export const filtersOf = (store: ViewStore, asked: ActionFilter): readonly string[] | undefined => {
  const { type, court, proceeding } = asked;
  const filters: (readonly [kind: string, values: readonly (string | number)[]])[] = [];
  if (asked.case !== undefined) filters.push(['case', caseKeyOf(store, asked.case)]);
  if (court !== undefined) filters.push(['court', [court]]);
  if (type !== undefined) filters.push(['type', type]);
  if (proceeding !== undefined) filters.push(['docket', spellingsOf(proceeding)]);
  for (const kind of ['party', 'judge'] as const)
    if (asked[kind] !== undefined) filters.push(['case', casesNaming(store, kind, asked[kind])]);
  if (filters.some(([, values]) => values.length === 0)) return undefined;
  return filters.map(([kind, values]) => filterMatch(kind, values));
};

/** What FTS5 is asked for all that fit, in whatever rank. */
export const matchFor = (store: ViewStore, filters: readonly string[], sought: Sought | undefined): string => {
  const wanted = [...(sought ? [anyActionMatch(store, sought)] : []), ...filters];
  return wanted.length === 0 ? `"${everyDocument}"` : allOf(wanted);
};

/** The same, one rank after another. */
export function* rankedMatchesFor(store: ViewStore, filters: readonly string[], sought: Sought): Generator<string> {
  for (const match of rankedActionMatches(store, sought)) yield allOf([match, ...filters]);
}

/** Places of documents, both included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const daysAsked = ({ onAfter, onBefore }: ActionFilter): Stretch => ({
  from: onAfter === undefined ? (onBefore === undefined ? 0 : firstPlace('0001-01-01')) : firstPlace(onAfter),
  to: onBefore === undefined ? Number.MAX_SAFE_INTEGER : lastPlace(onBefore),
});

/** FTS5 heeds whole numbers alone, and numbers of JavaScript beyond 32 bits are bound as others. */
const within = 'CAST(@from AS INTEGER) AND CAST(@to AS INTEGER)';

/** SQL for the first `@limit` places `@from` … `@to` of what `@match` finds. */
export const placesFound = (direction: 'ASC' | 'DESC'): string =>
  `SELECT rowid AS place FROM documentWords WHERE documentWords MATCH @match AND rowid BETWEEN ${within} ORDER BY rowid ${direction} LIMIT @limit`;
