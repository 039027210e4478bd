import type { Request, Router } from 'express';
import * as z from 'zod';
import { parseInput } from '../../commands/caseFile.ts';
import type { Subscriber } from '../../delivery/webhooks.ts';
import { pagesBehind } from '../answering.ts';
import type { PagesParts } from '../parts.ts';
import { field } from '../questions.ts';
import type { Visit } from '../visit.ts';
import { replayForm, webhookForm } from './webhookForms.ts';
import { webhookPage, webhooksPage } from './webhookPages.ts';

const perPage = 50;

const webhookQuestion = z.strictObject({
  cursor: field(
    z
      .string()
      .regex(/^\d{1,15}$/, { error: 'is no place in this list' })
      .transform(Number),
  ),
});

const whoAsks = ({ visitor }: Visit): Subscriber => ({
  name: visitor!.name,
  seesAll: visitor!.scopes.has('admin'),
});

const idIn = ({ params }: Request): string => String(params.id);

/** Webhooks for whoever would rather click than write programs. */
export const webhookPages = ({ webhooks, gate }: PagesParts): Router => {
  const pages = pagesBehind(gate);

  const lastOf = async (who: Subscriber, id: string) => (await webhooks.attempts(who, id, 1)).items[0];

  pages.get('/webhooks', 'subscribe', async (_request, visit) => {
    const who = whoAsks(visit);
    const all = await webhooks.list(who);
    const listed = all.map(async webhook => ({ webhook, last: await lastOf(who, webhook.id) }));
    return webhooksPage(await Promise.all(listed), visit);
  });

  pages.post('/webhooks', 'subscribe', async ({ body }, visit) => {
    const { id } = await webhooks.make(whoAsks(visit), parseInput(webhookForm, body));
    return { to: `/webhooks/${id}` };
  });

  pages.get('/webhooks/:id', 'subscribe', async (request, visit, response) => {
    const { cursor } = parseInput(webhookQuestion, request.query);
    const [who, id] = [whoAsks(visit), idIn(request)];
    response.set('Cache-Control', 'no-store');
    const attempts = await webhooks.attempts(who, id, perPage, cursor);
    const latest = cursor === undefined ? attempts.items[0] : await lastOf(who, id);
    return webhookPage(await webhooks.withSecret(who, id), attempts, latest, visit);
  });

  const acts: Readonly<Record<string, (who: Subscriber, id: string, body: unknown) => Promise<unknown>>> = {
    test: (who, id) => webhooks.test(who, id),
    pause: (who, id) => webhooks.pause(who, id),
    resume: (who, id) => webhooks.resume(who, id),
    rotate: (who, id) => webhooks.rotate(who, id, {}),
    replay: (who, id, body) => webhooks.replay(who, id, parseInput(replayForm, body)),
  };
  for (const [name, act] of Object.entries(acts))
    pages.post(`/webhooks/:id/${name}`, 'subscribe', async (request, visit) => {
      const id = idIn(request);
      await act(whoAsks(visit), id, request.body);
      return { to: `/webhooks/${id}` };
    });

  pages.post('/webhooks/:id/delete', 'subscribe', async (request, visit) => {
    await webhooks.remove(whoAsks(visit), idIn(request));
    return { to: '/webhooks' };
  });

  pages.post('/webhooks/:id/deliveries/:position/retry', 'subscribe', async (request, visit) => {
    const id = idIn(request);
    await webhooks.retry(whoAsks(visit), id, String(request.params.position));
    return { to: `/webhooks/${id}#deliveries` };
  });

  return pages.router;
};
