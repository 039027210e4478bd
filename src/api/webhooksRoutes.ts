import { type Request, type Response, Router } from 'express';
import type { Endpoint, EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { InvalidInputError, parseInput } from '../commands/caseFile.ts';
import { urlFault } from '../delivery/address.ts';
import { succeeded } from '../delivery/deliveryRecords.ts';
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  endpointsOf,
  replayTo,
  rotateSecret,
} from '../delivery/endpoints.ts';
import { laneIdOf } from '../delivery/laneId.ts';
import { fingerprintOf } from '../delivery/masterKey.ts';
import { positionBefore } from '../delivery/positionBefore.ts';
import { verifiedWith } from '../delivery/signingKeys.ts';
import type { EventLog } from '../log/eventLog.ts';
import { UnknownPositionError } from '../log/unknownPositionError.ts';
import { moment } from '../views/questions.ts';
import type { Door, WebhookParts } from './door.ts';
import { described } from './openApi/operation.ts';
import * as operations from './operations/webhooksOperations.ts';
import { deliveriesQuery, deliveryPosition, noQuery, webhookNamed } from './parameters.ts';
import { parsePath, parseQuery } from './parseInput.ts';
import { needs, principalIn } from './principal.ts';
import { ProblemError } from './problem.ts';
import { kilobyte, readBody } from './readBody.ts';
import { changed, newWebhook, replay, rotation } from './webhookBodies.ts';
import { attemptsShown, webhookShown } from './webhookShown.ts';

/** It would wait for what comes after a position of another log. Throws UnknownPositionError. */
const refuseBeyond = async (log: EventLog, position: string): Promise<void> => {
  const end = await log.end();
  if (end === undefined || log.comparePositions(position, end) > 0) throw new UnknownPositionError(position);
};

/** A position, also where it is told as the moment from which on something was recorded. `name` is the field that asks. */
const placeAsked = async (log: EventLog, name: string, asked: string): Promise<string | undefined> => {
  if (asked === 'start') return undefined;
  if (asked === 'now') return log.end();
  if (moment.safeParse(asked).success) return positionBefore(log, asked);
  if (!log.isPosition(asked)) {
    const detail = 'is neither now nor start, no position of this log, and no moment such as 2026-05-03T12:00:00Z';
    throw new InvalidInputError([{ pointer: `/${name}`, detail }]);
  }
  await refuseBeyond(log, asked);
  return asked;
};

const refuseUrl = (url: string, reach: Pick<WebhookParts, 'allowLoopback'>): void => {
  const fault = urlFault(url, reach);
  if (fault !== undefined) throw new InvalidInputError([{ pointer: '/url', detail: fault }]);
};

/** Replays to one webhook at a time. */
const mostReplays = 5;

