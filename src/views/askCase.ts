import { createHash } from 'node:crypto';
import { today } from '../../events/courts.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { type Change, stateDiff } from '../../projections/diff/stateDiff.ts';
import { once } from '../../projections/once.ts';
import { type Answer, answer } from '../../projections/state/answer.ts';
import { foldVersion } from '../../projections/state/caseState.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { withheldIn } from '../../projections/time/withheld.ts';
import { eventsOfHolders, gathered, joineryIn, proving } from '../log/caseEvents.ts';
import { caseStream, type StreamCache } from '../log/streamCache.ts';
import { UnknownCaseError } from '../log/unknownCaseError.ts';
import { type AskedRevision, revisionAsked, revisionKnownAt } from './askedRevision.ts';
import { CaseAbsorbedError } from './caseAbsorbedError.ts';

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
export type HistoryBody = Told & {
  readonly items: readonly EffectiveAction[];
  /** What was taken back, as it was recorded: no part of the items. */
  readonly retracted: readonly EffectiveAction[];
};

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

/** The events of the case's own stream. Rejects with UnknownCaseError. */
export const eventsOf = async ({ streams }: CaseReader, caseId: string): Promise<readonly RecordedEvent[]> => {
  const events = await streams.read(caseStream(caseId));
  if (events.length === 0) throw new UnknownCaseError(caseId);
  return events;
};

/** Changes with whatever may change an answer about the case, but for the day. Rejects with UnknownCaseError. */
export const versionOf = async (reader: CaseReader, caseId: string): Promise<string> => {
  const own = await eventsOf(reader, caseId);
  const holders = await eventsOfHolders(reader.streams, caseId, own);
  return `${own.length} ${holders.length}`;
};

const revisionOf = (own: readonly RecordedEvent[], { at, knownAt }: CaseQuery): AskedRevision => {
  if (knownAt !== undefined) return revisionKnownAt(own, knownAt);
  return at === undefined ? { at: own.length - 1 } : revisionAsked(own, at);
};

/** A case as a question of it is answered from. */
interface CaseRead {
  /** The event that the revision asked for names. */
  readonly head: RecordedEvent;
  /** What the case held then, with the cases joined into it. */
  readonly events: readonly RecordedEvent[];
  /** Where seals stand, whatever the question. */
  readonly holders: readonly RecordedEvent[];
}

const refuseAbsorbed = (caseId: string, own: readonly RecordedEvent[], { at, knownAt }: CaseQuery): void => {
  const { absorption } = joineryIn(own);
  if (absorption && at === undefined && knownAt === undefined)
    throw new CaseAbsorbedError(caseId, absorption.data.into);
};

/** Where a question cites a hash, its case as the hash chain proves it, and so the cases joined into it. */
const readCase = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<CaseRead> => {
  const own = await eventsOf(reader, caseId);
  refuseAbsorbed(caseId, own, query);
  const { streams } = reader;
  const { at, cited } = revisionOf(own, query);
  const stream = caseStream(caseId);
  const whole = cited ? await streams.readProven(stream, at) : own;
  const asked = at === whole.length - 1 ? whole : whole.slice(0, at + 1);
  const events = await gathered(cited ? proving(streams) : streams, asked);
  return { head: asked.at(-1)!, events, holders: await eventsOfHolders(streams, caseId, own) };
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

const ask = ({ head, events, holders }: CaseRead, caseId: string, query: CaseQuery, now: Date): Asked => {
  const { asOf, docketedBy } = query;
  const question = { ...(asOf !== undefined && { asOf }), ...(docketedBy !== undefined && { docketedBy }) };
  let court: string | undefined;
  const todayThere = (deciding: string | undefined) => {
    court = deciding;
    return today(court, now);
  };
  const answered = answer(events, question, todayThere, holders);
  return { told: tell(caseId, head, answered, query), answered, court };
};

/** The state of a case for a question, and the court whose today decided it where no date was asked for. */
export const stateBefore = async (
  reader: CaseReader,
  caseId: string,
  query: CaseQuery,
): Promise<{ readonly state: CaseBody; readonly court: string | undefined }> => {
  const { told, answered, court } = ask(await readCase(reader, caseId, query), caseId, query, reader.now());
  return { state: { ...told, ...answered.state }, court };
};

/**
 * The state of a case for a question. Rejects with UnknownCaseError, CaseAbsorbedError, AskedRevisionError or
 * LogChangedError.
 */
export const stateOf = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<CaseBody> =>
  (await stateBefore(reader, caseId, query)).state;

const historyBody = ({ told, answered: { history } }: Asked): HistoryBody => ({
  ...told,
  items: history,
  retracted: history.retracted ?? [],
});

/** The actions in effect for a question, Lis's own first, then in legal order. */
export const historyOf = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<HistoryBody> => {
  return historyBody(ask(await readCase(reader, caseId, query), caseId, query, reader.now()));
};

/** All that a question about a case is answered with. */
export interface WholeCase {
  readonly state: CaseBody;
  readonly history: HistoryBody;
  /** The events that it was folded from, those under seal among them: of these nobody is told more than that there are some. */
  readonly events: readonly RecordedEvent[];
  /** An action as it was recorded, before anything was said of it; undefined where it is under seal. */
  readonly original: (id: string) => RecordedEvent | undefined;
}

/** The state and the history for one question, folded once. Rejects as `stateOf` does. */
export const wholeCase = async (reader: CaseReader, caseId: string, query: CaseQuery): Promise<WholeCase> => {
  const read = await readCase(reader, caseId, query);
  const asked = ask(read, caseId, query, reader.now());
  const { events, holders } = read;
  const withheld = once(() => withheldIn(holders));
  const byId = once(() => new Map(events.map(event => [event.id, event])));
  return {
    ...{ state: { ...asked.told, ...asked.answered.state }, history: historyBody(asked), events },
    original: id => {
      const event = byId().get(id);
      return event && withheld().show(event);
    },
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

const toldIn = ({ id, asOf, docketedBy, at, revision }: Told): Told => ({
  id,
  asOf,
  docketedBy,
  at,
  revision,
  foldVersion,
});

type Answered = Pick<WholeCase, 'state' | 'history'>;

/** What one case is in two answers differently, and by which actions. */
export const diffBetween = (before: Answered, after: Answered): DiffBody => ({
  id: after.state.id,
  from: toldIn(before.state),
  to: toldIn(after.state),
  changes: stateDiff(before.state, after.state),
  actions: onlyIn(after.history.items, before.history.items),
  gone: onlyIn(before.history.items, after.history.items),
});

/** What two questions about one case are answered differently, and by which actions. Rejects as `stateOf` does. */
export const diffOf = async (reader: CaseReader, caseId: string, from: CaseQuery, to: CaseQuery): Promise<DiffBody> => {
  const frozen = reader.now();
  const atOnce = { ...reader, now: () => frozen };
  return diffBetween(await wholeCase(atOnce, caseId, from), await wholeCase(atOnce, caseId, to));
};

export const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 16);
