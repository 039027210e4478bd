import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';
import { dispositive } from './dispositive.ts';
import { rulingInSentence as ruling } from './ruling.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/arraignment/i, 'arraignment'],
  [/initial appearance/i, 'initial_appearance'],
  [/settlement conference/i, 'settlement_conference'],
  [/status (?:conference|hearing)/i, 'status_hearing'],
  [/pre-?trial conference/i, 'pretrial_conference'],
  [/(?:scheduling|case management|rule 16) conference/i, 'scheduling_conference'],
  [/detention hearing|bond hearing/i, 'bond_hearing'],
  [/sentencing/i, 'sentencing'],
  [/plea/i, 'plea_hearing'],
  [/trial/i, 'trial'],
  [/motion hearing|hearing (?:on|re)/i, 'motion_hearing'],
  [/conference/i, 'conference'],
  [/hearing/i, 'hearing'],
];

const kindOfSession = ({ head }: Opening): string => kinds.find(([words]) => words.test(head))?.[1] ?? 'unspecified';

/** A motion that is ruled on, whatever else the minutes tell. */
const rules =
  /\bmotions?\b[^.;]{0,140}\b(?:is|are|was|were|be)? ?(?:hereby |,)?\b(?:granted|denied)|(?:court|judge)\b[^.;]{0,40}\b(?:grants|denies)\b|\b(?:granting|denying|grants|denies)\b[^.;]{0,80}\b(?:motion|application|request|stipulation)|motions? (?:is |are )?(?:granted|denied)|\bmotion\b[^;]{0,240} - ?(?:granted|denied)|defense oral motion .{0,80}granted/i;

/** What happened in court. Minutes that rule are orders; those that set dates alone stay minutes. */
export const minutes: readonly Rule[] = [
  {
    name: 'sentencing_held',
    label: 'sentencing',
    sub: 'hearing',
    when: /sentencing|sentenced|sentence with psr/i,
    unless: /sentenc\w+[^.;]{0,60}\b(?:re)?(?:set|scheduled|continued)\b|memorand|plea (?:hearing|entered)/i,
    also: ['minute_entry:sentencing'],
  },
  {
    name: 'plea_taken',
    label: 'plea',
    sub: 'guilty',
    when: /change of plea|plea (?:tendered|hearing|entered|taken|of guilty)|plea(?:ds?|ded) guilty|re-?arraignment.{0,120}\bguilty/i,
    unless: /not guilty|plea (?:hearing )?(?:or [\w ]{0,20})?(?:is |was )?(?:re-?)?(?:set|scheduled|continued)\b/i,
    also: ['minute_entry:plea_hearing'],
  },
  {
    name: 'settled_in_court',
    label: 'settlement_notice',
    sub: 'reached',
    when: /settlement (?:was |has been |is )?reached|case (?:has )?settled|settlement placed|reached a settlement/i,
    in: 'body',
    also: ['minute_entry:settlement_conference'],
  },
  ...dispositive.filter(({ label }) => label === 'dismissal_by_court' || label === 'case_closed' || label === 'remand'),
  {
    name: 'show_cause_in_minutes',
    label: 'order',
    sub: 'show_cause',
    when: /order to show cause|in chambers order to show/i,
  },
  {
    name: 'referral_ends',
    label: 'reassignment',
    sub: 'referral_terminated',
    when: /referral (?:is )?(?:hereby )?(?:closed|terminated)|matters relating to the referral/i,
    in: 'body',
  },
  {
    name: 'bond_hearing',
    label: 'detention_release',
    sub: 'release',
    when: /bond hearing|detention hearing/i,
    unless: /initial appearance|submitted/i,
    also: ['minute_entry:bond_hearing'],
  },
  {
    name: 'found_guilty',
    label: 'trial',
    sub: 'verdict',
    when: /(?:court|jury) finds? (?:the )?defendant.{0,40} (?:not )?guilty/i,
    in: 'body',
    also: ['minute_entry:trial'],
  },
  {
    name: 'case_stayed_in_minutes',
    label: 'stay',
    sub: 'case',
    when: /\b(?:case|action|matter|proceedings?|litigation) (?:is|are|be|shall be|remains?) (?:hereby )?stayed\b/i,
    in: 'body',
    also: ['minute_entry'],
  },
  {
    name: 'motion_ruled_in_minutes',
    label: 'order',
    sub: ruling,
    when: /\b(?:motions?|applications?)\b[^.;]{0,120}\b(?:is|are|was|were) (?:hereby )?(?:granted|denied)\b/i,
    unless: /^.{0,160}(?:initial appearance|arraignment)/i,
    in: 'body',
  },
  {
    name: 'ruling_in_minutes',
    label: 'order',
    sub: ruling,
    when: rules,
    unless: /taken? under advisement|under submission|^.{0,160}(?:initial appearance|arraignment)/i,
    in: 'body',
  },
  { name: 'verdict', label: 'trial', sub: 'verdict', when: /jury verdict|returned? (?:a )?verdict/i },
  {
    name: 'trial_day',
    label: 'trial',
    sub: 'day',
    when: /(?:jury|bench|court|non-jury) trial(?: \(?day|.{0,40}\b(?:held|begun|began|continued|completed|commenced))|jury selection|voir dire/i,
    unless: /\b(?:re)?set (?:for|to)|(?:has been|is) continued|vacated/i,
  },
  { name: 'renoticed', label: 'hearing_set', sub: 'reset', when: /^re-?notice/i },
  {
    name: 'hearing_moved',
    label: 'hearing_set',
    sub: 'reset',
    when: /(?:hearing|conference|trial|notice of motion date|\bmotions)[^.]{0,120}(?:stricken|reset|re-?scheduled|continued|vacated|moved|cancel)/i,
    unless: /\bheld\b|proceedings held|taken? under/i,
    in: 'body',
  },
  {
    name: 'hearing_set_in_minutes',
    label: 'hearing_set',
    sub: 'set',
    when: /(?:hearing|conference|trial)[^.]{0,60}\b(?:is )?set (?:for|on)\b/i,
    unless: /\bheld\b|proceedings held|minutes/i,
  },
  {
    name: 'reassigned_in_minutes',
    label: 'reassignment',
    sub: 'reassignment',
    when: /\bcase (?:is |be )?(?:hereby )?(?:randomly )?reassigned|random reassignment/i,
    unless: /\bheld\b/i,
  },
  {
    name: 'chambers_order',
    label: 'order',
    sub: 'procedural',
    when: /in chambers|minute order|no proceeding held/i,
    unless: /conference held/i,
  },
  { name: 'minutes', label: 'minute_entry', sub: kindOfSession, when: /./ },
];
