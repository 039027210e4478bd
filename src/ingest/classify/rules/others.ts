import type { Rule } from '../rule.ts';

export const people: readonly Rule[] = [
  {
    name: 'cja_appointment',
    label: 'appearance',
    sub: 'cja_appointment',
    when: /\bcja\b|appointment of/i,
    unless: /cja ?-?23|financial/i,
    also: ['order:appointing_counsel'],
  },
  {
    name: 'financial_affidavit',
    label: 'supporting_document',
    sub: 'financial_affidavit',
    when: /cja ?-?23|financial/i,
  },
  {
    name: 'withdrawal_of_counsel',
    label: 'appearance',
    sub: 'withdrawal',
    when: /withdraw|substitut|change of attorney/i,
  },
  {
    name: 'attorney_update',
    label: 'appearance',
    sub: 'clerk_update',
    when: /update|added|terminated|change of address|information/i,
    unless: /(?:party|defendant|plaintiff) .{0,60}(?:added|terminated)/i,
    also: ['clerk_note:utility'],
  },
  { name: 'party_terminated', label: 'party_change', sub: 'terminated', when: /terminat/i },
  { name: 'party_added', label: 'party_change', sub: 'added', when: /added/i },
  { name: 'appearance', label: 'appearance', sub: 'appearance', when: /./ },
];

export const service: readonly Rule[] = [
  { name: 'summons_unexecuted', label: 'service', sub: 'unexecuted', when: /unexecuted|non-?service/i },
  {
    name: 'summons_returned',
    label: 'service',
    sub: 'executed',
    when: /return(?:ed)?\b.{0,20}(?:executed|service)?|served (?:on|upon|\d)|proof of service|affidavit of service/i,
    unless: /return receipt|certificate|waiver|issued/i,
  },
  { name: 'return_receipt', label: 'service', sub: 'receipt', when: /return receipt/i },
  { name: 'waiver_of_service', label: 'service', sub: 'waiver', when: /waiver/i },
  {
    name: 'summons_served_by_clerk',
    label: 'service',
    sub: 'other',
    when: /^summons served/i,
  },
  {
    name: 'summons_request',
    label: 'summons_issued',
    sub: 'request',
    when: /summons.{0,60}(?:request|proposed)|(?:request|proposed|praecipe).{0,60}summons/i,
  },
  { name: 'summons_issued', label: 'summons_issued', sub: 'issued', when: /summons/i },
  { name: 'certificate_of_service', label: 'service', sub: 'certificate', when: /certificat|mailing|proof/i },
  { name: 'consents_to_service', label: 'notice_other', sub: 'consent', when: /consent to (?:electronic )?service/i },
  { name: 'acknowledgment', label: 'notice_other', sub: 'acknowledgment', when: /acknowledg/i, unless: /service/i },
  { name: 'discovery_served', label: 'discovery', sub: 'service', when: /discovery|interrogator|disclosure/i },
  { name: 'service', label: 'service', sub: 'other', when: /./ },
];

export const cases: readonly Rule[] = [
  { name: 'transferred_in', label: 'transfer', sub: 'in', when: /transferred (?:in|from)\b/i },
  {
    name: 'transferred_out',
    label: 'transfer',
    sub: 'out',
    when: /transferred (?:out|to)|case transferred|transferring case/i,
    unless: /judge/i,
  },
  { name: 'remanded', label: 'remand', sub: 'state', when: /remand/i },
  { name: 'reopened', label: 'reopened', sub: 'reopened', when: /re-?open/i },
  { name: 'consolidated', label: 'related_case', sub: 'consolidation', when: /consolidated/i },
  { name: 'stayed', label: 'stay', sub: 'case', when: /stayed/i },
  {
    name: 'case_closed',
    label: 'case_closed',
    sub: 'closed',
    when: /closed|terminated|case (?:is )?dismissed/i,
    unless: /referral|attorney/i,
  },
  {
    name: 'magistrate_designated',
    label: 'reassignment',
    sub: 'magistrate_designation',
    when: /designated/i,
    unless: /\becf\b|case assigned|assigned to/i,
    also: ['magistrate_consent:notice_of_availability'],
  },
  {
    name: 'magistrate_notice',
    label: 'magistrate_consent',
    sub: 'notice_of_availability',
    when: /(?:in accordance with|pursuant to).{0,120}(?:636\(c\)|rule 73)/i,
    also: ['clerk_note:notice'],
  },
  { name: 'electronic_filing', label: 'clerk_note', sub: 'notice', when: /designated ecf|electronic filing/i },
  { name: 'referral', label: 'reassignment', sub: 'referral', when: /referr/i },
  { name: 'related', label: 'related_case', sub: 'notice', when: /related/i },
  { name: 'reassigned', label: 'reassignment', sub: 'reassignment', when: /reassign/i },
  { name: 'assigned', label: 'reassignment', sub: 'assignment', when: /assign|judge/i },
  { name: 'case_remark', label: 'clerk_note', sub: 'remark', when: /./ },
];

export const calendar: readonly Rule[] = [
  {
    name: 'deadlines',
    label: 'hearing_set',
    sub: 'deadlines',
    when: /deadlines?/i,
    unless: /hearings?|conference/i,
    also: ['clerk_note:utility'],
  },
  { name: 'hearing_cancelled', label: 'hearing_set', sub: 'cancelled', when: /cancel|terminate|vacat|stricken/i },
  {
    name: 'hearing_reset',
    label: 'hearing_set',
    sub: 'reset',
    when: /^(?:\w+ ){0,6}(?:re-?set|re-?schedul\w*|change|continu\w*|adjourn\w*)\b|(?:is|has been|hereby|and|from|hearings?|conference|trial|setting|time) (?:hereby )?(?:re-?set|re-?scheduled|continued|adjourned|moved)\b|(?:re-?set|re-?scheduled|continued|adjourned) (?:to|for|from)|change (?:in|of) time|time change/i,
    unless: /set\/reset/i,
  },
  { name: 'hearing_set', label: 'hearing_set', sub: 'set', when: /./ },
];

export const trials: readonly Rule[] = [
  { name: 'form_of_verdict', label: 'trial', sub: 'verdict_form', when: /verdict form|proposed.{0,30}verdict/i },
  { name: 'jury_verdict', label: 'trial', sub: 'verdict', when: /verdict/i },
  { name: 'jury_demand', label: 'jury_demand', sub: 'demand', when: /demand/i },
  { name: 'trial_step', label: 'trial', sub: 'unspecified', when: /./ },
];
