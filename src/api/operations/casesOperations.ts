import { casesAnswer, diffAnswer, historyAnswer } from '../answers/caseAnswers.ts';
import { stateAnswer } from '../answers/stateAnswer.ts';
import type { Operation } from '../openApi/operation.ts';
import { caseId, casesQuery, diffQuery, historyQuery, stateQuery } from '../parameters.ts';

export const joined = { says: 'The case was joined into another: ask for that one.', headers: ['Location'] } as const;

const musk = { id: 'musk-v-openai' };

const answering = ['unknown_case', 'unknown_revision', 'wrong_hash', 'log_changed', 'damaged_event'];

export const listCases: Operation = {
  id: 'listCases',
  tag: 'Cases',
  summary: 'The cases, where each stands today',
  description: '50 a page unless `limit` says otherwise; `next` is the cursor of the page after it.',
  needs: 'read',
  query: casesQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'One page.', schema: casesAnswer, headers: ['ETag', 'Lis-Position'] } },
  problems: ['unknown_position', 'views_behind'],
  examples: [
    { name: 'all', summary: 'All of them' },
    { name: 'party', summary: 'By a party, the first filed first', query: { party: 'apple', order: 'filedOn' } },
    { name: 'status', summary: 'The withdrawn ones', query: { status: 'withdrawn', limit: '10' } },
  ],
};

export const readState: Operation = {
  id: 'readState',
  tag: 'Cases',
  summary: 'What a case is, on a day, as the record showed it, as this Lis knew it',
  needs: 'read',
  path: { id: caseId },
  query: stateQuery,
  headers: ['If-None-Match'],
  answers: {
    200: { says: 'The state. Every fact names the actions that made it.', schema: stateAnswer, headers: ['ETag'] },
    307: joined,
  },
  problems: answering,
  examples: [
    { name: 'today', summary: 'Today', path: musk },
    { name: 'then', summary: 'On a day', path: musk, query: { asOf: '2024-07-01' } },
    {
      name: 'docketed',
      summary: 'On a day, as the docket showed it by another',
      path: musk,
      query: { asOf: '2024-12-06', docketedBy: '2025-02-05' },
    },
    { name: 'known', summary: 'As this Lis knew it at a revision', path: musk, query: { at: '41' } },
  ],
};

export const readHistory: Operation = {
  id: 'readHistory',
  tag: 'Cases',
  summary: 'The actions of a case, Lis’s own first, then in legal order',
  description: '50 a page unless `limit` says otherwise.',
  needs: 'read',
  path: { id: caseId },
  query: historyQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'One page.', schema: historyAnswer, headers: ['ETag'] }, 307: joined },
  problems: answering,
  examples: [
    { name: 'all', summary: 'All of it', path: musk },
    {
      name: 'motions',
      summary: 'The motions and the rulings on them',
      path: musk,
      query: { type: 'motion.filed,motion.ruled', limit: '20' },
    },
  ],
};

export const readDiff: Operation = {
  id: 'readDiff',
  tag: 'Cases',
  summary: 'What two questions about one case are answered differently, and by which actions',
  description:
    'Give two dates (`from` and `to`, with `docketedBy` or `at`), or two revisions (`fromAt` and `toAt`, with `asOf` or `docketedBy`).',
  needs: 'read',
  path: { id: caseId },
  query: diffQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'The differences.', schema: diffAnswer, headers: ['ETag'] }, 307: joined },
  problems: answering,
  examples: [
    { name: 'dates', summary: 'Between two days', path: musk, query: { from: '2024-11-13', to: '2024-11-14' } },
    { name: 'revisions', summary: 'Between two revisions', path: musk, query: { fromAt: '10', toAt: '41' } },
  ],
};
