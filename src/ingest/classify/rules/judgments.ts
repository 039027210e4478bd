import type { Rule } from '../rule.ts';

export const judgments: readonly Rule[] = [
  {
    name: 'proposed_judgment',
    label: 'supporting_document',
    sub: 'proposed_order',
    when: /^(?:[\w-]+ ){0,3}?judgment,? \(?proposed|^\W*proposed\b.{0,30}judgment/i,
  },
  {
    name: 'judgment_enforced',
    label: 'other',
    sub: 'execution',
    when: /^(?:\w+ ){0,3}?judgment (?:debtor|creditor|lien)/i,
  },
  {
    name: 'judgment_on_appeal',
    label: 'appeal_process',
    sub: 'appellate_order',
    when: /\bappeal is (?:hereby )?(?:dismissed|affirmed|denied)/i,
  },
  { name: 'offer_of_judgment', label: 'notice_other', sub: 'offer_of_judgment', when: /offer of judgment/i },
  {
    name: 'criminal_judgment',
    label: 'judgment',
    sub: 'criminal',
    when: /judgment (?:as to|and (?:probation|commitment)|in a criminal|& commitment)|judgment.{0,30}probation|criminal judgment/i,
  },
  { name: 'verdict_form', label: 'trial', sub: 'verdict_form', when: /proposed.{0,20}verdict|verdict form/i },
  { name: 'verdict', label: 'trial', sub: 'verdict', when: /verdict/i },
  { name: 'bill_of_costs', label: 'motion', sub: 'attorney_fees', when: /^(?:\w+ ){0,3}bill of costs/i },
  { name: 'costs_taxed', label: 'order', sub: 'general', when: /tax(?:ation|ed)/i },
  { name: 'satisfaction', label: 'notice_other', sub: 'satisfaction', when: /satisfaction/i },
  { name: 'clerks_default', label: 'judgment', sub: 'default', when: /default/i },
  { name: 'amended_judgment', label: 'judgment', sub: 'amended', when: /amended.{0,20}judgment/i },
  { name: 'judgment_returned', label: 'judgment', sub: 'returned_executed', when: /judgment.{0,30}return/i },
  { name: 'judgment', label: 'judgment', sub: 'final', when: /./ },
];
