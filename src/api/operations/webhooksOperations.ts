import { deletedAnswer, deliveriesAnswer, webhookAnswer, webhooksAnswer } from '../answers/webhookAnswers.ts';
import { newWebhook } from '../bodies.ts';
import type { Operation } from '../openApi/operation.ts';
import { noQuery, webhookNamed } from '../parameters.ts';

const path = { id: webhookNamed };
const example = [{ name: 'newsroom', summary: 'The one of a newsroom', path: { id: 'newsroom' } }];

export const makeWebhook: Operation = {
  id: 'makeWebhook',
  tag: 'Webhooks',
  summary: 'Have actions posted to an address as they are recorded',
  description:
    'Each is signed (Standard Webhooks v1), sent again until it was taken, and in an `ordered` webhook after all that came before it in its case. `from` is `now`, `start` or a position. Entries as the docket shows them (`entry.recorded`, `entry.observed`) are told only where `types` names them.',
  needs: 'subscribe',
  query: noQuery,
  body: newWebhook,
  answers: {
    201: { says: 'The webhook, and the secret that signs what it gets.', schema: webhookAnswer, headers: ['Location'] },
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
  id: 'readWebhook',
  tag: 'Webhooks',
  summary: 'One webhook, with its secret',
  needs: 'subscribe',
  path,
  query: noQuery,
  answers: { 200: { says: 'As it stands.', schema: webhookAnswer } },
  problems: ['unknown_endpoint'],
  examples: example,
};

export const readDeliveries: Operation = {
  id: 'readDeliveries',
  tag: 'Webhooks',
  summary: 'The last hundred attempts of a webhook, the newest first',
  needs: 'subscribe',
  path,
  query: noQuery,
  answers: { 200: { says: 'Each with what was answered.', schema: deliveriesAnswer } },
  problems: ['unknown_endpoint'],
  examples: example,
};

export const pauseWebhook: Operation = {
  id: 'pauseWebhook',
  tag: 'Webhooks',
  summary: 'Keep back what a webhook would get',
  needs: 'subscribe',
  path,
  query: noQuery,
  answers: { 200: { says: 'It gets nothing until it is resumed.', schema: webhookAnswer } },
  problems: ['unknown_endpoint'],
  examples: example,
};

export const resumeWebhook: Operation = {
  id: 'resumeWebhook',
  tag: 'Webhooks',
  summary: 'Deliver all that a webhook missed, and go on',
  needs: 'subscribe',
  path,
  query: noQuery,
  answers: { 200: { says: 'It gets what it missed.', schema: webhookAnswer } },
  problems: ['unknown_endpoint'],
  examples: example,
};

export const removeWebhook: Operation = {
  id: 'deleteWebhook',
  tag: 'Webhooks',
  summary: 'Delete a webhook for good',
  needs: 'subscribe',
  path,
  query: noQuery,
  answers: { 200: { says: 'It gets nothing any more.', schema: deletedAnswer } },
  problems: ['unknown_endpoint'],
  examples: [{ name: 'firm', summary: 'The one of a firm', path: { id: 'firm' } }],
};
