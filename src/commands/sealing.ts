import type { Action, ActionOf } from '../../events/action.ts';
import { isSealType } from '../../events/entries.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { entryNames } from '../../projections/time/entryNames.ts';
import { isSighting } from '../../projections/time/sightings.ts';
import { entriesNamedIn, withheldIn } from '../../projections/time/withheld.ts';
import { eventsOfHolders } from '../log/caseEvents.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { StreamCache } from '../log/streamCache.ts';

type Sealing = ActionOf<'entry.sealed'> | ActionOf<'entry.unsealed'>;

const isSealing = (action: Action): action is Sealing => isSealType(action.type);

/** Whether an action orders its entry erased. */
export const isErasure = ({ type, data }: Pick<Action, 'type' | 'data'>): boolean =>
  type === 'entry.sealed' && (data as Sealing['data'] & { scope?: string }).scope === 'erase';

type Aliases = NonNullable<Sighting['data']['aliases']>;

type Sighting = Extract<RecordedEvent, { type: 'entry.recorded' }>;

/**
 * A seal with every name that its entry is known by: whatever source shows the entry later, by whichever of them, finds it
 * sealed, also once all that stood of it is erased (EVENTS.md section 6).
 */
export const withAllNames = (action: Action, events: readonly RecordedEvent[]): Action => {
  if (!isSealing(action)) return action;
  const { keyOf, namesById, rootOf } = entriesNamedIn(events);
  const [first] = entryNames(action, keyOf);
  const isIts = (name: string): boolean => rootOf(name) === rootOf(first!);
  const its = events
    .filter(isSighting)
    .filter(({ id, erasedBy }) => erasedBy === undefined && namesById.get(id)!.some(isIts));
  if (its.length === 0) return action;
  const docket = keyOf(action.proceeding);
  // Numbers, and what else a court counts by, mean something in their own docket only.
  const here = its.filter(({ proceeding }) => keyOf(proceeding) === docket);
  const known = Object.assign({}, ...here.map(({ data }) => data.aliases)) as Aliases;
  const { sequence, documentId } = known;
  const number = action.entry?.number ?? here.find(({ entry }) => entry)?.entry?.number ?? known.number;
  const [entryId, ...entryIds] = new Set([action.entryId ?? [], its.map(one => one.entryId ?? one.id)].flat());
  const aliases = {
    ...(sequence !== undefined && isIts(`${docket}~${sequence}`) && { sequence }),
    ...(documentId !== undefined && isIts(`${docket}@${documentId}`) && { documentId }),
    ...(entryIds.length > 0 && { entryIds }),
  };
  return {
    ...action,
    entryId,
    ...(number !== undefined && { entry: { number } }),
    data: { ...action.data, ...(Object.keys(aliases).length > 0 && { aliases }) },
  } as Action;
};

/** What was taken out of the log, and whether its bytes are gone already. */
export interface Erased {
  readonly events: number;
  readonly gone: boolean;
}

interface Eraser {
  readonly log: EventLog;
  readonly streams: StreamCache;
}

/**
 * Erases what the seals of a case order erased and still stands, in whichever stream it was recorded; undefined where
 * nothing does. `own` is the stream of the case as it was read last. Killed before, it is done at the next start.
 */
export const eraseOrdered = async (
  { log, streams }: Eraser,
  caseId: string,
  own: readonly RecordedEvent[],
  recorded: readonly RecordedEvent[] = [],
): Promise<Erased | undefined> => {
  const events = await eventsOfHolders(streams, caseId, own);
  const seals = withheldIn(events);
  if (seals.none) return undefined;
  const erasing = events.flatMap(event => {
    const by = event.erasedBy === undefined ? seals.erasedBy(event) : undefined;
    return by === undefined ? [] : [{ stream: event.stream, revision: event.revision, by }];
  });
  if (erasing.length === 0) return undefined;
  // What never forgets is asked again with every action; it is told once, to whoever ordered it.
  if (!log.erase) return recorded.some(isErasure) ? { events: erasing.length, gone: false } : undefined;
  const gone = await log.erase(erasing);
  for (const { stream } of erasing) streams.forget(stream);
  return { events: erasing.length, gone };
};
