import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/ingest/classify/classify.ts';

const reading = (text: string, event?: string) => classify({ text, event, number: 50 });
const labelled = (text: string, event?: string): string => {
  const { label, sub } = reading(text, event);
  return `${label}:${sub}`;
};
const doneBy = (text: string) => reading(text).actions.map(({ type, data }) => [type, data]);

describe('an entry is called by what it is, not by the paper that it speaks of', () => {
  test.each([
    ['REPLY to 31 MOTION to Dismiss filed by Acme.', 'reply:reply'],
    ['RESPONSE in Opposition re 31 MOTION to Compel filed by Acme.', 'opposition:opposition'],
    ['MEMORANDUM in Support re 31 MOTION for Summary Judgment', 'brief:support'],
    ['DECLARATION of Ann Example in Opposition re: 31 MOTION to Stay.', 'supporting_document:declaration'],
    ['Exhibit B to 12 Letter', 'supporting_document:exhibit'],
    ['[PROPOSED] ORDER granting motion to dismiss', 'supporting_document:proposed_order'],
    ['Proposed Order re 98 Stipulation by Acme.', 'supporting_document:proposed_order'],
    ['COMPLAINT as to Ann Example (1).', 'charging_document:criminal_complaint'],
    ['NOTICE of Appearance by Ann Advocate on behalf of Acme', 'appearance:appearance'],
    ['TRANSCRIPT of Proceedings held on 1/2/2024 before Judge Example', 'transcript:transcript'],
    ['LETTER MOTION for Extension of Time addressed to Judge Example', 'motion:extension'],
    ['Consent MOTION to Adjourn Conference by Acme. (Attachments: # 1 Transcript)', 'motion:continue'],
  ])('%s', (text, expected) => {
    expect(labelled(text)).toBe(expected);
  });
});

describe('of several things that an order does the one that goes farthest names it', () => {
  test.each([
    ['ORDER granting 12 Motion to Dismiss. Signed by Judge Example on 1/2/2024.', 'order:granting:dismiss'],
    [
      'ORDER granting 12 Motion to Dismiss. This case is hereby DISMISSED with prejudice.',
      'dismissal_by_court:with_prejudice',
    ],
    [
      'MINUTE entry before Judge Example: Plaintiff’s motion for leave to file excess pages [39] is granted.',
      'order:granting:excess_pages',
    ],
    [
      'MINUTE entry before Judge Example: Status hearing held on 1/2/2024. Next hearing set for 2/3/2024.',
      'minute_entry:status_hearing',
    ],
    ['ORDER TO SHOW CAUSE why this case should not be dismissed', 'order:show_cause'],
    ['ORDER OF CONSOLIDATION. The cases are consolidated.', 'related_case:consolidation'],
    ['ORDER STAYING CASE. Signed by Judge Example', 'stay:case'],
    ['ORDER REFERRING CASE TO MAGISTRATE JUDGE Ann Example', 'reassignment:referral'],
    ['ORDER REMANDING DEFENDANT BACK TO STATE CUSTODY', 'detention_release:custody_order'],
    ['ORDER of USCA as to 42 Notice of Appeal: the appeal is dismissed', 'appeal_process:appeal_dismissed'],
    ['USCA JUDGMENT issued as mandate: the judgment of the District Court is affirmed', 'mandate:affirmed'],
  ])('%s', (text, expected) => {
    expect(labelled(text)).toBe(expected);
  });
});

describe('an event’s name is enough', () => {
  test.each([
    ['Motion to Dismiss', 'motion:dismiss'],
    ['Order on Motion for Extension of Time to Answer', 'order:unspecified:extension'],
    ['Extension of Time', 'motion:extension'],
    ['Summons Issued', 'summons_issued:issued'],
    ['Notice of Voluntary Dismissal', 'voluntary_dismissal:notice'],
    ['Set/Reset Deadlines', 'hearing_set:deadlines'],
    ['Status Conference', 'minute_entry:status_hearing'],
  ])('%s', (event, expected) => {
    expect(labelled('', event)).toBe(expected);
  });
});

