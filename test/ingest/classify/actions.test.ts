import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../src/ingest/classify/classify.ts';

const done = (text: string, number = 90): readonly (readonly [string, unknown])[] =>
  classify({ text, number }).actions.map(({ type, data }) => [type, data] as const);

const types = (text: string): readonly string[] => done(text).map(([type]) => type);

const ruled = (entry: number, outcome: string) => ['motion.ruled', { motion: { entry }, outcome }];

describe('an order names the motions that it rules on', () => {
  test.each([
    ['ORDER granting 41 Motion to Dismiss.', [ruled(41, 'granted')]],
    ['ORDER granting 41 and 43 Letter Motions for Extension of Time.', [ruled(41, 'granted'), ruled(43, 'granted')]],
    ['ORDER granting [16] Motion for Admission Pro Hac Vice.', [ruled(16, 'granted')]],
    ['ORDER granting 12 Motion in Limine; denying 13 Motion in Limine.', [ruled(12, 'granted'), ruled(13, 'denied')]],
    ['ORDER re 12 MOTION to Continue Trial: ORDERED that the motion is GRANTED.', [ruled(12, 'granted')]],
    ["ORDER granting Plaintiff's Motion to Adjust Date. (docket #54).", [ruled(54, 'granted')]],
    [
      'ORDER. Motion to compel (Dkt. 41) is GRANTED. Motion to strike (Dkt. 42) is DENIED.',
      [ruled(41, 'granted'), ruled(42, 'denied')],
    ],
    ['ORDER: The motion for extension of time (ECF No. 324) is granted.', [ruled(324, 'granted')]],
    ['ORDER granting Doc. # 28 Motion to Seal', [ruled(28, 'granted')]],
    ['ORDER granting in part and denying in part 99 Motion to Compel.', [ruled(99, 'granted_in_part')]],
    ['ORDER GRANTING, IN PART, AND DENYING, IN PART, 55 Motion for Reconsideration.', [ruled(55, 'granted_in_part')]],
    ['ORDER: 99 Motion to Compel is granted in part.', [ruled(99, 'granted_in_part')]],
    ['ORDER denying as moot 22 and 23 Motions to Strike', [ruled(22, 'moot'), ruled(23, 'moot')]],
    ['ORDER on Motions. Motions at [30] and [31] are denied.', [ruled(30, 'denied'), ruled(31, 'denied')]],
    ["ORDER denying defendant Dana Doe's motion to dismiss no. 1 [22-1]", [ruled(22, 'denied')]],
    ["MINUTES: Defendant's Motion to Dismiss - DENIED [22-1]", [ruled(22, 'denied')]],
    ['ORDER granting 19 (Ann Smith)', [ruled(19, 'granted')]],
    ['ORDER granting 61: hearing continued to 5/1/2026', [ruled(61, 'granted')]],
    ['The Court DENIES 14 Motion to Dismiss.', [ruled(14, 'denied')]],
    ['DENIED: 14 Motion to Compel', [ruled(14, 'denied')]],
    ['Granting Motion to Dismiss 14', [ruled(14, 'granted')]],
    ['ORDER granting Motion to dismiss 9. Counsel may appear by telephone.', [ruled(9, 'granted')]],
    ['ORDER: Motion to dismiss 14 is DENIED.', [ruled(14, 'denied')]],
    ['Judge Ada B. Example: 14 Motion to Compel is denied.', [ruled(14, 'denied')]],
  ])('%s', (text, rulings) => {
    expect(done(text)).toEqual(rulings);
  });

  test.each([
    'ORDER granting 10 days for plaintiff to respond to the motion',
    'ORDER granting 30 additional days to file a motion',
    'ORDER re 12 Letter',
    'ORDER: the motion to compel is not granted.',
    'ORDER granting motion to continue to March 9. The hearing stands.',
    'ORDER on 30 Motion to Compel. The court defers ruling on the motion.',
  ])('and none where it rules on none: %s', text => {
    expect(types(text)).toEqual(['order.entered']);
  });

  test('what another order did to a motion is not done again', () => {
    expect(done('ORDER granting 50 Motion for Reconsideration of 45 Order denying 30 Motion to Compel')).toEqual([
      ruled(50, 'granted'),
    ]);
  });

  test('a proposed order rules on nothing', () => {
    expect(done('[Proposed] Order granting 12 Motion to Compel')).toEqual([]);
  });

  test.each([
    '***VACATED per 6 ORDER***ORDER granting 4 Motion for Discovery',
    'ENTERED IN ERROR....ORDER granting 4 Motion for Discovery',
  ])('nor does one that was vacated or entered in error: %s', text => {
    expect(done(text)).toEqual([]);
  });
});

