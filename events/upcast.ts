import { type ActionType, catalogue, isActionType } from './catalogue.ts';
import type { RecordedEvent } from './event.ts';

type Upcaster = (data: unknown) => unknown;

/** From version `v` of a type to `v + 1`. A log is never rewritten; what it says is brought up to date as it is read. */
const upcasters: Partial<Record<ActionType, Readonly<Record<number, Upcaster>>>> = {};

/** The log was written by a newer Lis: install that version, or a later one, to read it. */
export class NewerEventError extends Error {
  readonly code = 'newer_event';
  constructor(type: string, v: number, position: string) {
    super(
      `The log holds ${type} version ${v} at position ${position}, written by a newer Lis. Upgrade Lis to read it.`,
    );
  }
}

interface Versioned {
  readonly type: string;
  readonly v?: number | undefined;
  readonly data?: unknown;
}

const raised = ({ type, v = 1, data }: Versioned, position: string): { readonly v: number; readonly data: unknown } => {
  if (!isActionType(type) || v > catalogue[type].v) throw new NewerEventError(type, v, position);
  let current = data;
  for (let version = v; version < catalogue[type].v; version += 1) current = upcasters[type]![version]!(current);
  return { v: catalogue[type].v, data: current };
};

/** An event as this version of Lis speaks it, and so the action within a correction. */
export const upcast = (event: RecordedEvent): RecordedEvent => {
  if (event.erasedBy !== undefined) return { ...event, data: {}, sources: [], salt: '' } as unknown as RecordedEvent;
  const upToDate = event.v === (catalogue[event.type] as { v: number } | undefined)?.v;
  if (upToDate && event.type !== 'action.corrected') return event;
  const { v, data } = raised(event, event.position);
  if (event.type !== 'action.corrected') return { ...event, v, data } as RecordedEvent;
  const { action, ...rest } = data as typeof event.data;
  return { ...event, v, data: { ...rest, action: { ...action, ...raised(action, event.position) } } };
};
