import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';

const outcome = ({ body }: Opening): string => {
  if (/affirm/i.test(body)) return 'affirmed';
  if (/revers|vacat/i.test(body)) return 'reversed';
  return /dismiss|withdraw|denied|not be permitted/i.test(body) ? 'dismissed' : 'issued';
};

/** What goes up to a court of appeals, and what comes down from it. Its words about the case are not this court's. */
export const appeals: readonly Rule[] = [
  {
    name: 'appeal_noticed',
    label: 'appeal_notice',
    sub: 'notice',
    when: /^(?:(?:amended|corrected|second|joint|protective) )*notice of (?:(?:cross|interlocutory)[- ]?)?appeal\b/i,
  },
  {
    name: 'mandate_spread',
    label: 'mandate',
    sub: 'spread',
    when: /order on mandate|spread(?:ing)? (?:the )?mandate|mandate be spread/i,
  },
  { name: 'mandate', label: 'mandate', sub: outcome, when: /mandate/i },
  {
    name: 'appeal_transcript',
    label: 'transcript',
    sub: 'order_form',
    when: /appeal transcript|transcript (?:order|request|designation)/i,
    unless: /letter|briefing schedule/i,
    also: ['appeal_process:transcript'],
  },
  {
    name: 'appeal_transmission',
    label: 'appeal_process',
    sub: 'transmission',
    when: /transmi|electronic record|certified .{0,30}record|notification of (?:electronic )?(?:record|filing)/i,
  },
  {
    name: 'appeal_instructions',
    label: 'appeal_process',
    sub: 'transmission',
    when: /appeal (?:instructions|packet)/i,
  },
  {
    name: 'appeal_docketed',
    label: 'appeal_process',
    sub: 'docketed',
    when: /case (?:no|number)|docket(?:ed|ing)|appeal number|case information|acknowledg|scheduling letter|briefing schedule/i,
  },
  { name: 'appeal_record', label: 'appeal_process', sub: 'record', when: /record/i },
  { name: 'appeal_affirmed', label: 'appeal_process', sub: 'affirmed', when: /affirm/i, also: ['mandate:affirmed'] },
  {
    name: 'appeal_dismissed',
    label: 'appeal_process',
    sub: 'appeal_dismissed',
    when: /dismiss/i,
    unless: /^(?:\w+ ){0,3}notice of/i,
  },
  {
    name: 'appellate_order',
    label: 'appeal_process',
    sub: 'appellate_order',
    when: /\bUSCA\b.{0,40}(?:order|judgment|opinion)|order.{0,80} (?:of|from) (?:the )?(?:USCA|.{0,30}circuit)|circuit (?:order|judgment|opinion)|supreme court/i,
  },
  { name: 'appeal_brief', label: 'appeal_process', sub: 'brief', when: /brief/i },
  {
    name: 'appeal_fee',
    label: 'fee',
    sub: 'appeal',
    when: /^(?:\w+ ){0,3}(?:appeal|appellate)s? (?:filing )?fee|filing fee/i,
    unless: /notice of appeal (?:as to|by|from|re)/i,
  },
  {
    name: 'notice_of_appeal',
    label: 'appeal_notice',
    sub: 'notice',
    when: /notice of (?:cross[- ]?|interlocutory )?appeal|certificate of appealability/i,
  },
  { name: 'appeal_step', label: 'appeal_process', sub: 'appellate_order', when: /./ },
];