describe('only the end of the whole case ends it', () => {
  test.each([
    ['ORDER granting 12 Motion to Dismiss. This case is dismissed with prejudice.', 'motion', 'with'],
    ['ORDER DISMISSING CASE without prejudice.', 'court', 'without'],
    ['ORDER dismissing this action for failure to prosecute under Rule 41(b).', 'prosecution', null],
    ['ORDER granting 55 STIPULATION of Dismissal with prejudice.', 'stipulation', 'with'],
    ['ORDER DISMISSING civil action, each party to bear its own costs unless otherwise agreed.', 'court', null],
    ['ORDER: This case is DISMISSED with prejudice and will be closed.', 'court', 'with'],
    [
      'ORDER: This case is DISMISSED without prejudice to reopen in the event no settlement is made.',
      'settled',
      'without',
    ],
    ['ORDER DISMISSING CASE without prejudice; all pending motions are terminated.', 'court', 'without'],
    ['STIPULATION of Dismissal with prejudice by Luz Rivera and Example Motors, Inc.', 'stipulation', 'with'],
  ])('%s', (text, how, prejudice) => {
    expect(done(text).at(-1)).toEqual(['case.dismissed', { how, prejudice }]);
  });

  test.each([
    'ORDER granting 12 Motion to Dismiss. Claims against Sample Brakes LLC are dismissed.',
    'ORDER granting 12 Motion to Dismiss with leave to amend. The complaint is dismissed without prejudice.',
    'ORDER DEEMING FRAUD CLAIMS DISMISSED WITH PREJUDICE',
    'ORDER OF DISMISSAL as to Counts II and III only.',
    'ORDER DISMISSING CASE as to Dana Doe (1).',
    'ORDER TO SHOW CAUSE why this case should not be dismissed',
    'ORDER: If plaintiff does not respond by 3/1/2026 this case will be dismissed without further notice.',
    'STIPULATION of Dismissal of Count II by Luz Rivera',
    'ORDER granting 55 STIPULATION of Dismissal as to Sample Brakes LLC.',
    'ORDER VACATING 30 Order of Dismissal.',
    'ORDER setting aside 25 Order Dismissing Case.',
    'ORDER withdrawing 12 Order of Dismissal',
    'ORDER staying 44 Order of Dismissal pending appeal',
    'CORRECTED ORDER re 33 Order Dismissing Case. The caption is corrected.',
    'ORDER re motion to reopen: The order dismissing the case was entered early. The dismissal is vacated.',
    'ORDER granting 40 Motion to Vacate. The order dismissing the case is vacated.',
    'ORDER: The case shall be dismissed if plaintiff does not pay the fee by 5/1/2026.',
    'ORDER: the request that the case be dismissed is denied.',
    'ORDER: This case shall be dismissed without prejudice unless plaintiff serves the defendants by 5/1/2026.',
    'ORDER. Unless plaintiff pays the filing fee within 14 days, this action is dismissed.',
    'NOTICE of Intent to Dismiss for lack of prosecution.',
    'NOTICE of Dismissal Hearing set for 5/1/2026 at 10:00 AM',
    'NOTICE of Voluntary Dismissal is STRICKEN by order of the court',
    'NOTICE of Withdrawal of 14 Notice of Voluntary Dismissal',
    'ORDER STRIKING 14 Notice of Voluntary Dismissal',
    'Case reopened in error',
    'NOTICE of Voluntary Dismissal as to Sample Brakes LLC by Luz Rivera',
  ])('this does not: %s', text => {
    expect(types(text).filter(type => type.startsWith('case.'))).toEqual([]);
  });

  test('a plaintiff who gives notice withdraws the case without prejudice', () => {
    expect(done('NOTICE of Voluntary Dismissal under Rule 41(a)(1)(A)(i) by Luz Rivera')).toEqual([
      ['case.withdrawn', { prejudice: 'without' }],
    ]);
  });

  test('a settlement with one of several defendants is none of the case', () => {
    expect(types('NOTICE of Settlement as to Sample Brakes LLC only by Luz Rivera')).toEqual([]);
    expect(types('NOTICE of Settlement by Luz Rivera')).toEqual(['settlement.noticed']);
  });
});

