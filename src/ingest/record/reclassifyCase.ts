import type { Action } from '../../../events/action.ts';
import { isType, type RecordedEvent } from '../../../events/event.ts';
import type { Docket } from '../../../events/reference.ts';
import { docketKeys } from '../../../projections/time/dockets.ts';
import type { Origin } from '../../commands/draft.ts';
import type { Recorder } from '../../commands/record.ts';
import { gathered } from '../../log/caseEvents.ts';
import { caseStream } from '../../log/streamCache.ts';
import { appendActions, type Decided, isBehind, mostAttempts } from './appendActions.ts';
import { type KnownEntry, sightingsOf } from './knownEntries.ts';
import { classifier, readParts } from './partActions.ts';
import { type Standing, standingIn } from './standing.ts';

/** What the rules of today say otherwise of an entry than what stands. */
export interface Change {
  readonly proceeding: Docket;
  readonly entryId: string;
  readonly entry: number | null;
  readonly text: string;
  readonly change: 'new' | 'corrected' | 'retracted';
  readonly type: string;
  readonly was: object | null;
  readonly now: object | null;
}

export interface Reclassified {
  readonly caseId: string;
  readonly changes: readonly Change[];
}

const proceedingsOf = (events: readonly RecordedEvent[]): readonly Docket[] => {
  const keyOf = docketKeys(events);
  const dockets = new Map<string, Docket>();
  for (const event of events)
    if (isType(event, 'entry.recorded') && event.capture?.importId !== undefined && event.proceeding)
      dockets.set(keyOf(event.proceeding), dockets.get(keyOf(event.proceeding)) ?? event.proceeding);
  return [...dockets.values()];
};

const changeOf = (action: Action, entry: KnownEntry, standing: Standing): Change => {
  const target = (action.data as { readonly actionId?: string }).actionId;
  const was = target === undefined ? undefined : standing.said(target);
  const now = action.type === 'action.corrected' ? (action.data.action as unknown as Action) : action;
  const last = sightingsOf(entry).at(-1)!;
  return {
    proceeding: standing.docket.proceeding,
    entryId: entry.id,
    entry: last.aliases?.number ?? null,
    text: last.text || (last.event ?? ''),
    change: target === undefined ? 'new' : action.type === 'action.retracted' ? 'retracted' : 'corrected',
    type: action.type === 'action.retracted' ? was!.type : now.type,
    was: was?.data ?? null,
    now: action.type === 'action.retracted' ? null : now.data,
  };
};

/** Whether an import recorded it: what a person recorded is not read by rules. */
const isImported = ({ byId }: Standing, { id, seen }: KnownEntry): boolean =>
  seen.length > 0 && byId.get(id)?.capture?.importId !== undefined;

const decidedOn = async (
  { streams }: Recorder,
  caseId: string,
): Promise<Decided & { readonly changes: readonly Change[] }> => {
  const own = await streams.read(caseStream(caseId));
  const events = await gathered(streams, own);
  const read = proceedingsOf(events).flatMap(proceeding => {
    const standing = standingIn(events, { name: '', proceeding, caseId });
    return standing.entries
      .filter(entry => !entry.isSealed && isImported(standing, entry))
      .flatMap(entry => {
        const [source = { citation: 'docket' }] = standing.byId.get(entry.seen.at(-1)!.id)?.sources ?? [];
        const actions = readParts({ entryId: entry.id, sightings: sightingsOf(entry), source }, standing);
        return actions.map(action => ({ action, change: changeOf(action, entry, standing) }));
      });
  });
  const actions = read.map(({ action }) => action);
  return { caseId, revision: own.length - 1, actions, changes: read.map(({ change }) => change) };
};

/** Names a reclassification in what it records, as an import is named: it comes from rules, not from a person. */
const origin = (recordedBy: string): Origin => ({
  recordedBy,
  capture: { kind: 'backfill', importId: `reclassify-${classifier}` },
});

/** What the rules of today would say otherwise; nothing is recorded. */
export const previewReclassification = async (recorder: Recorder, caseId: string): Promise<Reclassified> => {
  const { changes } = await decidedOn(recorder, caseId);
  return { caseId, changes };
};

/**
 * Reads the imported entries of a case by the rules of today, and records what these say otherwise: visibly, as corrections of what
 * rules said before. What a person recorded, corrected, took back or confirmed stays.
 */
export const reclassifyCase = async (recorder: Recorder, caseId: string, recordedBy: string): Promise<Reclassified> => {
  for (let attempt = 1; ; attempt += 1) {
    const { changes, ...decided } = await decidedOn(recorder, caseId);
    try {
      await appendActions(recorder, decided, origin(recordedBy));
      return { caseId, changes };
    } catch (error) {
      if (!isBehind(error) || attempt === mostAttempts) throw error;
    }
  }
};
