import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../src/ingest/classify/classify.ts';
import { appeals } from '../../../src/ingest/classify/rules/appeals.ts';
import { clerk as clerkRules } from '../../../src/ingest/classify/rules/clerk.ts';
import { criminal as criminalRules } from '../../../src/ingest/classify/rules/criminal.ts';
import { judgments } from '../../../src/ingest/classify/rules/judgments.ts';
import { minutes as minutesRules } from '../../../src/ingest/classify/rules/minutes.ts';
import { motions as motionRules } from '../../../src/ingest/classify/rules/motions.ts';
import { notices as noticeRules } from '../../../src/ingest/classify/rules/notices.ts';
import { openers } from '../../../src/ingest/classify/rules/openers.ts';
import { orders as orderRules } from '../../../src/ingest/classify/rules/orders.ts';
import { calendar, cases, people, service, trials } from '../../../src/ingest/classify/rules/others.ts';
import { papers as paperRules } from '../../../src/ingest/classify/rules/papers.ts';
import { pleadings as pleadingRules } from '../../../src/ingest/classify/rules/pleadings.ts';
import { clerk } from './examples/clerk.ts';
import { criminal } from './examples/criminal.ts';
import { districts } from './examples/districts.ts';
import { minutes } from './examples/minutes.ts';
import { motions } from './examples/motions.ts';
import { notices } from './examples/notices.ts';
import { orders } from './examples/orders.ts';
import { others } from './examples/others.ts';
import { papers } from './examples/papers.ts';
import { pleadings } from './examples/pleadings.ts';

const families = { pleadings, motions, orders, minutes, notices, papers, clerk, criminal, others, districts };

describe.each(Object.entries(families))('among %s', (_family, examples) => {
  test.each(examples)('%s is %s', (text, reading, rule) => {
    const { label, sub, rule: chosen } = classify({ text, number: 3 });
    expect([sub === null ? label : `${label}:${sub}`, chosen]).toEqual([reading, rule]);
  });
});

const rules = [
  ...openers,
  ...pleadingRules,
  ...motionRules,
  ...orderRules,
  ...minutesRules,
  ...noticeRules,
  ...paperRules,
  ...clerkRules,
  ...criminalRules,
  ...judgments,
  ...appeals,
  ...people,
  ...service,
  ...cases,
  ...calendar,
  ...trials,
];

/** The labels of the taxonomy: what an entry does to its case. */
const labels =
  'complaint notice_of_removal petition amended_complaint counterclaim answer charging_document jury_demand cover_sheet disclosure_statement statutory_report fee summons_issued service appearance party_change magistrate_consent motion brief opposition reply supporting_document stipulation objection report_recommendation letter status_report order scheduling_order hearing_set minute_entry reassignment voluntary_dismissal dismissal_by_court judgment case_closed stay settlement_notice transfer related_case appeal_process mandate remand reopened appeal_notice discovery trial transcript adr detention_release warrant plea sentencing claim clerk_note sealed notice_other other'.split(
    ' ',
  );

describe('the rules', () => {
  test('have an example each', () => {
    const shown = new Set(
      Object.values(families)
        .flat()
        .map(([, , rule]) => rule),
    );
    expect(rules.map(({ name }) => name).filter(name => !shown.has(name))).toEqual([]);
  });

  test('give labels of the taxonomy alone', () => {
    const known = new Set(labels);
    expect(rules.map(({ label }) => label).filter(label => !known.has(label))).toEqual([]);
  });
});
