import { type Request, type Response, Router } from 'express';
import { parseInput } from '../commands/caseFile.ts';
import { joinCase } from '../commands/joinCases.ts';
import { separateCase } from '../commands/separateCase.ts';
import { joinBody, separationBody } from './bodies.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { joinCases, separateCases } from './operations/joiningOperations.ts';
import { caseId, noQuery } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { revisionExpected } from './precondition.ts';
import { needs } from './principal.ts';
import { kilobyte, readBody } from './readBody.ts';
import { originOf, sendRecorded } from './recorded.ts';

/** Two cases that are one, and one that was two (EVENTS.md section 6). */
export const joiningRoutes = (door: Door): Router => {
  const router = Router();
  const recording = [needs('record'), ...readBody(100 * kilobyte)];
  const recorder = { log: door.log, streams: door.reader.streams, now: door.reader.now };

  const commandOf = (request: Request, response: Response) => ({
    caseId: parsePath(caseId, 'id', request.params.id),
    origin: originOf(request, response),
    ifRevision: revisionExpected(request),
  });

  router.post('/cases/:id/joins', described(joinCases), recording, async (request: Request, response: Response) => {
    parseQuery(noQuery, request);
    const { caseId: into, ...command } = commandOf(request, response);
    const { from } = parseInput(joinBody, request.body);
    await sendRecorded(door, request, response, await joinCase(recorder, { ...command, into, from }));
  });

  router.post(
    '/cases/:id/separations',
    described(separateCases),
    recording,
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      const { caseId: within, ...command } = commandOf(request, response);
      const body = parseInput(separationBody, request.body);
      await sendRecorded(door, request, response, await separateCase(recorder, { ...command, within, ...body }));
    },
  );

  return router;
};
