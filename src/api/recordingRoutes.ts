import { type Request, type Response, Router } from 'express';
import { type Action, action } from '../../events/action.ts';
import { amendmentOf, amendments } from '../commands/amendment.ts';
import { beginCase } from '../commands/beginCase.ts';
import { caseFile, parseInput } from '../commands/caseFile.ts';
import type { Origin } from '../commands/draft.ts';
import { type Recorded, record } from '../commands/record.ts';
import { recordCase } from '../commands/recordCase.ts';
import { eventsOf } from '../views/askCase.ts';
import { findAction } from '../views/findAction.ts';
import { publicEvent } from '../views/publicEvent.ts';
import { UnknownActionError } from '../views/unknownActionError.ts';
import { several } from './bodies.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import {
  amendOperations,
  beginCase as beginning,
  recordActions,
  recordFile,
} from './operations/recordingOperations.ts';
import { actionId, caseId, noQuery } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { idempotencyKey, malformedHeader, revisionExpected } from './precondition.ts';
import { needs, principalIn } from './principal.ts';
import { megabyte, readBody } from './readBody.ts';
import { sendJson } from './sendJson.ts';

const originOf = (request: Request, response: Response): Origin => {
  const key = idempotencyKey(request);
  const path = request.originalUrl.split('?', 1)[0]!;
  return {
    recordedBy: principalIn(response).name,
    ...(key !== undefined && { request: { key, method: request.method, path } }),
  };
};

/** What a request recorded; a repeated one is told what the first one did. */
const sendRecorded = (request: Request, response: Response, { caseId, events, revision, ...rest }: Recorded): void => {
  const { position } = events.at(-1)!;
  const { repeated, otherwise, lostDockets } = rest;
  response.status(201).set('Lis-Position', position);
  if (repeated) response.set('Lis-Repeated', 'true');
  const notes = { ...(otherwise.length > 0 && { otherwise }), ...(lostDockets.length > 0 && { lostDockets }) };
  sendJson(request, response, { caseId, revision, position, actions: events.map(publicEvent), ...notes }, revision);
};

const actionsIn = (body: unknown): readonly Action[] =>
  typeof body === 'object' && body !== null && 'actions' in body
    ? parseInput(several, body).actions
    : [parseInput(action, body)];

/** The doors through which cases grow (DESIGN section 5). */
export const recordingRoutes = ({ log, reader, views }: Door): Router => {
  const router = Router();
  const recording = [needs('record'), ...readBody(2 * megabyte)];
  const recorder = { log, streams: reader.streams, now: reader.now };

  router.post('/cases', described(beginning), recording, async (request: Request, response: Response) => {
    parseQuery(noQuery, request);
    const recorded = await beginCase(recorder, parseInput(caseFile, request.body), originOf(request, response));
    response.set('Location', `/api/v1/cases/${recorded.caseId}`);
    sendRecorded(request, response, recorded);
  });

  router.post(
    '/cases/:id/actions',
    described(recordActions),
    recording,
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      const id = parsePath(caseId, 'id', request.params.id);
      const actions = actionsIn(request.body);
      await eventsOf(reader, id);
      const command = {
        caseId: id,
        actions,
        origin: originOf(request, response),
        ifRevision: revisionExpected(request),
      };
      sendRecorded(request, response, await record(recorder, command));
    },
  );

  for (const [path, type] of Object.entries(amendments)) {
    router.post(
      `/actions/:id/${path}`,
      described(amendOperations[path as keyof typeof amendments]),
      recording,
      async (request: Request, response: Response) => {
        parseQuery(noQuery, request);
        const id = parsePath(actionId, 'id', request.params.id);
        const found = await findAction(reader, views, id);
        if (!found) throw new UnknownActionError(id);
        const amendment = amendmentOf(type, id, request.body);
        const command = { caseId: found.event.caseId, actions: [amendment], origin: originOf(request, response) };
        sendRecorded(request, response, await record(recorder, { ...command, ifRevision: revisionExpected(request) }));
      },
    );
  }

  router.post(
    '/recordings',
    described(recordFile),
    [needs('record'), ...readBody(64 * megabyte)],
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      if (idempotencyKey(request) !== undefined)
        throw malformedHeader(
          'Idempotency-Key',
          'is not known here: give each action an id, and the file can be sent again',
        );
      const recorded = await recordCase(recorder, parseInput(caseFile, request.body), {
        recordedBy: principalIn(response).name,
      });
      response.status(recorded.recorded > 0 ? 201 : 200).set('Location', `/api/v1/cases/${recorded.caseId}`);
      response.json(recorded);
    },
  );

  return router;
};
