import { newWebhook, replay, rotation, webhookChange } from '../../delivery/webhookBodies.ts';
import {
  deletedAnswer,
  deliveriesAnswer,
  madeAnswer,
  pingAnswer,
  retriedAnswer,
  webhookAnswer,
  webhooksAnswer,
} from '../answers/webhookAnswers.ts';
import type { Operation } from '../openApi/operation.ts';
import { deliveriesQuery, deliveryPosition, noQuery, webhookNamed } from '../parameters.ts';

const path = { id: webhookNamed };
const newsroom = { name: 'newsroom', summary: 'The one of a newsroom', path: { id: 'newsroom' } };

/** What is done with one webhook. */
const withOne = {
  tag: 'Webhooks',
  needs: 'subscribe',
  path,
  query: noQuery,
  problems: ['unknown_endpoint'],
  examples: [newsroom],
} as const satisfies Partial<Operation>;

export const makeWebhook: Operation = {
  id: 'makeWebhook',
  tag: 'Webhooks',
  summary: 'Have actions posted to an address as they are recorded',
  description:
    'Each is signed (Standard Webhooks), sent again until it was taken, and in an `ordered` webhook after all that came before it in its case. `from` is `now`, `start`, a position, or a moment. The address is pinged at once, and the answer says what came of it. docs/webhooks.md tells what the rest means.',
  needs: 'subscribe',
  query: noQuery,
  body: newWebhook,
  answers: {
    201: { says: 'The webhook, and the secret that signs what it gets.', schema: madeAnswer, headers: ['Location'] },
  },
  problems: ['endpoint_exists', 'unknown_position'],
  examples: [
    {
      name: 'newsroom',
      summary: 'Every ruling of one court',
      body: {
        id: 'newsroom',
        url: 'https://newsroom.example/lis',
        types: ['motion.ruled', 'case.*'],
        courts: ['cand'],
      },
    },
    {
      name: 'digest',
      summary: 'What a clinic reads with its coffee',
      body: {
        id: 'clinic',
        url: 'https://clinic.example/in',
        parties: ['Microsoft'],
        digest: { dailyAt: '07:00', zone: 'America/New_York' },
      },
    },
    {
      name: 'everything',
      summary: 'All of it, from the start',
      body: { id: 'firm', url: 'https://firm.example/in', from: 'start', mode: 'parallel' },
    },
  ],
};

export const listWebhooks: Operation = {
  id: 'listWebhooks',
  tag: 'Webhooks',
  summary: 'Your webhooks, and where each stands',
  needs: 'subscribe',
  query: noQuery,
  answers: { 200: { says: 'Those that you made; with the scope `admin` all.', schema: webhooksAnswer } },
  examples: [{ name: 'all', summary: 'All of them' }],
};

export const readWebhook: Operation = {
  ...withOne,
  id: 'readWebhook',
  summary: 'One webhook, with its secret',
  answers: { 200: { says: 'As it stands.', schema: webhookAnswer } },
};

export const changeWebhook: Operation = {
  ...withOne,
  id: 'changeWebhook',
  summary: 'Change where a webhook goes, what it gets, and how',
  description: 'What is named changes, all else stays; `null` takes a filter or a limit away (RFC 7396).',
  body: webhookChange,
  answers: { 200: { says: 'As it stands now.', schema: webhookAnswer } },
  examples: [{ ...newsroom, summary: 'Rulings of two courts', body: { courts: ['cand', 'nysd'] } }],
};

export const readDeliveries: Operation = {
  ...withOne,
  id: 'readDeliveries',
  summary: 'What was sent to a webhook, the newest first',
  query: deliveriesQuery,
  answers: {
    200: { says: 'Each attempt, with what was answered. They are kept for 90 days.', schema: deliveriesAnswer },
  },
};

export const retryDelivery: Operation = {
  ...withOne,
  id: 'retryDelivery',
  summary: 'Send one message again, now',
  description: 'Also one that arrived. One that holds others back goes first, and they follow.',
  path: { ...path, position: deliveryPosition },
  answers: { 200: { says: 'It is on its way.', schema: retriedAnswer } },
  problems: ['unknown_endpoint', 'unknown_position'],
  examples: [{ name: 'first', summary: 'The first of all', path: { id: 'newsroom', position: '1' } }],
};

export const pauseWebhook: Operation = {
  ...withOne,
  id: 'pauseWebhook',
  summary: 'Keep back what a webhook would get',
  answers: { 200: { says: 'It gets nothing until it is resumed.', schema: webhookAnswer } },
};

export const resumeWebhook: Operation = {
  ...withOne,
  id: 'resumeWebhook',
  summary: 'Deliver all that a webhook missed, and go on',
  answers: { 200: { says: 'It gets what it missed.', schema: webhookAnswer } },
};

export const testWebhook: Operation = {
  ...withOne,
  id: 'testWebhook',
  summary: 'Post a test message, and see what is answered',
  description: 'Where it is taken, what waits for the receiver is sent at once.',
  answers: { 200: { says: 'What came of it.', schema: pingAnswer } },
};

export const rotateWebhook: Operation = {
  ...withOne,
  id: 'rotateWebhook',
  summary: 'Give a webhook another secret',
  description: 'Messages are signed with the old one as well for `overlapHours` (24; 0 where it is known to others).',
  body: rotation,
  answers: { 200: { says: 'With the new secret.', schema: webhookAnswer } },
  problems: ['unknown_endpoint', 'too_many_secrets'],
  examples: [{ ...newsroom, summary: 'With two days to change it', body: { overlapHours: 48 } }],
};

export const replayWebhook: Operation = {
  ...withOne,
  id: 'replayWebhook',
  summary: 'Deliver once more what was recorded since',
  description:
    'After the position `from`, or from that moment on, up to `to` (now). It has a lane and a rate of its own: what is new is not kept waiting. Messages keep their ids.',
  body: replay,
  answers: { 200: { says: 'With the replay in `replays`.', schema: webhookAnswer } },
  problems: ['unknown_endpoint', 'unknown_position', 'too_many_replays'],
  examples: [{ ...newsroom, summary: 'All of it', body: { from: 'start', perSecond: 5 } }],
};

export const removeWebhook: Operation = {
  ...withOne,
  id: 'deleteWebhook',
  summary: 'Delete a webhook for good',
  answers: { 200: { says: 'It gets nothing any more.', schema: deletedAnswer } },
  examples: [{ name: 'firm', summary: 'The one of a firm', path: { id: 'firm' } }],
};
