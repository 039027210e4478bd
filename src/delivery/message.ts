import type { RecordedEvent } from '../../events/event.ts';
import { type Change, stateDiff } from '../../projections/diff/stateDiff.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { withheldIn } from '../../projections/time/withheld.ts';
import { joineryIn } from '../log/caseEvents.ts';
import { type CaseReader, eventsOf, stateOf } from '../views/askCase.ts';
import { type ShownEvent, shownEvents } from '../views/shownEvents.ts';

/** Bytes of a message at most: what is larger is left out, and linked. */
const mostBytes = 20_000;

interface Told {
  readonly title: string;
  readonly status: CaseState['status'];
}

/** What an action did to the case as this Lis tells it today. */
interface ChangeTold {
  /** Null where it stayed. */
  readonly status: { readonly before: CaseState['status'] | null; readonly after: CaseState['status'] } | null;
  readonly facts: readonly Change[];
}

/** The body of a delivery (DESIGN section 5). */
export interface Message {
  readonly type: string;
  /** When this Lis recorded it: ISO 8601, UTC. */
  readonly timestamp: string;
  readonly data: {
    readonly position: string;
    readonly caseId: string;
    readonly revision: number;
    readonly case: Told;
    readonly action: ShownEvent | Omit<ShownEvent, 'data' | 'sources'>;
    readonly change: ChangeTold;
    readonly links: { readonly action: string; readonly case: string };
    /** What was too large to send, and stands behind the links. */
    readonly leftOut?: readonly string[];
  };
}

const changeBetween = (before: CaseState | undefined, after: CaseState): ChangeTold => ({
  status: before?.status === after.status ? null : { before: before?.status ?? null, after: after.status },
  facts: before ? stateDiff(before, after) : [],
});

const written = (message: Message): string | undefined => {
  const body = JSON.stringify(message);
  // No text is longer in UTF-8 than three bytes for each of its units.
  return body.length * 3 <= mostBytes || Buffer.byteLength(body) <= mostBytes ? body : undefined;
};

/** The message as it is sent, without what is too large. */
const writtenShort = (message: Message): string => {
  const { data, ...rest } = message;
  const { facts: _facts, ...change } = data.change;
  const briefly = { ...rest, data: { ...data, change: { ...change, facts: [] }, leftOut: ['change.facts'] } };
  const body = written(briefly);
  if (body !== undefined) return body;
  const { data: _data, sources: _sources, ...action } = data.action as ShownEvent;
  const leftOut = ['change.facts', 'action.data', 'action.sources'];
  return JSON.stringify({ ...briefly, data: { ...briefly.data, action, leftOut } });
};

/** A state that was told last of a case. */
interface Kept {
  /** The hash of the event that it was folded up to. */
  readonly head: string;
  /** When it was folded: its day is today. */
  readonly quarter: number;
  readonly state: CaseState;
}

const mostKept = 200;

/** Of an hour: in every zone a day begins with one. */
const quarter = 900_000;
export const quarterOf = (moment: Date): number => Math.floor(moment.getTime() / quarter);

/** Writes what is told of actions, and keeps the states that it was told last: the next action of a case is compared with it. */
export class MessageWriter {
  readonly #reader: CaseReader;
  readonly #kept = new Map<string, Kept>();

  constructor(reader: CaseReader) {
    this.#reader = reader;
  }

  /**
   * What is told of an action, by the seals of today; undefined where it may not be told. `home` is where this Lis answers.
   */
  async write(event: RecordedEvent, home: string): Promise<string | undefined> {
    const [action] = await shownEvents(this.#reader, [event]);
    if (!action) return undefined;
    const { caseId, revision, position, recordedAt: timestamp } = event;
    const before = revision === 0 ? undefined : await this.#stateAt(caseId, revision - 1);
    const after = await this.#stateAt(caseId, revision);
    const { title, status } = after;
    const links = { action: `${home}/api/v1/actions/${event.id}`, case: `${home}/api/v1/cases/${caseId}` };
    const change = changeBetween(before, after);
    const data = { position, caseId, revision, case: { title, status }, action, change, links };
    const message = { type: event.type, timestamp, data };
    return written(message) ?? writtenShort(message);
  }

  async #stateAt(caseId: string, revision: number): Promise<CaseState> {
    const own = await eventsOf(this.#reader, caseId);
    // Seals, and what was joined, make an earlier state another one.
    const isSimple = joineryIn(own).everWith.length === 0 && withheldIn(own).none === true;
    if (!isSimple) return stateOf(this.#reader, caseId, { at: String(revision) });
    const now = quarterOf(this.#reader.now());
    const head = own[revision]!.hash;
    const kept = this.#kept.get(caseId);
    if (kept?.head === head && kept.quarter === now) return kept.state;
    const state = await stateOf(this.#reader, caseId, { at: String(revision) });
    this.#kept.delete(caseId);
    this.#kept.set(caseId, { head, quarter: now, state });
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value!);
    return state;
  }
}
