import { actionAnswer } from '../answers/actionAnswers.ts';
import { actionsAnswer } from '../answers/searchAnswers.ts';
import type { Operation } from '../openApi/operation.ts';
import { actionId, actionsQuery, noQuery } from '../parameters.ts';

export const searchActions: Operation = {
  id: 'searchActions',
  tag: 'Actions',
  summary: 'Search over the actions of all cases, as they stand today',
  description: '50 a page unless `limit` says otherwise. The first page counts all that fit.',
  needs: 'read',
  query: actionsQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'One page.', schema: actionsAnswer, headers: ['ETag', 'Lis-Position'] } },
  problems: ['unknown_position', 'views_behind'],
  examples: [
    { name: 'words', summary: 'Words in a row', query: { q: '"motion to dismiss"', court: 'cand' } },
    { name: 'korean', summary: 'A Korean word', query: { q: '기각', type: 'motion.ruled' } },
    {
      name: 'filters',
      summary: 'The rulings of a month',
      query: { type: 'motion.ruled', onAfter: '2025-03-01', onBefore: '2025-03-31' },
    },
  ],
};

export const readAction: Operation = {
  id: 'readAction',
  tag: 'Actions',
  summary: 'One action as it was recorded, with its hash and what was said of it since',
  needs: 'read',
  path: { id: actionId },
  query: noQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'The action.', schema: actionAnswer, headers: ['ETag'] } },
  problems: ['unknown_action', 'sealed', 'damaged_event'],
  examples: [{ name: 'ruling', summary: 'A ruling', path: { id: 'e302ce6b-2917-56b2-81e1-4c102f5b39c3' } }],
};
