import { actionAnswer } from '../answers/actionAnswers.ts';
import type { Operation } from '../openApi/operation.ts';
import { actionId, noQuery } from '../parameters.ts';

export const searchActions: Operation = {
  id: 'searchActions',
  tag: 'Actions',
  summary: 'Search over actions (in a later version)',
  needs: 'read',
  answers: {},
  problems: ['not_yet'],
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
