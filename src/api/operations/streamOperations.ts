import * as z from 'zod';
import type { Operation } from '../openApi/operation.ts';
import { caseId, caseStreamQuery, eventLinesQuery, eventStreamQuery } from '../parameters.ts';

const streamed = {
  tag: 'Following',
  needs: 'read',
  headers: ['Last-Event-ID'],
  answers: {
    200: {
      says: 'Server-Sent Events: `id` is a position, `data` an event as in `/events`.',
      schema: z.string(),
      type: 'text/event-stream',
    },
  },
} as const;

export const readEventLines: Operation = {
  id: 'readEventLines',
  tag: 'Following',
  summary: 'Every event of every case after a position, to the end of the log, a line of JSON each',
  needs: 'read',
  query: eventLinesQuery,
  answers: { 200: { says: 'The lines.', schema: z.string(), type: 'application/x-ndjson' } },
  problems: ['unknown_position', 'damaged_event'],
  examples: [{ name: 'rulings', summary: 'Every ruling', query: { types: 'motion.ruled' } }],
};

export const followEvents: Operation = {
  ...streamed,
  id: 'followEvents',
  summary: 'The events of all cases as they come',
  description: 'From `after`: a position, `start` or `now` (the default). `Last-Event-ID` goes before it.',
  query: eventStreamQuery,
  problems: ['unknown_position', 'malformed_header', 'damaged_event'],
  examples: [{ name: 'start', summary: 'From the start of the log', query: { after: 'start' } }],
};

export const followCase: Operation = {
  ...streamed,
  id: 'followCase',
  summary: 'The events of one case as they come',
  path: { id: caseId },
  query: caseStreamQuery,
  answers: {
    ...streamed.answers,
    204: { says: 'The case was joined into another, and its last event was had: do not come back.' },
  },
  problems: ['unknown_case', 'unknown_position', 'malformed_header', 'damaged_event'],
  examples: [
    { name: 'start', summary: 'From its first event', path: { id: 'musk-v-openai' }, query: { after: 'start' } },
  ],
};