test('an order that takes a dismissal back and says so opens the case again', () => {
  expect(done('ORDER VACATING 30 Order of Dismissal. The case is reinstated.')).toEqual([['case.reopened', {}]]);
  expect(types('ORDER: The dismissal is vacated and the case is reopened.')).toEqual(['case.reopened']);
});

test('a case that is closed is closed, though something in it was withdrawn', () => {
  expect(types('CASE CLOSED. 12 Motion to Compel is withdrawn.')).toContain('case.closed');
});

describe('only a judgment is one', () => {
  test.each([
    'JUDGMENT (proposed) by Plaintiff',
    'JUDGMENT VACATED per order 55',
    'JUDGMENT entered in error. Disregard.',
    'JUDGMENT DEBTOR EXAM set for 5/1/2026',
    'ORDER setting aside default judgment',
  ])('this is none: %s', text => {
    expect(types(text)).not.toContain('judgment.entered');
  });

  test('nor is an appeal one that was withdrawn, or a mandate one that was recalled', () => {
    expect(types('NOTICE of Appeal withdrawn')).toEqual([]);
    expect(types('RECALL of mandate')).toEqual([]);
  });
});

describe('a stay', () => {
  test('stops the case, or discovery alone', () => {
    expect(done('ORDER STAYING CASE pending arbitration.')).toEqual([['case.stayed', { scope: 'case' }]]);
    expect(done('ORDER granting 31 Motion to Stay Discovery. All discovery is stayed.').at(-1)).toEqual([
      'case.stayed',
      { scope: 'discovery' },
    ]);
  });

  test('is lifted, and is none where it is denied or is of a judgment', () => {
    expect(types('ORDER LIFTING STAY.')).toEqual(['stay.lifted']);
    expect(types('ORDER denying 31 Motion to Stay.')).toEqual(['motion.ruled']);
    expect(types('ORDER granting 80 Motion to Stay Execution of Judgment.')).toEqual(['motion.ruled']);
  });
});

describe('a hearing', () => {
  test('is set for each day that is named', () => {
    expect(
      done(
        'Set/Reset Hearings: Status Conference set for 9/8/2026 at 11:00 AM; Jury Trial set for 10/1/2026 at 09:00 AM before Judge Ada B. Example.',
      ),
    ).toEqual([
      ['hearing.set', { kind: 'status conference', at: '2026-09-08T11:00' }],
      ['hearing.set', { kind: 'jury trial', at: '2026-10-01T09:00' }],
    ]);
  });

  test('moves from the day that it was set for', () => {
    expect(done('NOTICE OF CHANGE OF HEARING: Sentencing set for 2/8/2026 is reset to 3/1/2026 09:00 AM.')).toEqual([
      ['hearing.reset', { hearing: { kind: 'sentencing', from: '2026-02-08' }, to: '2026-03-01T09:00' }],
    ]);
  });

  test('moves from one day to another', () => {
    expect(done('ORDER resetting status conference from 4/1/2026 to 5/1/2026 at 10:00 AM')).toEqual([
      ['hearing.reset', { hearing: { kind: 'status conference', from: '2026-04-01' }, to: '2026-05-01T10:00' }],
    ]);
  });

  test.each([
    "CLERK'S NOTICE: the status conference set for 10/30/2026 is hereby vacated.",
    'NOTICE of Cancellation of the status conference set for 10/30/2026',
    'ORDER vacating the 10/30/2026 status conference',
  ])('is vacated: %s', text => {
    expect(done(text)).toEqual([['hearing.vacated', { hearing: { kind: 'status conference', from: '2026-10-30' } }]]);
  });

  test('that was not held was not', () => {
    expect(done('Minute Entry: Status Conference not held on 4/1/2026.')).toEqual([]);
  });

  test('was held as what stands before that word, whatever else is set', () => {
    expect(
      done('Minute Entry: Initial Appearance as to Dana Doe held on 3/2/2026. Detention Hearing set for 3/5/2026.'),
    ).toEqual([['hearing.held', { kind: 'initial appearance', sessionOn: '2026-03-02' }]]);
  });
});

