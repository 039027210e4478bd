import type { Request, Response } from 'express';
import type { Action } from '../../events/action.ts';
import type { Origin } from '../commands/draft.ts';
import type { Recorded } from '../commands/record.ts';
import { type Erased, isErasure } from '../commands/sealing.ts';
import { shownEvents } from '../views/shownEvents.ts';
import type { Views } from '../views/views.ts';
import type { Door } from './door.ts';
import { idempotencyKey } from './precondition.ts';
import { principalIn } from './principal.ts';
import { ProblemError } from './problem.ts';
import { sendJson } from './sendJson.ts';

/** Who records, and by which request. */
export const originOf = (request: Request, response: Response): Origin => {
  const key = idempotencyKey(request);
  const path = request.originalUrl.split('?', 1)[0]!;
  return {
    recordedBy: principalIn(response).name,
    ...(key !== undefined && { request: { key, method: request.method, path } }),
  };
};

/** What is erased is gone for good, so it takes an admin. Throws ProblemError. */
export const refuseErasure = (response: Response, actions: readonly Action[]): void => {
  const { name, scopes } = principalIn(response);
  if (scopes.has('admin') || !actions.some(isErasure)) return;
  const detail = `The key ${name} has not the scope admin: erasing takes it. The scope "entry" of a seal hides all the same.`;
  throw new ProblemError({ code: 'forbidden', detail });
};

/** Whether what was erased is gone from the lists too, and their bytes with it. */
export const erasedEverywhere = async (views: Views, erased: Erased | undefined): Promise<{ erased?: Erased }> =>
  erased ? { erased: { ...erased, gone: (await views.forgetErased()) && erased.gone } } : {};

/** What a request recorded, as far as it may be shown; a repeated one is told what the first one did. */
export const sendRecorded = async (
  { reader, views }: Door,
  request: Request,
  response: Response,
  { caseId, events, revision, ...rest }: Recorded,
): Promise<void> => {
  const { position } = events.at(-1)!;
  const { repeated, otherwise, lostDockets, erased } = rest;
  response.status(201).set('Lis-Position', position);
  if (repeated) response.set('Lis-Repeated', 'true');
  const notes = {
    ...(otherwise.length > 0 && { otherwise }),
    ...(lostDockets.length > 0 && { lostDockets }),
    ...(await erasedEverywhere(views, erased)),
  };
  const actions = await shownEvents(reader, events);
  sendJson(request, response, { caseId, revision, position, actions, ...notes }, revision);
};