describe('what an entry does', () => {
  test('a ruling counts for each motion that it names', () => {
    expect(
      doneBy('ORDER granting 41 Letter Motion for Extension of Time; denying as moot [38] Motion to Stay.'),
    ).toEqual([
      ['motion.ruled', { motion: { entry: 41 }, outcome: 'granted' }],
      ['motion.ruled', { motion: { entry: 38 }, outcome: 'moot' }],
    ]);
    expect(doneBy('ORDER granting 12 and 14 Motions for Leave to Appear Pro Hac Vice')).toHaveLength(2);
    expect(doneBy('ORDER granting in part and denying in part [12] Motion to Seal.')).toEqual([
      ['motion.ruled', { motion: { entry: 12 }, outcome: 'granted_in_part' }],
    ]);
    expect(doneBy('ORDER granting the Unopposed Motion to Adjust Date (docket #54).')).toEqual([
      ['motion.ruled', { motion: { entry: 54 }, outcome: 'granted' }],
    ]);
  });

  test('an order that rules on no motion by its number is an order', () => {
    expect(doneBy('ORDER. The parties shall file a status letter by 1/2/2024.')[0]![0]).toBe('order.entered');
  });

  test('a day, a receipt or a claim number is no motion', () => {
    expect(doneBy('ORDER granting leave until 12/15/2024 to file an answer').map(([type]) => type)).not.toContain(
      'motion.ruled',
    );
  });

  test('the plaintiff’s own notice withdraws the case, without prejudice unless it says otherwise', () => {
    expect(doneBy('NOTICE of Voluntary Dismissal by Luz Rivera')).toEqual([
      ['case.withdrawn', { prejudice: 'without' }],
    ]);
    expect(doneBy('NOTICE of Voluntary Dismissal with prejudice by Luz Rivera')).toEqual([
      ['case.withdrawn', { prejudice: 'with' }],
    ]);
  });

  test('a dismissal of one defendant is no end of the case', () => {
    for (const text of [
      'NOTICE of Voluntary Dismissal of Defendant Acme LLC by Luz Rivera',
      'ORDER granting 66 Motion to Dismiss. All claims between plaintiff and defendant Acme Inc. are hereby dismissed with prejudice.',
      'ORDER dismissing defendant Acme only',
    ])
      expect(doneBy(text).map(([type]) => type)).not.toContain('case.dismissed');
  });

  test('a stipulation ends it without an order, and an order tells how', () => {
    expect(doneBy('STIPULATION of Dismissal with prejudice by Luz Rivera, Acme.')).toEqual([
      ['case.dismissed', { how: 'stipulation', prejudice: 'with' }],
    ]);
    expect(doneBy('ORDER DISMISSING CASE for failure to prosecute, without prejudice.')).toEqual([
      ['case.dismissed', { how: 'prosecution', prejudice: 'without' }],
    ]);
  });

  test('a hearing is set for the court’s own hour', () => {
    expect(doneBy('Set/Reset Hearings: Status Conference set for 5/10/2024 at 2:00 PM before Judge Example.')).toEqual([
      ['hearing.set', { kind: 'status conference', at: '2024-05-10T14:00' }],
    ]);
  });

  test('a judge is assigned by name', () => {
    expect(
      doneBy('ORDER REASSIGNING CASE. Case reassigned to Judge Ada B Example for all further proceedings.'),
    ).toEqual([['judge.assigned', { judge: 'ada-b-example', name: 'Ada B. Example', role: 'presiding' }]]);
  });

  test('what was vacated, struck or filed in error does nothing', () => {
    for (const text of [
      '***VACATED per 6 ORDER***ORDER granting 4 Motion for Discovery',
      '***FILED IN ERROR, PLEASE IGNORE***NOTICE of Voluntary Dismissal',
    ])
      expect(doneBy(text)).toEqual([]);
  });

  test('what is unsure does nothing', () => {
    for (const text of ['Description not available', 'Letter from counsel', 'Summons Issued as to Acme', ''])
      expect(doneBy(text)).toEqual([]);
  });
});

describe('a text made to be slow', () => {
  const pieces = [
    'ORDER granting ',
    'motion ',
    '1, ',
    'and ',
    '[1',
    're ',
    'dismissed ',
    'assigned to Judge ',
    'hearing set for ',
    '***',
    'A. ',
  ];

  test.each(pieces)('of %s over and over is read at once', piece => {
    const started = process.cpuUsage().user;
    for (const other of pieces) classify({ text: `${piece}${other}`.repeat(10_000) });
    expect((process.cpuUsage().user - started) / 1_000_000).toBeLessThan(5);
  });
});
