import { type Request, type Response, Router } from 'express';
import { parseInput } from '../commands/caseFile.ts';
import { importSource } from '../ingest/importSource.ts';
import { sourceOf } from '../ingest/source.ts';
import { importBody } from './bodies.ts';
import type { Door } from './door.ts';
import { described } from './openApi/operation.ts';
import { importFile } from './operations/importOperations.ts';
import { noQuery } from './parameters.ts';
import { parseQuery } from './parseInput.ts';
import { needs, principalIn } from './principal.ts';
import { megabyte, readBody } from './readBody.ts';

/** Whoever asks for events hears how far the import is, then what it did. */
const wantsProgress = (request: Request): boolean =>
  request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream';

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** The door through which dockets come in as courts and trackers publish them. */
export const importRoutes = ({ log, reader }: Door): Router => {
  const router = Router();
  const recorder = { log, streams: reader.streams, now: reader.now };

  router.post(
    '/imports',
    described(importFile),
    needs('record'),
    ...readBody(64 * megabyte),
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      const { name, content, encoding, capture, dryRun } = parseInput(importBody, request.body);
      const source = sourceOf(name, Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
      const importing = { recordedBy: principalIn(response).name, capture, dryRun };
      if (!wantsProgress(request)) {
        response.status(200).json(await importSource(recorder, source, importing));
        return;
      }
      response
        .status(200)
        .set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-transform' });
      response.flushHeaders();
      const imported = await importSource(recorder, source, {
        ...importing,
        onProgress: progress => void response.write(event('progress', progress)),
      });
      response.end(event('done', imported));
    },
  );

  return router;
};
