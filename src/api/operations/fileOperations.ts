import * as z from 'zod';
import { type HistoryFormat, historyFormats } from '../../formats/historyFormats.ts';
import type { Operation } from '../openApi/operation.ts';
import {
  actionsFileQuery,
  caseId,
  casesFileQuery,
  historyFileQuery,
  pictureQuery,
  spokenFileQuery,
} from '../parameters.ts';
import { joined } from './casesOperations.ts';

const musk = { id: 'musk-v-openai' };

const summaries: Readonly<Record<HistoryFormat, string>> = {
  csv: 'The actions of a case as a table',
  ics: 'The hearings and deadlines of a case as a calendar',
  atom: 'The actions of a case as a feed, the newest recorded first',
  ndjson: 'The actions of a case, a line of JSON each',
};

const ids: Readonly<Record<HistoryFormat, string>> = {
  csv: 'readHistoryTable',
  ics: 'readCalendar',
  atom: 'readFeed',
  ndjson: 'readHistoryLines',
};

/** A history as a file that other programs read, whole. */
export const readHistoryFile = (format: HistoryFormat): Operation => {
  const { contentType, speaks } = historyFormats[format];
  return {
    id: ids[format],
    tag: 'Following',
    summary: summaries[format],
    needs: 'read',
    path: { id: caseId },
    query: speaks ? spokenFileQuery : historyFileQuery,
    headers: ['If-None-Match'],
    answers: {
      200: { says: 'The whole of it.', schema: z.string(), type: contentType.split(';')[0]!, headers: ['ETag'] },
      307: joined,
    },
    problems: ['unknown_case', 'unknown_revision', 'wrong_hash', 'log_changed', 'damaged_event', 'malformed_header'],
    examples: [
      { name: 'today', summary: 'As it stands today', path: musk },
      ...(speaks ? [{ name: 'korean', summary: '한국어로', path: musk, query: { lang: 'ko' } }] : []),
    ],
  };
};

/** The picture of a case, as it is or on a day. */
export const readPicture = (format: string): Operation => ({
  id: format === 'png' ? 'readPictureInPixels' : 'readPicture',
  tag: 'Following',
  summary: `The timeline of a case, drawn, as ${format.toUpperCase()}`,
  description: 'A lane for each docket, claims and parties below; `from` and `to` zoom in.',
  needs: 'read',
  path: { id: caseId },
  query: pictureQuery,
  headers: ['If-None-Match'],
  answers: {
    200: {
      says: 'The picture.',
      schema: z.string(),
      type: format === 'png' ? 'image/png' : 'image/svg+xml',
      headers: ['ETag'],
    },
    307: joined,
  },
  problems: ['unknown_case', 'unknown_revision', 'wrong_hash', 'log_changed', 'damaged_event'],
  examples: [
    { name: 'today', summary: 'Today', path: musk },
    { name: 'then', summary: 'On a day, in Korean', path: musk, query: { asOf: '2024-07-01', lang: 'ko' } },
  ],
});

export const listCasesTable: Operation = {
  id: 'listCasesTable',
  tag: 'Following',
  summary: 'The list of cases as a table, whole',
  needs: 'read',
  query: casesFileQuery,
  answers: { 200: { says: 'The whole list.', schema: z.string(), type: 'text/csv', headers: ['Lis-Position'] } },
  problems: ['unknown_position', 'views_behind'],
  examples: [{ name: 'all', summary: 'All of them' }],
};

const searched = { needs: 'read', query: actionsFileQuery, problems: ['unknown_position', 'views_behind'] } as const;

export const listActionsTable: Operation = {
  ...searched,
  id: 'listActionsTable',
  tag: 'Following',
  summary: 'A search over actions as a table, whole, the newest first',
  answers: { 200: { says: 'The whole table.', schema: z.string(), type: 'text/csv', headers: ['Lis-Position'] } },
  examples: [{ name: 'rulings', summary: 'The rulings of a court', query: { type: 'motion.ruled', court: 'cand' } }],
};

export const readActionsFeed: Operation = {
  ...searched,
  id: 'readActionsFeed',
  tag: 'Following',
  summary: 'The hundred newest actions of a search as a feed',
  headers: ['If-None-Match'],
  answers: {
    200: { says: 'The feed.', schema: z.string(), type: 'application/atom+xml', headers: ['ETag', 'Lis-Position'] },
  },
  problems: [...searched.problems, 'malformed_header'],
  examples: [{ name: 'words', summary: 'Whatever names Microsoft', query: { q: 'Microsoft' } }],
};
