import { eventsAnswer } from '../answers/recordingAnswers.ts';
import type { Operation } from '../openApi/operation.ts';
import { eventsQuery } from '../parameters.ts';

export const readEvents: Operation = {
  id: 'readEvents',
  tag: 'Following',
  summary: 'Every event of every case after a position, in the order of the log',
  description:
    '100 a page unless `limit` says otherwise. Go on with `after=next` while there is `more`: a page of a rare filter may be empty.',
  needs: 'read',
  query: eventsQuery,
  headers: ['If-None-Match'],
  answers: { 200: { says: 'One page.', schema: eventsAnswer, headers: ['ETag'] } },
  problems: ['unknown_position', 'damaged_event'],
  examples: [
    { name: 'first', summary: 'From the start', query: { limit: '10' } },
    {
      name: 'rulings',
      summary: 'The rulings of one case',
      query: { types: 'motion.ruled', cases: 'musk-v-openai' },
    },
    {
      name: 'party',
      summary: 'What came to an end for Microsoft, in any case',
      query: { types: 'case.*,claim.*', parties: 'Microsoft', q: 'dismissed' },
    },
  ],
};
