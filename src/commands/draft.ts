import type { Action } from '../../events/action.ts';
import { catalogue } from '../../events/catalogue.ts';
import type { DraftEvent } from '../../events/event.ts';
import { commandHashOf, idOf, newId, newSalt } from '../../events/identity.ts';

/** Who records, and by which request. */
export interface Origin {
  /** From the credentials, never from the body. */
  readonly recordedBy: string;
  readonly capture?: { readonly kind: 'live' | 'backfill'; readonly importId?: string };
  /** The request's Idempotency-Key, with what it asked, so that a retry finds itself in the stream. */
  readonly request?: { readonly key: string; readonly method: string; readonly path: string; readonly body: unknown };
}

const idFor = (action: Action, stream: string, index: number, { recordedBy, request }: Origin, now: Date): string =>
  request ? idOf([recordedBy, stream, request.key, index]) : (action.id ?? newId(now));

/** Gives a submitted action the envelope that Lis is answerable for. */
export const draftOf = (
  action: Action,
  place: { caseId: string; stream: string; index: number },
  origin: Origin,
  now: Date,
): DraftEvent => {
  const salt = newSalt();
  const id = idFor(action, place.stream, place.index, origin, now);
  const { request, capture, recordedBy } = origin;
  return {
    ...action,
    id,
    ...(action.type === 'entry.recorded' && { entryId: action.entryId ?? id }),
    v: catalogue[action.type].v,
    caseId: place.caseId,
    certainty: action.certainty ?? 'record',
    recordedBy,
    ...(capture && { capture }),
    ...(request && {
      commandId: request.key,
      commandHash: commandHashOf(salt, request.method, request.path, request.body),
    }),
    salt,
  } as DraftEvent;
};
