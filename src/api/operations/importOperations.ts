import { importAnswer } from '../answers/importAnswers.ts';
import { importBody } from '../bodies.ts';
import type { Example, Operation } from '../openApi/operation.ts';
import { noQuery } from '../parameters.ts';

const lines = [
  'court,docket_number,filed_on,case_name,number,text',
  'cand,3:26-cv-00901,2026-03-02,Park v. Example Foods,1,COMPLAINT against Example Foods. Filed by Mina Park.',
  'cand,3:26-cv-00901,2026-04-01,Park v. Example Foods,5,MOTION to Dismiss by Example Foods.',
  'cand,3:26-cv-00901,2026-05-20,Park v. Example Foods,9,ORDER denying 5 Motion to Dismiss.',
];

const examples: readonly Example[] = [
  {
    name: 'table',
    summary: 'A table of entries',
    body: { name: 'park.csv', content: `${lines.join('\n')}\n` },
  },
];

export const importFile: Operation = {
  id: 'importFile',
  tag: 'Recording',
  summary: 'Record the dockets of a file as a court or a tracker publishes it: a page, a history, a notice, a feed',
  description:
    'The format is found from the content. What stands already is left as it is, so a file can be sent again. With `Accept: text/event-stream` the answer tells how far it is: events named `progress`, then `done` with what the JSON answer would be. `dryRun` records nothing. What cannot be recorded is listed in `refused`; the rest is recorded.',
  needs: 'record',
  query: noQuery,
  body: importBody,
  answers: { 200: { says: 'What was recorded of it, and what stood already.', schema: importAnswer } },
  problems: ['damaged_event', 'version_conflict', 'outcome_unknown'],
  examples,
};
