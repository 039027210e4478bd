import type { Rule } from '../rule.ts';

/** What the clerk's office notes about the docket itself, and money that it takes. */
export const clerk: readonly Rule[] = [
  {
    name: 'fee',
    label: 'fee',
    sub: ({ head }) => (/pro hac vice/i.test(head) ? 'pro_hac_vice' : 'filing'),
    when: /^(?:\w+ ){0,6}(?:filing fee|payment of fee|fee received|received payment|fee paid|receipt|received \$)/i,
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
    sub: ({ head }) => (/impending/i.test(head) ? 'notice' : 'assignment'),
    when: /notice of (?:case )?(?:assignment|reassignment)|impending reassignment/i,
  },
  {
    name: 'probation_papers_sent',
    label: 'transfer',
    sub: 'probation_out',
    when: /^transmittal of documents.{0,120}probation/i,
    also: ['clerk_note:transmittal'],
  },
  {
    name: 'clerk_on_magistrates',
    label: 'magistrate_consent',
    sub: ({ head }) => (/consent|declin/i.test(head) ? 'consent_or_declination' : 'notice_of_availability'),
    when: /(?:consent|declin).{0,60}magistrate|magistrate.{0,60}(?:consent|declin)|magistrate.{0,40}availab|availability of.{0,30}magistrate|rule 73|re:? consent or declination/i,
    unless: /deficien|error|judge assignment/i,
    also: ['clerk_note:notice'],
  },
  {
    name: 'hearing_vacated_by_clerk',
    label: 'hearing_set',
    sub: ({ body }) =>
      /\b(?:re-?set|re-?scheduled|continued|moved|advanced) (?:to|for|from)\b|\b(?:continuing|re-?setting|re-?scheduling|advancing)\b/i.test(
        body,
      )
        ? 'reset'
        : 'cancelled',
    when: /(?:vacat|cancel|resched|reset|continu|adjourn|terminat|taking off|advanc|mov)\w*.{0,60}(?:hearing|conference|trial|argument)|(?:hearing|conference|trial|argument).{0,120}\b(?:vacated|cancel\w*|re-?scheduled|reset|continued|off calendar)\b/i,
    unless: /deficien|error|re-?file|correct/i,
    also: ['clerk_note:notice'],
  },
  {
    name: 'judge_assigned_by_clerk',
    label: 'reassignment',
    sub: 'assignment',
    when: /judge assignment|(?:re)?assign(?:ed|ment).{0,40}judge/i,
    unless: /deficien|error/i,
  },
  {
    name: 'official_transcript_filed',
    label: 'transcript',
    sub: 'notice',
    when: /filing of official transcript|notice to counsel.{0,30}transcript/i,
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
    when: /^(?:\*+)?(?:motions? (?:submitted|referred)|transmission to|magistrate judge (?:referral )?file)/i,
  },
  {
    name: 'adr_program',
    label: 'adr',
    sub: 'notice',
    when: /\badr\b|mediation|arbitration/i,
    also: ['clerk_note:notice'],
  },
  { name: 'quality_control', label: 'clerk_note', sub: 'qc', when: /quality control/i },
  { name: 'entered_in_error', label: 'clerk_note', sub: 'entered_in_error', when: /entered in error/i },
  {
    name: 'mail_returned',
    label: 'clerk_note',
    sub: 'mail_returned',
    when: /mail (?:sent .{0,80})?returned|returned (?:mail|as undeliverable|undeliverable)|undeliver/i,
  },
  {
    name: 'deficiency',
    label: 'clerk_note',
    sub: 'deficiency',
    when: /deficien|re-?file|error|incorrect|notice to (?:attorney|filer|counsel)|non-?compliance|note to attorney/i,
  },
  { name: 'correction', label: 'clerk_note', sub: 'correction', when: /correct|modif|striking|note regarding/i },
  { name: 'unsealing', label: 'clerk_note', sub: 'unsealing', when: /unseal/i },
  { name: 'remark', label: 'clerk_note', sub: 'remark', when: /remark/i },
  { name: 'utility', label: 'clerk_note', sub: 'utility', when: /utility|util\b|copy|copies|mailed/i },
  { name: 'clerk_notice', label: 'clerk_note', sub: 'notice', when: /./ },
];
