import { closed, dismissal, judgment, mandate, settlement, stay, voluntary } from './endings.ts';
import { hearing, held } from './hearings.ts';
import { assignment } from './judges.ts';
import { motion, opposition, order, reply, rulings } from './motions.ts';
import {
  amendedComplaint,
  answer,
  brief,
  complaint,
  counterclaim,
  objection,
  recommendation,
  stipulation,
} from './papers.ts';
import type { Part } from './part.ts';

/** Which labels give which actions: the table of docs/classifying.md. What is not here stays an entry. */
export const parts: Readonly<Record<string, Part>> = {
  complaint,
  amended_complaint: amendedComplaint,
  counterclaim,
  answer,
  motion,
  order,
  opposition,
  reply,
  stipulation,
  objection,
  brief,
  report_recommendation: recommendation,
  dismissal_by_court: dismissal,
  voluntary_dismissal: voluntary,
  transfer: rulings,
  remand: rulings,
  stay,
  hearing_set: hearing,
  minute_entry: held,
  reassignment: assignment,
  judgment,
  case_closed: closed,
  reopened: () => [{ type: 'case.reopened', data: {} }],
  appeal_notice: () => [{ type: 'appeal.noticed', data: {} }],
  mandate,
  settlement_notice: settlement,
};
