import type { Action } from '../../events/action.ts';
import type { RecordedEvent } from '../../events/event.ts';
import { commandHashOf, idOf } from '../../events/identity.ts';
import { ConflictError } from './conflictError.ts';

/** A request that may be sent again: its Idempotency-Key, and where it went. */
export interface CommandRequest {
  readonly key: string;
  readonly method: string;
  readonly path: string;
}

interface Asked {
  readonly request: CommandRequest;
  readonly recordedBy: string;
  readonly stream: string;
  readonly actions: readonly Action[];
}

/** Names the request in its events without a word of the caller's. */
export const commandIdOf = (recordedBy: string, stream: string, { key }: CommandRequest): string =>
  idOf([recordedBy, stream, key]);

/**
 * Each event remembers its own action alone, under its own salt: a hash over the whole request would let whoever reads
 * one event test guesses at another that was erased (docs/decisions/0009).
 */
export const hashOfAction = (salt: string, { method, path }: CommandRequest, index: number, action: Action): string =>
  commandHashOf(salt, [method, path, index, action]);

export const keyReused = (key: string): ConflictError =>
  new ConflictError('key_reused', `The Idempotency-Key ${JSON.stringify(key)} was used for another request.`);

/** What the same request recorded earlier, whatever happened since. The same key for another request is refused. */
export const answeredBefore = (
  events: readonly RecordedEvent[],
  { request, recordedBy, stream, actions }: Asked,
): readonly RecordedEvent[] | undefined => {
  const commandId = commandIdOf(recordedBy, stream, request);
  const answer = events.filter(event => event.commandId === commandId);
  if (answer.length === 0) return undefined;
  const same = (event: RecordedEvent, index: number): boolean =>
    event.erasedBy !== undefined || hashOfAction(event.salt, request, index, actions[index]!) === event.commandHash;
  if (answer.length === actions.length && answer.every(same)) return answer;
  throw keyReused(request.key);
};
