import { type Request, type Response, Router } from 'express';
import type { Endpoint } from '../../projections/endpoints/endpointBook.ts';
import { InvalidInputError, parseInput } from '../commands/caseFile.ts';
import { urlFault } from '../delivery/address.ts';
import { createEndpoint, deleteEndpoint, disableEndpoint, enableEndpoint, endpointsOf } from '../delivery/endpoints.ts';
import { endpointSecret, fingerprintOf } from '../delivery/masterKey.ts';
import { spellSecret } from '../delivery/signature.ts';
import type { EventLog } from '../log/eventLog.ts';
import { UnknownPositionError } from '../log/unknownPositionError.ts';
import { newWebhook } from './bodies.ts';
import type { Door, WebhookParts } from './door.ts';
import { described } from './openApi/operation.ts';
import {
  listWebhooks,
  makeWebhook,
  pauseWebhook,
  readDeliveries,
  readWebhook,
  removeWebhook,
  resumeWebhook,
} from './operations/webhooksOperations.ts';
import { noQuery, webhookNamed } from './parameters.ts';
import { parsePath, parseQuery, positionAsked } from './parseInput.ts';
import { needs, principalIn } from './principal.ts';
import { ProblemError } from './problem.ts';
import { kilobyte, readBody } from './readBody.ts';

const mostAttempts = 100;

const isoOf = (moment: number | null): string | null => (moment === null ? null : new Date(moment).toISOString());

/** It would wait for what comes after a position of another log. Throws UnknownPositionError. */
const refuseBeyond = async (log: EventLog, position: string | undefined): Promise<void> => {
  if (position === undefined) return;
  const end = await log.end();
  if (end === undefined || log.comparePositions(position, end) > 0) throw new UnknownPositionError(position);
};

/** Webhooks, for who may subscribe: each sees and changes what it made, and `admin` all. */
export const webhooksRoutes = ({ log, reader }: Door, { store, master, allowLoopback }: WebhookParts): Router => {
  const router = Router();
  const subscribing = needs('subscribe');
  const keeper = { log, now: reader.now };

  const shown = ({ after, masterKey: _key, ...endpoint }: Endpoint) => {
    const cursor = store.cursorOf(endpoint.id);
    return {
      ...endpoint,
      position: cursor?.position ?? after ?? null,
      waiting: store.waitingFor(endpoint.id),
      failingSince: isoOf(cursor?.failingSince ?? null),
    };
  };
  const withSecret = (endpoint: Endpoint) => ({
    ...shown(endpoint),
    secret: spellSecret(endpointSecret(master, endpoint.id, 1)),
  });

  const mayTouch = (response: Response, { createdBy }: Endpoint): boolean => {
    const { name, scopes } = principalIn(response);
    return scopes.has('admin') || createdBy === name;
  };

  /** What somebody else made is nothing to whoever asks. */
  const asked = async (request: Request, response: Response): Promise<Endpoint> => {
    parseQuery(noQuery, request);
    const id = parsePath(webhookNamed, 'id', request.params.id);
    const endpoint = (await endpointsOf(reader.streams)).get(id);
    if (endpoint && mayTouch(response, endpoint)) return endpoint;
    throw new ProblemError({ code: 'unknown_endpoint', detail: `There is no webhook ${JSON.stringify(id)}.` });
  };

  /** It holds a secret, or changes from one moment to the next. */
  const unkept = (response: Response): Response => response.set('Cache-Control', 'no-store');

  router.post(
    '/webhooks',
    described(makeWebhook),
    subscribing,
    ...readBody(100 * kilobyte),
    async (request: Request, response: Response) => {
      parseQuery(noQuery, request);
      const { from, ...settings } = parseInput(newWebhook, request.body);
      const fault = urlFault(settings.url, { allowLoopback });
      if (fault !== undefined) throw new InvalidInputError([{ pointer: '/url', detail: fault }]);
      const after = await positionAsked(log, from, 'now');
      await refuseBeyond(log, after);
      const id = await createEndpoint(
        keeper,
        settings,
        { after, masterKey: fingerprintOf(master) },
        principalIn(response).name,
      );
      const endpoint = (await endpointsOf(reader.streams)).get(id)!;
      unkept(response).status(201).set('Location', `/api/v1/webhooks/${id}`).json(withSecret(endpoint));
    },
  );

  router.get('/webhooks', described(listWebhooks), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    const all = [...(await endpointsOf(reader.streams)).values()];
    unkept(response).json({ items: all.filter(endpoint => mayTouch(response, endpoint)).map(shown) });
  });

  router.get('/webhooks/:id', described(readWebhook), subscribing, async (request, response) => {
    unkept(response).json(withSecret(await asked(request, response)));
  });

  router.get('/webhooks/:id/deliveries', described(readDeliveries), subscribing, async (request, response) => {
    const { id } = await asked(request, response);
    const items = store.attempts(id, mostAttempts).map(({ endpoint: _endpoint, at, ...attempt }) => ({
      ...attempt,
      at: isoOf(at),
    }));
    unkept(response).json({ items });
  });

  const turning = async (request: Request, response: Response, on: boolean): Promise<void> => {
    const { id } = await asked(request, response);
    const { name } = principalIn(response);
    if (on) await enableEndpoint(keeper, id, name);
    else await disableEndpoint(keeper, id, 'asked', name);
    unkept(response).json(withSecret(await asked(request, response)));
  };
  router.post('/webhooks/:id/pause', described(pauseWebhook), subscribing, (request, response) =>
    turning(request, response, false),
  );
  router.post('/webhooks/:id/resume', described(resumeWebhook), subscribing, (request, response) =>
    turning(request, response, true),
  );

  router.delete('/webhooks/:id', described(removeWebhook), subscribing, async (request, response) => {
    const { id } = await asked(request, response);
    await deleteEndpoint(keeper, id, principalIn(response).name);
    response.json({ id, deleted: true });
  });

  return router;
};
