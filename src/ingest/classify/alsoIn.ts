import type { Opening } from './opening.ts';

/** What an entry is as well, by what it is first. */
interface Also {
  readonly of: readonly string[];
  readonly label: string;
  readonly when: RegExp;
}

const sets =
  /\b(?:hearing|conference|trial|argument|arraignment|date)\b[^.;]{0,80}\b(?:re)?(?:set|scheduled|continued|adjourned|reset|rescheduled|stricken|vacated|cancel\w*)\b/i;

const readings: readonly Also[] = [
  {
    of: ['complaint', 'amended_complaint', 'answer', 'notice_of_removal'],
    label: 'jury_demand',
    when: /jury (?:trial )?demand|demand for (?:a )?(?:jury|trial by)/i,
  },
  { of: ['answer'], label: 'counterclaim', when: /counter-?claim(?!.{0,10}defendant)/i },
  {
    of: ['order'],
    label: 'dismissal_by_court',
    when: /grant\w*(?! in part)[^.]{0,60}motion to dismiss|(?:claims?|case|action)[^.]{0,60} (?:is|are) (?:hereby )?dismissed/i,
  },
  { of: ['dismissal_by_court'], label: 'order:granting', when: /\bgrant(?:s|ed|ing)\b/i },
  {
    of: ['dismissal_by_court'],
    label: 'case_closed',
    when: /case (?:is )?(?:hereby )?(?:closed|terminated)|civil case terminated|clerk .{0,60}close|hereby closed/i,
  },
  {
    of: ['order', 'minute_entry', 'scheduling_order', 'adr', 'motion', 'reassignment'],
    label: 'hearing_set',
    when: sets,
  },
  {
    of: ['minute_entry', 'order'],
    label: 'scheduling_order',
    when: /shall (?:be )?file[^.]{0,40}(?:by|on or before)|(?:response|reply|opposition)[^.]{0,40} due (?:by|on)|briefing (?:schedule|on the motion)/i,
  },
  { of: ['motion'], label: 'settlement_notice', when: /notice of settlement/i },
  {
    of: ['motion'],
    label: 'voluntary_dismissal',
    when: /(?:joint|agreed|stipulated)[^.]{0,20}motion[^.]{0,10} to dismiss/i,
  },
  {
    of: ['order', 'sentencing', 'plea', 'detention_release'],
    label: 'minute_entry',
    when: /^minute entry for proceedings|^minutes? of|^e[a-z]: minutes/i,
  },
];

/** The further readings of an entry that its own words give. */
export const alsoIn = ({ body, isSealed }: Opening, label: string): readonly string[] => [
  ...readings.filter(({ of, when }) => of.includes(label) && when.test(body)).map(also => also.label),
  ...(isSealed && label !== 'sealed' ? ['sealed'] : []),
];
