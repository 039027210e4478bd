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

/** `NOTICE of Voluntary Dismissal is STRICKEN`, `JUDGMENT VACATED per order 55`, `Case reopened in error`. */
const undone =
  /^.{0,200}?\b(?:(?:(?<!re: )stricken|vacated|rescinded|withdrawn|voided)\b|(?:in|by) error\b)|^(?:\w+ )?(?:recall|withdrawal|vacatur)\b/i;

/** What ends or opens a case does so no more where the same entry says that it was undone. */
const standing =
  (part: Part): Part =>
  (opening, labelled) =>
    undone.test(opening.own) ? [] : part(opening, labelled);

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
  voluntary_dismissal: standing(voluntary),
  transfer: rulings,
  remand: rulings,
  stay,
  hearing_set: hearing,
  minute_entry: held,
  reassignment: assignment,
  judgment: standing(judgment),
  case_closed: standing(closed),
  reopened: standing(() => [{ type: 'case.reopened', data: {} }]),
  appeal_notice: standing(() => [{ type: 'appeal.noticed', data: {} }]),
  mandate: standing(mandate),
  settlement_notice: standing(settlement),
};
