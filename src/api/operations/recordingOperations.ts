import * as z from 'zod';
import { action } from '../../../events/action.ts';
import { amendmentBodies, type amendments } from '../../commands/amendment.ts';
import { caseFile } from '../../commands/caseFile.ts';
import { fileAnswer, recordedAnswer } from '../answers/recordingAnswers.ts';
import { several } from '../bodies.ts';
import { named } from '../openApi/components.ts';
import type { Example, Operation } from '../openApi/operation.ts';
import { actionId, caseId, noQuery } from '../parameters.ts';
import { begun, confirmed, continued, corrected, filed, retracted } from './recordingExamples.ts';

const file = named('CaseFile', caseFile);

const appending = ['refused', 'append_refused', 'damaged_event', 'version_conflict', 'outcome_unknown'];
const ofFiles = [...appending, 'malformed_header', 'docket_claimed', 'id_taken', 'case_absorbed'];
const repeating = ['malformed_header', 'key_reused'];
const continuing = [...repeating, 'stale', 'revision_unsaid'];

const stands = {
  says: 'All of it is on disk.',
  schema: recordedAnswer,
  headers: ['ETag', 'Lis-Position', 'Lis-Repeated'],
} as const;

export const beginCase: Operation = {
  id: 'beginCase',
  tag: 'Recording',
  summary: 'Begin a case',
  description: 'Without an `id` it gets the slug of its title.',
  needs: 'record',
  query: noQuery,
  headers: ['Idempotency-Key'],
  body: file,
  answers: { 201: { ...stands, headers: [...stands.headers, 'Location'] } },
  problems: [...ofFiles, ...repeating, 'case_exists'],
  examples: begun,
};

export const recordActions: Operation = {
  id: 'recordActions',
  tag: 'Recording',
  summary: 'Record an action, or several: all of them or none',
  needs: 'record',
  path: { id: caseId },
  query: noQuery,
  headers: ['Idempotency-Key', 'If-Match'],
  body: z.union([action, several]),
  answers: { 201: stands },
  problems: [...ofFiles, ...continuing, 'unknown_case'],
  examples: continued,
};

interface Told {
  readonly id: string;
  readonly summary: string;
  readonly problems?: readonly string[];
  readonly examples: readonly Example[];
}

const amending = (path: keyof typeof amendments, { id, summary, problems = [], examples }: Told): Operation => ({
  id,
  tag: 'Recording',
  summary,
  needs: 'record',
  path: { id: actionId },
  query: noQuery,
  headers: ['Idempotency-Key', 'If-Match'],
  body: amendmentBodies[path],
  answers: { 201: stands },
  problems: [...appending, ...continuing, 'unknown_action', 'sealed', ...problems],
  examples,
});

/** By where they are posted to. */
export const amendOperations: Readonly<Record<keyof typeof amendments, Operation>> = {
  corrections: amending('corrections', {
    id: 'correctAction',
    summary: 'Put another action in the place of this one; both stay visible',
    problems: ['docket_claimed'],
    examples: corrected,
  }),
  retractions: amending('retractions', {
    id: 'retractAction',
    summary: 'Take an action back; it stays visible',
    examples: retracted,
  }),
  confirmations: amending('confirmations', {
    id: 'confirmAction',
    summary: 'Vouch for an action',
    examples: confirmed,
  }),
};

export const recordFile: Operation = {
  id: 'recordFile',
  tag: 'Recording',
  summary: 'Record a whole file: what stands of it already is left as it is',
  description:
    'It takes no Idempotency-Key: a file is sent again by the ids of its actions. A file longer than one append (about 1 MB) needs an id in each.',
  needs: 'record',
  query: noQuery,
  body: file,
  answers: {
    200: { says: 'All of it stood already.', schema: fileAnswer, headers: ['Location'] },
    201: { says: 'Recorded, as far as it did not stand already.', schema: fileAnswer, headers: ['Location'] },
  },
  problems: ofFiles,
  examples: filed,
};
