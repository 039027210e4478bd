import type { Rule } from '../rule.ts';

/** What the clerk's office notes about the docket itself, and money that it takes. */
export const clerk: readonly Rule[] = [
  {
    name: 'fee',
    label: 'fee',
    sub: 'filing',
    when: /^(?:\w+ ){0,6}(?:filing fee|payment of fee|fee received|received payment|fee paid|receipt)/i,
    unless: /complaint|notice of removal|petition|motion/i,
  },
  {
    name: 'party_update',
    label: 'party_change',
    sub: 'clerk_update',
    when: /(?:add|terminate|update|modif)\w*.{0,30}(?:part(?:y|ies)|defendant|plaintiff)/i,
    unless: /attorney|counsel/i,
  },
  {
    name: 'attorney_update',
    label: 'appearance',
    sub: 'clerk_update',
    when: /(?:add|terminate|update)\w*.{0,30}(?:attorney|counsel)|attorney update/i,
    also: ['clerk_note:utility'],
  },
  { name: 'judge_update', label: 'reassignment', sub: 'notice', when: /(?:add|terminate|update)\w*.{0,30}judge/i },
  {
    name: 'case_assignment_notice',
    label: 'reassignment',
    sub: 'assignment',
    when: /notice of (?:case )?(?:assignment|reassignment)|impending reassignment/i,
  },
  {
    name: 'availability_of_magistrate',
    label: 'magistrate_consent',
    sub: 'notice_of_availability',
    when: /availability of (?:a )?(?:u\.?s\.? |united states )?magistrate/i,
    also: ['clerk_note:notice'],
  },
  {
    name: 'notice_of_hearing_by_clerk',
    label: 'hearing_set',
    sub: 'set',
    when: /(?:hearing|conference|trial|arraignment).{0,60}\b(?:is |are )?(?:re)?(?:set|scheduled)\b/i,
    unless: /deficien|error|re-?file/i,
  },
  {
    name: 'submission',
    label: 'clerk_note',
    sub: 'submission',
    when: /^(?:\*+)?(?:submission|motions? (?:submitted|referred)|transmission to|magistrate judge (?:referral )?file)/i,
  },
  { name: 'quality_control', label: 'clerk_note', sub: 'qc', when: /quality control/i },
  { name: 'entered_in_error', label: 'clerk_note', sub: 'entered_in_error', when: /entered in error/i },
  {
    name: 'mail_returned',
    label: 'clerk_note',
    sub: 'mail_returned',
    when: /mail returned|returned (?:mail|undeliverable)|undeliverable/i,
  },
  {
    name: 'deficiency',
    label: 'clerk_note',
    sub: 'deficiency',
    when: /deficien|re-?file|error|incorrect|notice to (?:attorney|filer|counsel)/i,
  },
  { name: 'correction', label: 'clerk_note', sub: 'correction', when: /correct|modif/i },
  { name: 'unsealing', label: 'clerk_note', sub: 'unsealing', when: /unseal/i },
  { name: 'remark', label: 'clerk_note', sub: 'remark', when: /remark/i },
  { name: 'utility', label: 'clerk_note', sub: 'utility', when: /utility|util\b|copy|copies|mailed/i },
  { name: 'clerk_notice', label: 'clerk_note', sub: 'notice', when: /./ },
];
