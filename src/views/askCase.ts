import { createHash } from 'node:crypto';
import { today } from '../../events/courts.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { type Change, stateDiff } from '../../projections/diff/stateDiff.ts';
import { type Answer, answer } from '../../projections/state/answer.ts';
import { foldVersion } from '../../projections/state/caseState.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { type AskedRevision, revisionAsked, revisionKnownAt } from './askedRevision.ts';
import { UnknownCaseError } from './unknownCaseError.ts';

/** The questions of time as a reader asks them. */
export interface CaseQuery {
  readonly asOf?: string | undefined;
  readonly docketedBy?: string | undefined;
  /** `41` or, with proof, `41-9f3c2a417d0be855` (EVENTS.md section 4). */
  readonly at?: string | undefined;
  /** A moment; the revision that this Lis had reached then. */
  readonly knownAt?: string | undefined;
}

interface Told {
  readonly id: string;
  readonly asOf: string;
  readonly docketedBy: string | null;
  readonly at: string;
  readonly revision: number;
  readonly foldVersion: number;
}

export type CaseBody = Told & CaseState;
export type HistoryBody = Told & { readonly items: readonly EffectiveAction[] };

export interface DiffBody {
  readonly id: string;
  readonly from: Told;
  readonly to: Told;
  readonly changes: readonly Change[];
  /** What took effect, or became known, in between. */
  readonly actions: readonly EffectiveAction[];
  /** What was in effect, or believed, before and no longer is. */
  readonly gone: readonly EffectiveAction[];
}

export interface CaseReader {
  readonly streams: StreamCache;
  readonly now: () => Date;
}

export const citationOf = ({ revision, hash }: Pick<RecordedEvent, 'revision' | 'hash'>): string =>
  `${revision}-${hash.slice(0, 16)}`;

export const eventsOf = async ({ streams }: CaseReader, caseId: string): Promise<readonly RecordedEvent[]> => {
  const events = await streams.read(caseStream(caseId));
  if (events.length === 0) throw new UnknownCaseError(caseId);
  return events;
};

const revisionOf = (events: readonly RecordedEvent[], { at, knownAt }: CaseQuery): AskedRevision => {
  if (knownAt !== undefined) return revisionKnownAt(events, knownAt);
  return at === undefined ? { at: events.length - 1 } : revisionAsked(events, at);
};

/** The events of a case for these questions: where one cites a hash, those whose chain holds up to there. */
const eventsFor = async (
  reader: CaseReader,
  caseId: string,
  ...queries: readonly CaseQuery[]
): Promise<readonly RecordedEvent[]> => {
  const events = await eventsOf(reader, caseId);
  const cited = queries.map(query => revisionOf(events, query)).filter(asked => asked.cited);
  if (cited.length === 0) return events;
  return reader.streams.readProven(caseStream(caseId), Math.max(...cited.map(({ at }) => at)));
};

const tell = (caseId: string, event: RecordedEvent, { asOf }: Answer, { docketedBy }: CaseQuery): Told => ({
  id: caseId,
  asOf,
  docketedBy: docketedBy ?? null,
  at: citationOf(event),
  revision: event.revision,
  foldVersion,
});

interface Asked {
  readonly told: Told;
  readonly answered: Answer;
  /** Whose today it is, where no date was asked for. */
  readonly court: string | undefined;
}

const ask = (events: readonly RecordedEvent[], caseId: string, query: CaseQuery, now: Date): Asked => {
  const { at } = revisionOf(events, query);
  const { asOf, docketedBy } = query;
  const question = { ...(asOf !== undefined && { asOf }), ...(docketedBy !== undefined && { docketedBy }), at };
  let court: string | undefined;
  const answered = answer(events, question, deciding => {
    court = deciding;
    return today(court, now);
  });
  return { told: tell(caseId, events[at]!, answered, query), answered, court };
};

/** The state of a case for a question, and the court whose today decided it where no date was asked for. */
export const stateBefore = async (
  reader: CaseReader,
  caseId: string,
  query: CaseQuery,
): Promise<{ readonly state: CaseBody; readonly court: string | undefined }> => {
  const { told, answered, court } = ask(await eventsFor(reader, caseId, query), caseId, query, reader.now());
  return { state: { ...told, ...answered.state }, court };
};

/** The state of a case for a question. Rejects with UnknownCaseError, AskedRevisionError or LogChangedError. */
export const stateOf = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<CaseBody> =>
  (await stateBefore(reader, caseId, query)).state;

/** The actions in effect for a question, Lis's own first, then in legal order. */
export const historyOf = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<HistoryBody> => {
  const { told, answered } = ask(await eventsFor(reader, caseId, query), caseId, query, reader.now());
  return { ...told, items: answered.history };
};

/** All that a question about a case is answered with. */
export interface WholeCase {
  readonly state: CaseBody;
  readonly history: HistoryBody;
  /** The events that it was folded from. */
  readonly events: readonly RecordedEvent[];
}

/** The state and the history for one question, folded once. Rejects as `stateOf` does. */
export const wholeCase = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<WholeCase> => {
  const events = await eventsFor(reader, caseId, query);
  const { told, answered } = ask(events, caseId, query, reader.now());
  return {
    state: { ...told, ...answered.state },
    history: { ...told, items: answered.history },
    events: events.slice(0, told.revision + 1),
  };
};

const saysTheSame = (a: EffectiveAction, b: EffectiveAction): boolean =>
  a === b || (a.corrected?.id === b.corrected?.id && a.confirmed?.id === b.confirmed?.id && a.struckBy === b.struckBy);

const onlyIn = (these: readonly EffectiveAction[], those: readonly EffectiveAction[]): readonly EffectiveAction[] => {
  const others = new Map(those.map(action => [action.id, action]));
  return these.filter(action => {
    const other = others.get(action.id);
    return !other || !saysTheSame(action, other);
  });
};

/** What two questions about one case are answered differently, and by which actions. */
export const diffOf = async (reader: CaseReader, caseId: string, from: CaseQuery, to: CaseQuery): Promise<DiffBody> => {
  const events = await eventsFor(reader, caseId, from, to);
  const now = reader.now();
  const [before, after] = [ask(events, caseId, from, now), ask(events, caseId, to, now)];
  return {
    id: caseId,
    from: before.told,
    to: after.told,
    changes: stateDiff(before.answered.state, after.answered.state),
    actions: onlyIn(after.answered.history, before.answered.history),
    gone: onlyIn(before.answered.history, after.answered.history),
  };
};

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);
