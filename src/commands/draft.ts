import type { Action } from '../../events/action.ts';
import { type ActionType, catalogue, isOwn } from '../../events/catalogue.ts';
import type { DraftEvent } from '../../events/event.ts';
import { idOf, newId, newSalt } from '../../events/identity.ts';
import { type CommandRequest, commandIdOf, hashOfAction } from './request.ts';

/** Who records, and by which request. */
export interface Origin {
  /** From the credentials, never from the body; a short name (`mark`), as the importId is. */
  readonly recordedBy: string;
  readonly capture?: { readonly kind: 'live' | 'backfill'; readonly importId?: string };
  /** The request's Idempotency-Key, with what it asked, so that a retry finds itself in the stream. */
  readonly request?: CommandRequest;
}

/** The id that was given, else one that a repeated request makes again, else a new one. */
export const idFor = (
  action: Pick<Action, 'id'>,
  stream: string,
  index: number,
  { recordedBy, request }: Origin,
  now: Date,
): string => action.id ?? (request ? idOf([recordedBy, stream, request.key, index]) : newId(now));

/** The action within a correction is of a version too, so that it can be read after its type has changed, and as certain. */
const stamped = (action: Action): Action => {
  if (action.type !== 'action.corrected') return action;
  const { action: replacement } = action.data;
  const stamps = { v: catalogue[replacement.type as ActionType].v, certainty: replacement.certainty ?? 'record' };
  return { ...action, data: { ...action.data, action: { ...replacement, ...stamps } } };
};

/** Gives a submitted action the envelope that Lis is answerable for. */
export const draftOf = (
  action: Action,
  place: { caseId: string; stream: string; index: number; turn?: number },
  origin: Origin,
  now: Date,
  submitted: Action = action,
): DraftEvent => {
  const salt = newSalt();
  const id = idFor(action, place.stream, place.index, origin, now);
  const { request, capture, recordedBy } = origin;
  return {
    ...stamped(action),
    id,
    ...(action.type === 'entry.recorded' && { entryId: action.entryId ?? id }),
    v: catalogue[action.type].v,
    caseId: place.caseId,
    ...(!isOwn(action.type) && capture?.importId === undefined && { turn: place.turn ?? place.index }),
    certainty: action.certainty ?? 'record',
    recordedBy,
    ...(capture && { capture }),
    ...(request && {
      commandId: commandIdOf(recordedBy, place.stream, request),
      commandHash: hashOfAction(salt, request, place.index, submitted),
    }),
    salt,
  } as DraftEvent;
};
