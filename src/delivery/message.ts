import type { RecordedEvent } from '../../events/event.ts';
import { type Change, stateDiff } from '../../projections/diff/stateDiff.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { type CaseReader, stateOf } from '../views/askCase.ts';
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

const bytesOf = (message: Message): number => Buffer.byteLength(JSON.stringify(message));

const small = (message: Message): Message => {
  if (bytesOf(message) <= mostBytes) return message;
  const { data, ...rest } = message;
  const { facts: _facts, ...change } = data.change;
  const briefly = { ...rest, data: { ...data, change: { ...change, facts: [] }, leftOut: ['change.facts'] } };
  if (bytesOf(briefly) <= mostBytes) return briefly;
  const { data: _data, sources: _sources, ...action } = data.action as ShownEvent;
  const leftOut = ['change.facts', 'action.data', 'action.sources'];
  return { ...briefly, data: { ...briefly.data, action, leftOut } };
};

/** What is told of an action, by the seals of today; undefined where it may not be told. `home` is where this Lis answers. */
export const messageOf = async (
  reader: CaseReader,
  event: RecordedEvent,
  home: string,
): Promise<Message | undefined> => {
  const [action] = await shownEvents(reader, [event]);
  if (!action) return undefined;
  const { caseId, revision, position, recordedAt: timestamp } = event;
  const after = await stateOf(reader, caseId, { at: String(revision) });
  const before = revision === 0 ? undefined : await stateOf(reader, caseId, { at: String(revision - 1) });
  const { title, status } = after;
  const links = { action: `${home}/api/v1/actions/${event.id}`, case: `${home}/api/v1/cases/${caseId}` };
  const change = changeBetween(before, after);
  return small({
    type: event.type,
    timestamp,
    data: { position, caseId, revision, case: { title, status }, action, change, links },
  });
};
