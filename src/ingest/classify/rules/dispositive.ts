import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';
import { prejudice, ruling } from './ruling.ts';

const dismissed =
  /(?<!proposed )order (?:of |for )?dismiss|order dismissing|\bdismissing (?:the |this )?(?:case|action|complaint|civil action|petition|matter)|(?:case|action|complaint|petition|matter|lawsuit|cause|claims?|appeal)[^.]{0,120} (?:is|are|be|hereby) (?:hereby |further )?(?:and is hereby )?dismissed|hereby dismissed|\bdismisses\b|\bdismissing (?:with|without) prejudice|(?:pursuant to|upon|granting|approving|accepting|so ordered)[^.]{0,60}(?:stipulat|notice)\w*[^.]{0,40}dismiss[^.]{0,80}dismissed|(?:order of|order on|order re:?|order approving) .{0,40}dismissal|is voluntarily dismissed|dismissed with(?:out)? prejudice/i;

/** What an earlier ruling did is undone. */
const undoing =
  /^(?:[\w']+ ){0,4}?order,? (?:sua sponte )?(?:vacat\w*|rescind\w*|set(?:ting)? aside|withdraw(?:ing|s)?|recall\w*)\b.{0,80}\b(?:dismiss\w*|judgment|default)\b|\bstriking\b.{0,30}\b(?:notice|stipulation) of\b.{0,20}\bdismiss|\bdismissal(?: order)? (?:is|was|are) (?:hereby )?(?:vacated|rescinded|withdrawn|set aside|stricken)/i;

const notDismissed =
  /show cause|\bunless\b(?! otherwise)[^.;]{0,200}dismiss|dismiss(?:ed|al)[^.;]{0,60}\bunless\b(?! otherwise)|dismissal order (?:is|was)|(?:dismissed|dismissal) (?:is|are|be) (?:hereby )?denied|should not be dismissed|den(?:y|ying|ied|ies) .{0,120}(?:motion|stipulation)[^.]{0,40}dismiss|may be dismissed|will be dismissed|to be dismissed|or (?:this )?(?:case|action) (?:will|may)/i;

const stays =
  /order (?:of |to |on )?stay|order staying|staying (?:case|action|proceedings|discovery|deadlines)|(?:case|action|proceedings?|deadlines|discovery|matter)[^.]{0,60}(?:is|are|be) (?:hereby )?stayed|grant\w*[^.]{0,60}motion(?:s)? (?:to|for) (?:extend )?(?:the )?stay\b|stayed (?:pending|until)/i;

const scopeOfStay = ({ body }: Opening): string => {
  if (/deadline/i.test(body)) return 'deadlines';
  return /discovery (?:is|be|are)|stay\w* (?:of )?discovery/i.test(body) ? 'discovery' : 'case';
};

/** A ruling goes before who takes the case from there. */
const rulesOnMotion =
  /\b(?:granting|denying) \[?\d|\bmotions?\b[^.;]{0,120}\b(?:is|are) (?:hereby )?(?:granted|denied)\b/i;

/** Of several things that one order does the one that goes farthest names it (docs/classifying.md). */
export const dispositive: readonly Rule[] = [
  {
    name: 'reinstated',
    label: 'reopened',
    sub: 'reopened',
    when: undoing,
    saying: /\b(?:case|action|matter|lawsuit)\b (?:is|be|shall be) (?:hereby )?(?:reinstated|re-?opened|restored)\b/i,
    unless: /\bden(?:y|ied|ies|ying)\b/i,
    also: ['order:vacating'],
  },
  {
    name: 'order_undone',
    label: 'order',
    sub: 'vacating',
    when: undoing,
    unless: /\bden(?:y|ied|ies|ying)\b|\bgrant|stay of|execution|remand/i,
  },
  {
    name: 'order_corrected',
    label: 'order',
    sub: 'procedural',
    when: /^(?:[\w']+ ){0,3}?order,? (?:(?:correcting|amending|modifying|clarifying|staying) (?:the |its |\[?\d+\]? |prior |previous )*(?:order|dismissal|judgment)\b)/i,
  },
  {
    name: 'order_to_show_cause',
    label: 'order',
    sub: 'show_cause',
    when: /order to show cause|show cause (?:why|order)|to show cause/i,
    unless: /discharg|vacat\w+ .{0,30}order to show cause/i,
  },
  {
    name: 'release_order',
    label: 'detention_release',
    sub: 'release_conditions',
    when: /order (?:setting|modifying|amending|of|on) .{0,20}(?:conditions of )?release|setting conditions|bond order/i,
    also: ['order:release_conditions'],
  },
  {
    name: 'witness_released',
    label: 'detention_release',
    sub: 'release',
    when: /order (?:for release of|releasing) (?:the )?(?:material witness|defendant)/i,
    also: ['order:procedural'],
  },
  {
    name: 'detention_order',
    label: 'detention_release',
    sub: 'detention',
    when: /order (?:of|for|re:?|approving waiver of) (?:temporary )?detention|detention order|order detaining/i,
    also: ['order:detention'],
  },
  {
    name: 'passport_order',
    label: 'detention_release',
    sub: 'passport',
    when: /order.{0,40}(?:release|return|surrender) of passport/i,
    unless: /motion/i,
    also: ['order:procedural'],
  },
  {
    name: 'custody_order',
    label: 'detention_release',
    sub: 'custody_order',
    when: /remanding defendant|remanded to (?:the )?custody|committed to (?:the )?custody/i,
    unless: /judgment|bureau of prisons/i,
    also: ['order:procedural'],
  },
  {
    name: 'default_judgment',
    label: 'judgment',
    sub: 'default',
    when: /^(?:\w+ ){0,4}?(?:order (?:and|for|of) )?(?:default judgment|judgment (?:by|of) default)/i,
    unless: /order (?:on|re|granting|denying|vacat\w+|set(?:ting)? aside)|motion/i,
  },
  {
    name: 'summary_judgment_order',
    label: 'order',
    sub: ruling,
    when: /\b(?:grant|den)\w+\b.{0,120}summary judgment|order on motion for (?:partial )?summary judgment/i,
  },
  {
    name: 'order_and_judgment',
    label: 'judgment',
    sub: 'final',
    when: /(?:order|opinion) and (?:final )?judgment|final judgment|order of judgment|consent judgment|judgment and order/i,
    unless: /motion/i,
  },
  {
    name: 'voluntary_dismissal_acknowledged',
    label: 'dismissal_by_court',
    sub: 'on_stipulation',
    when: /order .{0,40}(?:stipulation|stipulated|notice)[^.]{0,60}dismiss/i,
    unless:
      /show cause|den(?:y|ied)|motion to dismiss|schedul|exten|brief|striking|stricken|vacat|set(?:ting)? aside|withdraw|correct/i,
  },
  {
    name: 'dismissal_by_court',
    label: 'dismissal_by_court',
    sub: prejudice,
    when: dismissed,
    unless: notDismissed,
    in: 'body',
  },
  {
    name: 'remand_order',
    label: 'remand',
    sub: 'state',
    when: /order (?:of |granting .{0,60})?remand|remand(?:ing|ed)? (?:the |this )?(?:case|action|matter)|(?:case|action|matter) .{0,40}remanded to/i,
    unless: /den(?:y|ied)/i,
  },
  {
    name: 'mdl_transfer',
    label: 'transfer',
    sub: 'mdl',
    when: /conditional transfer order|\b(?:jpmdl|mdl panel|panel)\b.{0,60}transfer|transfer order.{0,40}\bmdl\b|\bmdl\b.{0,20}transfer (?:in )?order|pursuant to 28 u\.?s\.?c\.? (?:section |§ ?)?1407.{0,300}transferred/i,
    unless: /den(?:y|ied|ying)/i,
    also: ['related_case:mdl'],
  },
  {
    name: 'transfer_order',
    label: 'transfer',
    sub: 'out',
    when: /order (?:of |granting .{0,60}|directing )?transfer|transferring (?:the |this )?(?:case|action|venue)|(?:case|action|matter)[^.]{0,60} (?:is|be) (?:hereby )?transferred to the/i,
    unless:
      /reassigned to (?:the )?(?:hon\w*\.? )?(?:district |magistrate )?judge|den(?:y|ied|ying)|jurisdiction transferred/i,
  },
  {
    name: 'consolidation',
    label: 'related_case',
    sub: 'consolidation',
    when: /order (?:of |for |granting .{0,40})?consolidat|order consolidating|(?:is|are|be) (?:hereby )?consolidated/i,
    unless: /den(?:y|ied|ying)/i,
    also: ['order:procedural'],
  },
  {
    name: 'relation',
    label: 'related_case',
    sub: 'notice',
    when: /order (?:relating|of relation)|related case order/i,
  },
  {
    name: 'reassignment',
    label: 'reassignment',
    sub: 'reassignment',
    when: /reassign/i,
    unless: rulesOnMotion,
  },
  {
    name: 'assignment_by_order',
    label: 'reassignment',
    sub: 'assignment',
    when: /order (?:entered )?.{0,30}assigning (?:the |this )?(?:case|action|matter|judge)|order of assignment/i,
  },
  {
    name: 'referral',
    label: 'reassignment',
    sub: 'referral',
    unless: rulesOnMotion,
    when: /order (?:of )?(?:reference|referral|referring)(?!.{0,60}(?:mediat|\badr\b|arbitrat))|referring (?:case|matter|action|motion)|(?:case|matter|motion|action)s? (?:is |are )?(?:hereby )?referred to (?:the )?(?:honorable |u\.?s\.? |united states )?magistrate/i,
  },
  {
    name: 'reopening',
    label: 'reopened',
    sub: 'reopened',
    when: /order .{0,30}re-?opening (?:the |this )?(?:case|action|matter)|order (?:re-?opening|to re-?open)|case (?:is |be )?(?:hereby )?re-?opened|restored to (?:the )?(?:active )?docket/i,
    unless: /den(?:y|ied)|motion to reopen/i,
  },
  {
    name: 'administrative_closing',
    label: 'case_closed',
    sub: 'administrative',
    when: /administrativ\w+ (?:clos|terminat)/i,
    in: 'body',
  },
  {
    name: 'appointing_counsel',
    label: 'appearance',
    sub: 'cja_appointment',
    when: /order appointing (?:counsel|attorney|cja|federal|(?:assistant )?public|new counsel|.{0,40}as counsel)|appointment of (?:counsel|attorney)/i,
    unless: /motion/i,
    also: ['order:appointing_counsel'],
  },
  {
    name: 'stay_lifted',
    label: 'order',
    sub: 'vacating',
    when: /order (?:lifting|dissolving|vacating) (?:the )?stay\b|\bstay (?:is|be) (?:hereby )?(?:lifted|vacated|dissolved)/i,
    unless: /\bden(?:y|ied|ying)|conditional transfer/i,
  },
  {
    name: 'stay_of_judgment',
    label: 'order',
    sub: ruling,
    when: /stay\w* (?:of )?(?:the )?(?:execution|enforcement|judgment|mandate|sentence|remand)/i,
  },
  {
    name: 'stay_order',
    label: 'stay',
    sub: scopeOfStay,
    when: stays,
    unless: /den(?:y|ied|ying)|lift|vacat/i,
    also: ['order:granting:stay'],
  },
];
