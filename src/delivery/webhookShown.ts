import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';
import { caseStream } from '../log/streamCache.ts';
import type { CaseReader } from '../views/askCase.ts';
import { withheldFrom } from '../views/shownEvents.ts';
import type { Attempt, Waiting } from './deliveryRecords.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { laneIdOf } from './laneId.ts';

const mostHeld = 20;

const isoOf = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());

const waitingShown = ({ position, type, caseId, attempts }: Waiting) => ({ position, type, caseId, attempts });

/** A webhook as it stands, without its secret. */
export const webhookShown = (store: DeliveryStore, endpoint: Endpoint, now: Date) => {
  const { id, settings, after, secrets, replays, createdAt, createdBy, disabled } = endpoint;
  const cursor = store.cursorOf(laneIdOf(id));
  return {
    ...{ id, ...settings, createdAt, createdBy, disabled },
    position: cursor?.position ?? after ?? null,
    waiting: store.waitingFor(id),
    held: store.held(id, mostHeld).map(waitingShown),
    failingSince: isoOf(cursor?.failingSince ?? null),
    secretsUntil: secrets.flatMap(({ until }) => (until !== null && Date.parse(until) > now.getTime() ? until : [])),
    replays: replays.map(({ number, after: from = null, upTo, perSecond }) => {
      const { position = from, isOver = false } = store.cursorOf(laneIdOf(id, number)) ?? {};
      return { number, from, to: upTo, perSecond, position, isOver };
    }),
  };
};

const attemptShown = (
  { position, first, number, type, caseId, at, tookMs, status, failure, reply }: Attempt,
  mayTell: boolean,
) => ({
  position: position === '' ? null : position,
  ...{ first, number, type },
  caseId: caseId === '' ? null : caseId,
  at: isoOf(at),
  ...{ tookMs, status, failure },
  reply: mayTell ? reply : null,
});

/** Whether the log holds the case, and nothing of it is under seal. */
const isOpen = async (reader: CaseReader, caseId: string): Promise<boolean> =>
  (await reader.streams.read(caseStream(caseId))).length > 0 && (await withheldFrom(reader, caseId)).none === true;

/**
 * Attempts; of a ping, which has no place in the log, without one. What was answered may say again what is under seal now:
 * in a case that has something under seal it is left out.
 */
export const attemptsShown = async (reader: CaseReader, attempts: readonly Attempt[]) => {
  const open = new Map<string, boolean>();
  for (const { caseId, stream } of attempts)
    if (!open.has(caseId)) open.set(caseId, stream !== caseStream(caseId) || (await isOpen(reader, caseId)));
  return attempts.map(attempt => attemptShown(attempt, open.get(attempt.caseId)!));
};