/** Webhooks, for who may subscribe: each sees and changes what it made, and `admin` all. */
export const webhooksRoutes = ({ log, reader }: Door, parts: WebhookParts): Router => {
  const { store, master, deliveries } = parts;
  const router = Router();
  const subscribing = needs('subscribe');
  const json = readBody(100 * kilobyte);
  const keeper = { log, now: reader.now };

  const shown = (endpoint: Endpoint) => webhookShown(store, endpoint, reader.now());
  const withSecret = (endpoint: Endpoint) => ({ ...shown(endpoint), ...verifiedWith(master, endpoint) });

  const mayTouch = (response: Response, { createdBy }: Endpoint): boolean => {
    const { name, scopes } = principalIn(response);
    return scopes.has('admin') || createdBy === name;
  };

  /** What somebody else made is nothing to whoever asks. */
  const asked = async (request: Request, response: Response): Promise<Endpoint> => {
    const id = parsePath(webhookNamed, 'id', request.params.id);
    const endpoint = (await endpointsOf(reader.streams)).get(id);
    if (endpoint && mayTouch(response, endpoint)) return endpoint;
    throw new ProblemError({ code: 'unknown_endpoint', detail: `There is no webhook ${JSON.stringify(id)}.` });
  };

  /** It holds a secret, or changes from one moment to the next. */
  const unkept = (response: Response): Response => response.set('Cache-Control', 'no-store');

  const answerWith = async (request: Request, response: Response): Promise<void> => {
    unkept(response).json(shown(await asked(request, response)));
  };

  const answerWithSecret = async (request: Request, response: Response): Promise<void> => {
    unkept(response).json(withSecret(await asked(request, response)));
  };

  const refuseFurtherReplay = ({ id, replays }: Endpoint): void => {
    const open = replays.filter(({ number }) => store.cursorOf(laneIdOf(id, number))?.isOver !== true);
    if (open.length < mostReplays) return;
    const detail = `${id} has ${open.length} replays that are not over: wait for one of them.`;
    throw new ProblemError({ code: 'too_many_replays', detail });
  };

  /** A receiver that answers is back: what waits for it need not wait on. */
  const pinged = async (endpoint: Endpoint, type: 'webhook.ping' | 'webhook.test') => {
    const attempt = await deliveries.ping(endpoint, type);
    if (succeeded(attempt)) await deliveries.hurry(endpoint.id);
    const { status, failure, tookMs, reply } = attempt;
    return { status, failure, tookMs, reply };
  };

  router.post('/webhooks', described(operations.makeWebhook), subscribing, ...json, async (request, response) => {
    parseQuery(noQuery, request);
    const { from, ...given } = parseInput(newWebhook, request.body);
    const settings = { ...given, ...(from === 'start' && given.capture === undefined && { capture: 'all' as const }) };
    refuseUrl(settings.url, parts);
    const after = await placeAsked(log, 'from', from);
    const { name } = principalIn(response);
    const id = await createEndpoint(keeper, settings, { after, masterKey: fingerprintOf(master) }, name);
    const endpoint = (await endpointsOf(reader.streams)).get(id)!;
    const ping = await pinged(endpoint, 'webhook.ping');
    unkept(response).status(201).set('Location', `/api/v1/webhooks/${id}`);
    response.json({ ...withSecret(endpoint), ping });
  });

  router.get('/webhooks', described(operations.listWebhooks), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    const all = [...(await endpointsOf(reader.streams)).values()];
    unkept(response).json({ items: all.filter(endpoint => mayTouch(response, endpoint)).map(shown) });
  });

  router.get('/webhooks/:id', described(operations.readWebhook), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    await answerWithSecret(request, response);
  });

  router.patch(
    '/webhooks/:id',
    described(operations.changeWebhook),
    subscribing,
    ...json,
    async (request, response) => {
      parseQuery(noQuery, request);
      const { id } = await asked(request, response);
      const change = (before: EndpointSettings): EndpointSettings => {
        const settings = changed(before, request.body);
        refuseUrl(settings.url, parts);
        return settings;
      };
      await changeEndpoint(keeper, id, change, principalIn(response).name);
      await answerWith(request, response);
    },
  );

  router.delete('/webhooks/:id', described(operations.removeWebhook), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    const { id } = await asked(request, response);
    await deleteEndpoint(keeper, id, principalIn(response).name);
    response.json({ id, deleted: true });
  });

  router.post('/webhooks/:id/pause', described(operations.pauseWebhook), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    const { id } = await asked(request, response);
    await disableEndpoint(keeper, id, 'asked', principalIn(response).name);
    await answerWith(request, response);
  });

  router.post('/webhooks/:id/resume', described(operations.resumeWebhook), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    const { id, disabled } = await asked(request, response);
    if (disabled === null) await deliveries.hurry(id);
    else await enableEndpoint(keeper, id, principalIn(response).name);
    await answerWith(request, response);
  });

  router.post('/webhooks/:id/test', described(operations.testWebhook), subscribing, async (request, response) => {
    parseQuery(noQuery, request);
    unkept(response).json(await pinged(await asked(request, response), 'webhook.test'));
  });

  router.post(
    '/webhooks/:id/rotate',
    described(operations.rotateWebhook),
    subscribing,
    ...json,
    async (request, response) => {
      parseQuery(noQuery, request);
      const { id } = await asked(request, response);
      const { overlapHours } = parseInput(rotation, request.body ?? {});
      await rotateSecret(keeper, id, overlapHours, principalIn(response).name);
      await answerWithSecret(request, response);
    },
  );

  router.post(
    '/webhooks/:id/replay',
    described(operations.replayWebhook),
    subscribing,
    ...json,
    async (request, response) => {
      parseQuery(noQuery, request);
      const endpoint = await asked(request, response);
      const { id } = endpoint;
      const { from, to, perSecond } = parseInput(replay, request.body);
      const after = await placeAsked(log, 'from', from);
      const upTo = to === undefined ? await log.end() : await placeAsked(log, 'to', to);
      if (upTo === undefined || (after !== undefined && log.comparePositions(after, upTo) >= 0))
        throw new InvalidInputError([{ pointer: '/from', detail: 'has nothing after it: there is nothing to replay' }]);
      refuseFurtherReplay(endpoint);
      await replayTo(
        keeper,
        id,
        { ...(after !== undefined && { after }), upTo, perSecond },
        principalIn(response).name,
      );
      await answerWith(request, response);
    },
  );

  router.get(
    '/webhooks/:id/deliveries',
    described(operations.readDeliveries),
    subscribing,
    async (request, response) => {
      const { cursor, limit = 50 } = parseQuery(deliveriesQuery, request);
      const { id } = await asked(request, response);
      const found = store.attempts(id, limit + 1, cursor);
      const page = found.slice(0, limit);
      const items = await attemptsShown(reader, page);
      unkept(response).json({ items, next: found.length > limit ? String(page.at(-1)!.key) : null });
    },
  );

  router.post(
    '/webhooks/:id/deliveries/:position/retry',
    described(operations.retryDelivery),
    subscribing,
    async (request, response) => {
      parseQuery(noQuery, request);
      const { id } = await asked(request, response);
      const position = parsePath(deliveryPosition, 'position', request.params.position);
      if (!(await store.retry(id, position, reader.now().getTime()))) {
        const detail = `Nothing of the position ${JSON.stringify(position)} was sent to ${id}: its deliveries name what was.`;
        throw new ProblemError({ code: 'unknown_position', detail });
      }
      unkept(response).json({ id, position, retried: true });
    },
  );

  return router;
};
