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

/** A request that carries a key, and the stream in which it is looked for. */
export interface Keyed {
  readonly request: CommandRequest;
  readonly recordedBy: string;
  readonly stream: string;
}

interface Asked extends Keyed {
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

/**
 * What the same request recorded in a stream earlier, whatever happened since, as `read` finds it in the events under its
 * key; undefined where there are none. Where it finds nothing they are another request's: throws ConflictError.
 */
export const answerUnder = <T>(
  events: readonly RecordedEvent[],
  { request, recordedBy, stream }: Keyed,
  read: (recorded: readonly RecordedEvent[]) => T | undefined,
): T | undefined => {
  const commandId = commandIdOf(recordedBy, stream, request);
  const recorded = events.filter(event => event.commandId === commandId);
  if (recorded.length === 0) return undefined;
  const answer = read(recorded);
  if (answer !== undefined) return answer;
  const key = JSON.stringify(request.key);
  throw new ConflictError('key_reused', `The Idempotency-Key ${key} was used for another request.`);
};

/** What the same request recorded earlier: the same actions, one for one. */
export const answeredBefore = (
  events: readonly RecordedEvent[],
  asked: Asked,
): readonly RecordedEvent[] | undefined => {
  const { request, actions } = asked;
  const same = (event: RecordedEvent, index: number): boolean =>
    event.erasedBy !== undefined || hashOfAction(event.salt, request, index, actions[index]!) === event.commandHash;
  return answerUnder(events, asked, recorded =>
    recorded.length === actions.length && recorded.every(same) ? recorded : undefined,
  );
};
