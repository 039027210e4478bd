import { recordedAnswer } from '../answers/recordingAnswers.ts';
import { joinBody, separationBody } from '../bodies.ts';
import type { Operation } from '../openApi/operation.ts';
import { caseId, noQuery } from '../parameters.ts';

const both = {
  tag: 'Recording',
  needs: 'record',
  path: { id: caseId },
  query: noQuery,
  headers: ['Idempotency-Key', 'If-Match'],
  answers: { 201: { says: 'It stands.', schema: recordedAnswer, headers: ['ETag', 'Lis-Position'] } },
  problems: [
    ...['unknown_case', 'not_joined', 'case_absorbed', 'malformed_header', 'key_reused', 'stale', 'revision_unsaid'],
    ...['damaged_event', 'version_conflict', 'outcome_unknown'],
  ],
} as const;

const path = { id: 'lee-v-sample-motors' };

export const joinCases: Operation = {
  ...both,
  id: 'joinCases',
  summary: 'Join another case into this one: they are one lawsuit',
  description:
    'The other is closed to recording; whoever asks for it is sent on here, and citations of it keep working.',
  body: joinBody,
  examples: [{ name: 'one', summary: 'Two that turned out to be one', path, body: { from: 'kim-v-hanbit' } }],
};

export const separateCases: Operation = {
  ...both,
  id: 'separateCases',
  summary: 'Separate a case that was joined into this one',
  body: separationBody,
  examples: [
    { name: 'one', summary: '다른 사건이었음', path, body: { from: 'kim-v-hanbit', reason: '서로 다른 사건임' } },
  ],
};
