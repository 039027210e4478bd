import { closed, dismissal, judgment, mandate, reopened, settlement, stay, voluntary } from './endings.ts';
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
import { unlessUndone } from './unlessUndone.ts';

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
  voluntary_dismissal: unlessUndone(voluntary),
  transfer: rulings,
  remand: rulings,
  stay,
  hearing_set: hearing,
  minute_entry: held,
  reassignment: assignment,
  judgment: unlessUndone(judgment),
  case_closed: unlessUndone(closed),
  reopened,
  appeal_notice: unlessUndone(() => [{ type: 'appeal.noticed', data: {} }]),
  mandate: unlessUndone(mandate),
  settlement_notice: unlessUndone(settlement),
};
