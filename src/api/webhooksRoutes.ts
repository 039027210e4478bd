import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { Subscriber, Webhooks } from '../delivery/webhooks.ts';
import { described, type Operation } from './openApi/operation.ts';
import * as operations from './operations/webhooksOperations.ts';
import { deliveriesQuery, deliveryPosition, noQuery, webhookNamed } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { needs, principalIn } from './principal.ts';
import { kilobyte, readBody } from './readBody.ts';

const defaultPage = 50;

const whoAsks = (response: Response): Subscriber => {
  const { name, scopes } = principalIn(response);
  return { name, seesAll: scopes.has('admin') };
};

const idIn = ({ params }: Request): string => parsePath(webhookNamed, 'id', params.id);

/** It holds a secret, or changes from one moment to the next. */
const unkept = (response: Response): Response => response.set('Cache-Control', 'no-store');

type Answer = (request: Request, who: Subscriber) => Promise<unknown>;

/** Webhooks, for who may subscribe: each sees and changes what it made, and `admin` all. */
export const webhooksRoutes = (webhooks: Webhooks): Router => {
  const router = Router();
  const json = readBody(100 * kilobyte);

  const answering =
    (answer: Answer): RequestHandler =>
    async (request, response) => {
      parseQuery(noQuery, request);
      unkept(response).json(await answer(request, whoAsks(response)));
    };
  const to = (operation: Operation): readonly RequestHandler[] => [described(operation), needs('subscribe')];
  const post = (path: string, operation: Operation, answer: Answer): void =>
    void router.post(`/webhooks/:id/${path}`, ...to(operation), answering(answer));
  const postBody = (path: string, operation: Operation, answer: Answer): void =>
    void router.post(`/webhooks/:id/${path}`, ...to(operation), ...json, answering(answer));

  router.post('/webhooks', ...to(operations.makeWebhook), ...json, async (request, response) => {
    parseQuery(noQuery, request);
    const made = await webhooks.make(whoAsks(response), request.body);
    unkept(response).status(201).set('Location', `/api/v1/webhooks/${made.id}`).json(made);
  });

  router.get(
    '/webhooks',
    ...to(operations.listWebhooks),
    answering(async (_request, who) => ({ items: await webhooks.list(who) })),
  );

  router.get(
    '/webhooks/:id',
    ...to(operations.readWebhook),
    answering((request, who) => webhooks.withSecret(who, idIn(request))),
  );

  router.patch(
    '/webhooks/:id',
    ...to(operations.changeWebhook),
    ...json,
    answering((request, who) => webhooks.change(who, idIn(request), request.body)),
  );

  router.delete(
    '/webhooks/:id',
    ...to(operations.removeWebhook),
    answering(async (request, who) => {
      const id = idIn(request);
      await webhooks.remove(who, id);
      return { id, deleted: true };
    }),
  );

  post('pause', operations.pauseWebhook, (request, who) => webhooks.pause(who, idIn(request)));
  post('resume', operations.resumeWebhook, (request, who) => webhooks.resume(who, idIn(request)));
  post('test', operations.testWebhook, (request, who) => webhooks.test(who, idIn(request)));
  postBody('rotate', operations.rotateWebhook, (request, who) =>
    webhooks.rotate(who, idIn(request), request.body ?? {}),
  );
  postBody('replay', operations.replayWebhook, (request, who) => webhooks.replay(who, idIn(request), request.body));

  router.get('/webhooks/:id/deliveries', ...to(operations.readDeliveries), async (request, response) => {
    const { cursor, limit = defaultPage } = parseQuery(deliveriesQuery, request);
    unkept(response).json(await webhooks.attempts(whoAsks(response), idIn(request), limit, cursor));
  });

  post('deliveries/:position/retry', operations.retryDelivery, async (request, who) => {
    const id = idIn(request);
    const position = parsePath(deliveryPosition, 'position', request.params.position);
    await webhooks.retry(who, id, position);
    return { id, position, retried: true };
  });

  return router;
};