describe('who judges', () => {
  test.each([
    ['Case assigned to Magistrate Judge Joseph C. Example. Counsel shall serve.', ['Joseph C. Example referred']],
    [
      'Case Assigned to Judge Ada B. Example, II and Magistrate Judge Ned O. Sample. Please download',
      ['Ada B. Example II presiding', 'Ned O. Sample referred'],
    ],
    [
      'CASE ASSIGNED to the Honorable Ada B. Example. Designated as Magistrate Judge the Honorable Ned O. Sample.',
      ['Ada B. Example presiding', 'Ned O. Sample referred'],
    ],
    [
      'ORDER REASSIGNING CASE. Case reassigned to Judge Ada B. Example. Judge John Q. Roe no longer assigned.',
      ['Ada B. Example presiding'],
    ],
    [
      'Case as to Dana Doe ASSIGNED to Judge Judge Ada B. Example. Judge Judge Unassigned no longer assigned.',
      ['Ada B. Example presiding'],
    ],
  ])('%s', (text, judges) => {
    expect(
      done(text).map(([, data]) => `${(data as { name: string }).name} ${(data as { role: string }).role}`),
    ).toEqual(judges);
  });
});

describe('papers', () => {
  test('that answer a motion name it', () => {
    expect(done('OPPOSITION to 31 MOTION to Dismiss filed by Luz Rivera.')).toEqual([
      ['motion.opposed', { motion: { entry: 31 }, response: 'opposition' }],
    ]);
    expect(done('REPLY to Response to 31 MOTION to Dismiss by Example Motors, Inc.')).toEqual([
      ['motion.replied', { motion: { entry: 31 } }],
    ]);
  });

  test('that support a motion do not oppose it', () => {
    expect(done('RESPONSE in Support of 31 MOTION to Dismiss by Sample Brakes LLC')).toEqual([]);
  });

  test('that make several motions ask several things', () => {
    expect(done('MOTION to Compel Discovery, MOTION for Sanctions by Luz Rivera')).toEqual([
      ['motion.filed', { kinds: ['compel', 'sanctions'], title: 'MOTION to Compel Discovery, MOTION for Sanctions' }],
    ]);
  });

  test('are called by what they ask, where who asks stands first', () => {
    expect(done('MOTION by Defendant Example Motors, Inc. for leave to file excess pages (Smith, Ann)')).toEqual([
      ['motion.filed', { kinds: ['excess_pages'], title: 'MOTION for leave to file excess pages' }],
    ]);
  });

  test('that object say to what', () => {
    expect(done('OBJECTION to 47 Report and Recommendations by Luz Rivera')).toEqual([
      ['objection.filed', { title: 'OBJECTION to 47 Report and Recommendations', to: { entry: 47 } }],
    ]);
  });

  test('in which a magistrate judge recommends say what', () => {
    expect(
      done('REPORT AND RECOMMENDATIONS re 20 MOTION to Dismiss. The court recommends that the motion be denied.'),
    ).toEqual([['recommendation.made', { recommends: 'the motion be denied', motion: { entry: 20 } }]]);
  });

  test('that answer and counterclaim are both', () => {
    expect(types('ANSWER to Complaint and COUNTERCLAIM against Luz Rivera by Example Motors, Inc.')).toEqual([
      'answer.filed',
      'counterclaim.filed',
    ]);
  });

  test('of one defendant in a criminal case end nothing', () => {
    expect(done('JUDGMENT as to Dana Doe (1), Count(s) 1, 36 months.')).toEqual([
      ['judgment.entered', { kind: 'criminal', final: false, title: 'JUDGMENT as to Dana Doe' }],
    ]);
  });

  test.each([
    'Summary-judgment pre-filing letter',
    'Proposed Judgment by Luz Rivera',
    'Notice of Entry of Judgment',
    'Order on Motion for Default Judgment',
  ])('that speak of a judgment are none: %s', text => {
    expect(types(text)).not.toContain('judgment.entered');
  });
});

test('a title ends with no blank, where it is cut either: what is recorded of it has none', () => {
  const words = `(Document Filed in Incorrect Case) Motion to Compel ${'x '.repeat(200)}`;
  for (const more of ['', 'y']) {
    const [[, { title }]] = done(`${more}${words}`) as readonly [readonly [string, { readonly title: string }]];
    expect(title).toBe(title.trim());
  }
});
