import { type Request, type Response, Router } from 'express';
import { type Action, action } from '../../events/action.ts';
import { amend } from '../commands/amend.ts';
import { amendmentOf, amendments } from '../commands/amendment.ts';
import { beginCase } from '../commands/beginCase.ts';
import { caseFile, parseInput } from '../commands/caseFile.ts';
import { record } from '../commands/record.ts';
import { recordCase } from '../commands/recordCase.ts';
import { findAction } from '../views/findAction.ts';
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
import { erasedEverywhere, originOf, refuseErasure, sendRecorded } from './recorded.ts';

const actionsIn = (body: unknown): readonly Action[] =>
  typeof body === 'object' && body !== null && 'actions' in body
    ? parseInput(several, body).actions
    : [parseInput(action, body)];

/** The doors through which cases grow (DESIGN section 5). */
export const recordingRoutes = (door: Door): Router => {
  const { log, reader, views } = door;
  const router = Router();
  const recording = [needs('record'), ...readBody(2 * megabyte)];
  const recorder = { log, streams: reader.streams, now: reader.now };

  router.post('/cases', described(beginning), recording, async (request: Request, response: Response) => {
    parseQuery(noQuery, request);
    const file = parseInput(caseFile, request.body);
    refuseErasure(response, file.actions);
    const recorded = await beginCase(recorder, file, originOf(request, response));
    response.set('Location', `/api/v1/cases/${recorded.caseId}`);
    await sendRecorded(door, request, response, recorded);
  });

  router.post(
    '/cases/:id/actions',
    described(recordActions),
    recording,
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      const id = parsePath(caseId, 'id', request.params.id);
      const actions = actionsIn(request.body);
      refuseErasure(response, actions);
      const expects = { begun: true, ifRevision: revisionExpected(request) } as const;
      const command = { caseId: id, actions, origin: originOf(request, response), ...expects };
      await sendRecorded(door, request, response, await record(recorder, command));
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
        const command = {
          caseId: found.heldBy,
          amendment: amendmentOf(type, id, request.body),
          origin: originOf(request, response),
          ifRevision: revisionExpected(request),
        };
        await sendRecorded(door, request, response, await amend(recorder, command));
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
      const file = parseInput(caseFile, request.body);
      refuseErasure(response, file.actions);
      const { erased, ...recorded } = await recordCase(recorder, file, { recordedBy: principalIn(response).name });
      response.status(recorded.recorded > 0 ? 201 : 200).set('Location', `/api/v1/cases/${recorded.caseId}`);
      response.json({ ...recorded, ...(await erasedEverywhere(views, erased)) });
    },
  );

  return router;
};
