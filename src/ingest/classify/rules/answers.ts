import type { Rule } from '../rule.ts';

/** What answers something else, letters, and what is declared beside it. */
export const answers: readonly Rule[] = [
  {
    name: 'non_opposition',
    label: 'opposition',
    sub: 'non_opposition',
    when: /non-?opposition|no opposition|does not oppose|notice of no objection/i,
  },
  {
    name: 'objection',
    label: 'objection',
    sub: 'objection',
    when: /^.{0,60}?\bobjections?\b/i,
    unless: /^.{0,50}(?:response|reply|order)/i,
  },
  {
    name: 'letter_motion',
    label: 'motion',
    sub: 'other',
    when: /letter (?:motion|request)|^(?:\w+ )?letter.{0,120} requesting (?:adjourn|exten|permission|leave|to withdraw|that|an order)/i,
    unless: /pre-?motion/i,
  },
  {
    name: 'status_report',
    label: 'status_report',
    sub: 'report',
    when: /status (?:report|letter)|joint report|meet and confer statement|discovery plan|joint (?:discovery|scheduling) (?:plan|report)|26\(f\)|rule 26.{0,20}report|report of (?:the )?parties|case management statement|progress report/i,
    unless: /^.{0,20}letter/i,
  },
  {
    name: 'letter',
    label: 'letter',
    sub: ({ head }) => (/status/i.test(head) ? 'status' : 'letter'),
    when: /^.{0,40}?\bletter\b/i,
  },
  { name: 'sur_reply', label: 'reply', sub: 'sur_reply', when: /sur-?reply|reply memorandum of law in opposition/i },
  {
    name: 'reply',
    label: 'reply',
    sub: 'reply',
    when: /^.{0,60}?\brepl(?:y|ies)\b/i,
    unless: /^.{0,50}(?:declaration|affidavit|affirmation|exhibit)/i,
  },
  {
    name: 'response_to_order',
    label: 'opposition',
    sub: 'response_to_order',
    when: /response.{0,60}(?:order|show cause)/i,
    unless: /motion|opposition/i,
  },
  {
    name: 'declaration',
    label: 'supporting_document',
    sub: 'declaration',
    when: /^.{0,60}?\b(?:declaration|affirmation|affidavit)\b/i,
    unless: /of service|of mailing|financial|^.{0,40}(?:memorandum|brief|response|opposition)/i,
  },
  {
    name: 'opposition',
    label: 'opposition',
    sub: 'opposition',
    when: /^.{0,160}?\b(?:opposition|in opposition|opposing)\b/i,
  },
  {
    name: 'response',
    label: 'opposition',
    sub: 'response',
    when: /^.{0,80}?\bresponses?\b/i,
    unless: /discovery|interrogator|request for production/i,
  },
];
