import { motionKind } from '../motionKinds.ts';
import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';
import { dispositive } from './dispositive.ts';
import { ruling, rulingInSentence } from './ruling.ts';

const setsOnly =
  /(?:hearing|conference|trial|argument|arraignment)[^.]{0,80}\b(?:is|are|be|has been)? ?(?:re)?(?:set|scheduled|continued|adjourned|rescheduled|cancel\w*|vacated)\b/i;

const whatIsSet = ({ head }: Opening): string =>
  /^.{0,120}\b(?<!pre)(?<!pre-)trial\b/i.test(head) ? 'trial_setting' : 'conference';

export const orders: readonly Rule[] = [
  ...dispositive,
  {
    name: 'protective_order',
    label: 'order',
    sub: 'protective',
    when: /protective order|confidentiality (?:agreement|order|stipulation)|order (?:re:? |regarding )?(?:confidential|protective)/i,
    unless: /motion|application/i,
  },
  {
    name: 'order_on_mediation',
    label: 'adr',
    sub: ({ head }) => (/settlement conference/i.test(head) ? 'settlement_conference' : 'referral'),
    when: /(?:mediation|\badr\b|arbitration) (?:referral )?order|(?:order|referral|referring|referred).{0,30} (?:to )?(?:mediation|\badr\b|arbitration|settlement conference)|settlement conference set/i,
    unless: /motion|\bgrant|\bden(?:y|ied|ies)|scheduling order|case management/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'schedule_by_name',
    label: 'scheduling_order',
    sub: 'scheduling',
    when: /^(?:[\w/'-]+ ){0,4}?(?:scheduling|case management|pre-?trial|trial|progression|rule 16) (?:(?:&|and) [\w-]+ )?(?:order|schedule|plan)\b(?! (?:grant|den|re\b|on\b|amend|modif|vacat|adopt|approv))/i,
    unless: /^(?:\w+ ){0,4}stipulat|\b(?:granting|denying)\b/i,
  },
  {
    name: 'admission_ordered',
    label: 'order',
    sub: 'granting:pro_hac_vice',
    when: /order\b.{0,60}(?:admitting (?:attorney|counsel)|(?:admission|to appear|is admitted|are admitted).{0,40}pro hac vice)/i,
    unless: /\bden(?:y|ied|ying)|\bgranting \[?\d|^order on\b/i,
  },
  {
    name: 'ruling',
    label: 'order',
    sub: ruling,
    when: /\b(?:grant|den(?:y|ied|ies|ying)|moot|overrul|sustain|approv|adopt)/i,
  },
  {
    name: 'order_on_stipulation',
    label: 'order',
    sub: ({ head }) => (/exten/i.test(head) ? 'on_stipulation:extension' : 'on_stipulation'),
    when: /stipulat/i,
  },
  {
    name: 'order_moving_a_hearing',
    label: 'hearing_set',
    sub: ({ body }) =>
      /\b(?:re-?set|re-?scheduled|continued|moved|adjourned) (?:to|for|until)\b|resetting|rescheduling|continuing/i.test(
        body,
      )
        ? 'reset'
        : 'cancelled',
    when: /order (?:re:? |to )?(?:cancel|vacat|resett?|re-?schedul|continu|adjourn|postpon)\w* .{0,60}(?:hearing|conference|trial|argument|sentencing)|order.{0,40} (?:hearing|conference|trial)\b.{0,160} (?:is|are) (?:hereby )?(?:vacated|cancel\w*|re-?set|re-?scheduled|continued|adjourned)/i,
    unless: /order to show cause|- (?:pretrial motion|ends of|interest of)/i,
    also: ['order:procedural'],
  },
  {
    name: 'order_setting_conference',
    label: 'scheduling_order',
    sub: 'conference',
    when: /order (?:re:? )?(?:for |re )?(?:set|schedul)\w* .{0,60}(?:hearing|conference|trial|argument|plea|sentencing|date)|order for (?:initial )?(?:pre-?trial|status|scheduling|case management) conference/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'scheduling_order',
    label: 'scheduling_order',
    sub: 'scheduling',
    when: /scheduling|case management (?:and |order|plan)|pre-?trial (?:order|schedule)|trial (?:setting|order|schedule)|briefing (?:schedule|order)|discovery (?:plan|schedule)|rule 16|progression order|order for progression|sentencing schedule|guideline order/i,
  },
  {
    name: 'court_will_hold',
    label: 'scheduling_order',
    sub: whatIsSet,
    when: /^(?:\w+ )?(?:text |minute )?order\W{1,3}(?:an? |the )?(?:[\w-]+ ){0,4}(?:trial|conference|hearing|argument)(?: [\w-]+){0,4} (?:will|shall) (?:be held|begin|commence|take place|proceed)|court will (?:hold|conduct) (?:an? |the )?(?:[\w-]+ ){0,4}(?:conference|hearing|trial|argument)/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'order_schedules',
    label: 'scheduling_order',
    sub: whatIsSet,
    when: setsOnly,
    unless: /hearing set for .{0,20} will be/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'order_vacating',
    label: 'order',
    sub: 'vacating',
    when: /vacat|set(?:ting)? aside|entered in error|rescind|withdrawn/i,
  },
  { name: 'opinion', label: 'order', sub: 'opinion', when: /opinion|findings of fact/i },
  {
    name: 'ruling_in_its_reasons',
    label: 'order',
    sub: rulingInSentence,
    when: /\b(?:is|are|be|hereby|court) (?:hereby |therefore )?(?:grant|den(?:ied|ies))/i,
    in: 'body',
  },
  {
    name: 'order_without_words',
    label: 'order',
    sub: ({ event, head }) => {
      const named = [event, head].find(words => /^order on \w*.*(?:motion|application|request)/i.test(words));
      return named ? `unspecified:${motionKind(named)}` : 'unspecified';
    },
    when: /^(?:sealed )?(?:\w+ )?order(?: on [\w /()'.-]{0,120})?\.?$/i,
  },
  { name: 'order', label: 'order', sub: 'procedural', when: /./ },
];
