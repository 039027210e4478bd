import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/commands/decide.ts';
import { draftOf } from '../../src/commands/draft.ts';
import type { Refusal } from '../../src/commands/refusal.ts';
import { submitted } from '../support/recording.ts';
import { act, federalCourt, stateCourt, story, type Told, the } from '../support/story.ts';
import {
  amended,
  complaint,
  confirmed,
  corrected,
  dismissed,
  disposed,
  entry,
  filed,
  hearing,
  inCourt,
  inEntry,
  joined,
  motion,
  refiled,
  reopened,
  retracted,
  ruled,
  seenAgain,
  withdrawn,
} from '../support/storyWords.ts';

/** Already the 25th east of UTC+12. */
const now = new Date('2026-11-24T12:00:00Z');

/** What speaks against recording `told` into a case that holds `known`. */
const against = (known: readonly Told[], ...told: Told[]): readonly Refusal[] =>
  decide(
    story(...known),
    submitted(...told).map((action, index) =>
      draftOf(action, { caseId: 'story', stream: 'case-story', index }, { recordedBy: 'tester' }, now),
    ),
    now,
  );
const codes = (known: readonly Told[], ...told: Told[]): string[] => against(known, ...told).map(({ code }) => code);

const live = [filed('2024-08-05')];
const over = [filed('2024-02-29'), withdrawn('2024-06-11')];

const parties = [...live, joined('2024-08-05', 'musk', 'plaintiff'), joined('2024-08-05', 'altman')];
const pleaded = [...parties, complaint('2024-08-05', ['fraud'])];
const gone = [...parties, act('party.terminated', '2024-09-01', { party: 'altman' })];
const counselGone = act('counsel.withdrew', '2024-09-01', { counsel: 'toberoff', for: ['musk'] });
const triggered = act('deadline.set', '2024-09-01', { what: 'reply', due: '2024-09-15', trigger: { entry: 4 } });
const motionBy = (party: string) => act('motion.filed', '2024-09-01', { kinds: ['stay'], by: [party] });
const verdict = (claim: string) =>
  act('verdict.returned', '2024-09-01', { claims: [{ claim, finding: 'not liable' }] });
const replacing = (replaces: string) =>
  act('judge.assigned', '2024-09-01', { judge: 'chen', name: 'Edward Chen', role: 'presiding', replaces });

describe('what cannot be is refused, with the rule and the reason:', () => {
  test('withdrawing what was never filed', () => {
    expect(against([], withdrawn('2024-06-11'))).toEqual([
      {
        index: 0,
        code: 'never_filed',
        rule: 'What happens in a docket happens after it was opened.',
        detail:
          'cand 3:24-cv-04722 had not been opened by 2024-06-11: record case.filed (or case.refiled, case.removed …) first, or check the court and the docket number.',
      },
    ]);
  });

  test('refiling a live case', () => {
    const known = inCourt(stateCourt, filed('2024-02-29'));
    expect(against(known, refiled('2024-08-05'))).toEqual([
      {
        index: 0,
        code: 'refiled_while_live',
        rule: 'A live case is not refiled.',
        detail: 'calsuppctsf CGC-24-612746 was still pending on 2024-08-05: record how it ended first.',
      },
    ]);
  });

  test('ruling on a motion that does not exist', () => {
    expect(against(live, ruled('2024-09-01', { entry: 46 }))).toEqual([
      {
        index: 0,
        code: 'unknown_motion',
        rule: 'Only a motion that was filed can be answered or ruled on.',
        detail: 'No motion stands at entry 46 of cand 3:24-cv-04722.',
      },
    ]);
  });

  const refused: [string, readonly Told[], Told, string][] = [
    ['filing a docket twice', live, filed('2024-08-06'), 'already_filed'],
    ['refiling what was never filed', [], refiled('2024-08-05'), 'never_filed'],
    ['withdrawing what is withdrawn', over, withdrawn('2024-07-01'), 'not_live'],
    [
      'dismissing in one way what was dismissed in that way',
      [...live, dismissed('2024-09-01', { prejudice: 'with' })],
      dismissed('2024-10-01', { prejudice: 'with' }),
      'not_live',
    ],
    ['withdrawing what was dismissed', [...live, dismissed('2024-09-01')], withdrawn('2024-10-01'), 'not_live'],
    [
      'dismissing what has gone to another court',
      [...live, act('case.transferred', '2024-09-01', { to: stateCourt })],
      dismissed('2024-10-01'),
      'not_live',
    ],
    ['reopening what is open', live, reopened('2024-09-01'), 'not_closed'],
    ['lifting a stay that nobody ordered', live, act('stay.lifted', '2024-09-01', { scope: 'case' }), 'not_stayed'],
    ['amending a complaint that was not filed', live, amended('2024-09-01', ['fraud']), 'nothing_to_amend'],
    ['opposing no motion', live, act('motion.opposed', '2024-09-01', { motion: { entry: 3 } }), 'unknown_motion'],
    ['withdrawing no motion', live, act('motion.withdrawn', '2024-09-01', { motion: the('x') }), 'unknown_motion'],
    [
      'moving no hearing',
      live,
      act('hearing.reset', '2024-09-01', { hearing: the('x'), to: '2024-10-01' }),
      'unknown_hearing',
    ],
    ['disposing of a claim nobody pleaded', live, disposed('2024-09-01', 'fraud'), 'unknown_claim'],
    ['a party leaving that never joined', live, act('party.terminated', '2024-09-01', { party: 'x' }), 'unknown_party'],
    ['renaming who never joined', live, act('party.renamed', '2024-09-01', { party: 'x', name: 'Y' }), 'unknown_party'],
    ['a motion in a docket never opened', [], motion('2024-09-01', 'm'), 'never_filed'],
    [
      'a pleading under the slug of another',
      [...live, complaint('2024-08-05', ['fraud'])],
      complaint('2024-08-06', ['fraud']),
      'pleading_taken',
    ],
    [
      'amending a pleading that nobody filed',
      [...live, complaint('2024-08-05', ['fraud'])],
      act('complaint.amended', '2024-09-01', { pleading: 'second', title: 'Second', amends: 'frist' }),
      'unknown_pleading',
    ],
    ['a verdict on a claim nobody pleaded', live, verdict('fraud'), 'unknown_claim'],
    ['counsel withdrawing who never appeared', parties, counselGone, 'unknown_counsel'],
    ['replacing a judge who never sat', live, replacing('ygr'), 'unknown_judge'],
    ['vacating no order', live, act('order.vacated', '2024-09-01', { order: { entry: 9 } }), 'unknown_order'],
    ['vacating no deadline', live, act('deadline.vacated', '2024-09-01', { deadline: the('x') }), 'unknown_deadline'],
    ['a deadline that runs from nothing', live, triggered, 'unknown_trigger'],
    ['a motion by a stranger', parties, motionBy('nobody'), 'unknown_party'],
    [
      'a motion by who joins later',
      [...parties, joined('2024-10-01', 'microsoft')],
      motionBy('microsoft'),
      'unknown_party',
    ],
    [
      'a claim dismissed against a stranger',
      pleaded,
      disposed('2024-09-01', 'fraud', { against: ['x'] }),
      'unknown_party',
    ],
    [
      'a second party under the slug of another',
      parties,
      act('party.joined', '2024-09-01', { party: 'altman', name: 'Greg Brockman', role: 'defendant' }),
      'party_taken',
    ],
    [
      'refiling what ended with prejudice',
      inCourt(stateCourt, filed('2024-02-29'), withdrawn('2024-06-11', { prejudice: 'with' })),
      refiled('2024-08-05'),
      'refiled_for_good',
    ],
    [
      'removal to a court of a state',
      [],
      act('case.removed', '2024-09-01', { from: federalCourt }, { proceeding: stateCourt }),
      'removed_to_state_court',
    ],
    [
      'a judgment where the lawsuit is no longer',
      [...live, act('case.transferred', '2024-09-01', { to: stateCourt })],
      act('judgment.entered', '2024-10-01', {}),
      'not_live',
    ],
    [
      'a motion about a claim nobody pleaded',
      live,
      act('motion.filed', '2024-09-01', { kinds: ['stay'], claims: ['ghost'] }),
      'unknown_claim',
    ],
    [
      'a withdrawal by one of two plaintiffs',
      [...parties, joined('2024-08-05', 'zilis', 'Plaintiff')],
      withdrawn('2024-09-01', { by: ['musk'], prejudice: 'with' }),
      'withdrawn_in_part',
    ],
    ['a party leaving twice', gone, act('party.terminated', '2024-10-01', { party: 'altman' }), 'party_not_there'],
    ['an entry of a day to come', live, entry(9, '2027-01-04'), 'in_the_future'],
    [
      'what nobody dates, and is bound by a day to come',
      live,
      { ...motion(null, 'm'), notAfter: '2030-01-01' } as Told,
      'in_the_future',
    ],
    [
      'a correction that puts an action into the future',
      [...live, motion('2024-09-01', 'm')],
      corrected('m', motion('2030-01-01', 'm')),
      'in_the_future',
    ],
    ['what is still to come', live, motion('2026-11-26', 'm'), 'in_the_future'],
    [
      'a withdrawal by the defendant',
      parties,
      withdrawn('2024-09-01', { by: ['altman'], prejudice: null }),
      'withdrawn_by_defence',
    ],
    ['what an entry does without the entry', live, inEntry(5, 0, motion('', 'm')), 'unknown_entry'],
  ];
  test.each(refused)('%s', (_what, known, told, code) => {
    const [refusal, ...others] = against(known, told);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ index: 0, code, rule: expect.stringMatching(/\.$/), detail: expect.any(String) });
  });

  test('in words that say what the writer may have meant', () => {
    const known = [
      ...live,
      complaint('2024-08-05', ['fraud', 'contract']),
      motion('2024-09-10', 'm', { entry: { number: 46 } }),
    ];
    const details = against(known, ruled('2024-09-01', { entry: 46 }), disposed('2024-09-01', 'fruad'));
    expect(details.map(({ detail }) => detail)).toEqual([
      'The motion at entry 46 of cand 3:24-cv-04722 was filed on 2024-09-10, after 2024-09-01.',
      'The claim fruad had not been pleaded by 2024-09-01 (known: fraud, contract).',
    ]);
  });

  describe('about what is sealed:', () => {
    const sealed = (number: number, as = 'seal') =>
      act('entry.sealed', '2024-10-01', { scope: 'entry' }, { as, entry: { number } });
    const known = [...live, entry(5, '2024-09-01'), inEntry(5, 0, motion(null, 'in 5')), sealed(5)];

    test('a seal on an entry that is not there', () => {
      expect([codes(live, sealed(5)), codes(known, sealed(5, 'again'))]).toEqual([['unknown_entry'], []]);
    });

    test('corrections and confirmations of what it hides; a retraction shows nothing', () => {
      const said = [corrected('in 5', motion('2024-09-02', 'in 5')), confirmed('in 5')];
      for (const one of said) expect(codes(known, one)).toEqual(['sealed']);
      expect(codes(known, retracted('in 5'))).toEqual([]);
    });

    test('a sighting, or a seal, of two entries at once', () => {
      const two = [...known, entry(7, '2024-09-03')];
      const glue = seenAgain(7, { filedOn: '2024-09-03', aliases: { number: 5 } });
      const both = act('entry.unsealed', '2024-11-01', {}, { entryId: the('entry 7'), entry: { number: 5 } });
      expect([codes(two, glue), codes(two, both)]).toEqual([['two_entries'], ['two_entries']]);
    });

    test('taking the seal back, for the court lifts it', () => {
      expect(codes(known, retracted('seal'))).toEqual(['seals_stand']);
      expect(codes(known, act('entry.unsealed', '2024-11-01', {}, { entry: { number: 5 } }))).toEqual([]);
    });

    test('but not what is found out later of the same entry: it is hidden with it', () => {
      expect(codes(known, inEntry(5, 1, motion(null, 'also in 5')))).toEqual([]);
    });
  });

  test('leave to amend what is dismissed with prejudice', () => {
    expect(() => codes(live, dismissed('2024-09-01', { prejudice: 'with', leave: true }))).toThrow(
      'one of the two is wrong',
    );
  });

  test('a claim twice in one pleading', () => {
    expect(() => codes(live, complaint('2024-08-05', ['fraud', 'contract', 'fraud']))).toThrow(
      'lists the claim fraud twice',
    );
  });

  test('a hearing named by a day at which none stood', () => {
    const known = [...live, hearing('2024-09-01', 'h', '2024-11-12')];
    const moved = (from: string) =>
      act('hearing.reset', '2024-10-01', { hearing: { kind: 'motion', from }, to: '2024-12-16' });
    expect(codes(known, moved('2024-11-12'))).toEqual([]);
    expect(codes(known, moved('2024-11-13'))).toEqual(['unknown_hearing']);
  });

  test('an entry number that stands in another docket only', () => {
    const known = [...live, ...inCourt(stateCourt, filed('2024-02-29'), entry(5, '2024-03-01'))];
    const told = act('order.entered', undefined, { title: 'Order' }, { entry: { number: 5 } });
    expect(codes(known, told)).toEqual(['unknown_entry']);
    expect(codes(known, ...inCourt(stateCourt, told))).toEqual([]);
    const renumbered = act('docket.renumbered', '2024-03-05', { to: '3:24-cv-99999' }, { proceeding: stateCourt });
    expect(codes([...known, renumbered], told)).toEqual(['unknown_entry']);
    const under = { court: stateCourt.court, docketNumber: '3:24-cv-99999' };
    expect(codes([...known, renumbered], ...inCourt(under, told))).toEqual([]);
  });

  test('a part of an entry that was retracted', () => {
    const known = [...live, entry(5, '2024-09-01'), retracted('entry 5')];
    expect(codes(known, inEntry(5, 0, motion('', 'm')))).toEqual(['unknown_entry']);
  });

  test('recording one entry twice: a later view of it is entry.observed', () => {
    const known = [...live, entry(5, '2024-09-01')];
    const again = entry(5, '2024-09-01', {}, { as: 'again', entryId: the('entry 5') });
    expect(codes(known, again)).toEqual(['entry_recorded']);
  });
});

describe('what may be is not refused:', () => {
  const allowed: [string, readonly Told[], Told[]][] = [
    ['filing, and withdrawing what was filed', [], over],
    ['refiling what was withdrawn', inCourt(stateCourt, ...over), [refiled('2024-08-05')]],
    [
      'refiling on the day of the withdrawal, whatever the numbers of the entries',
      inCourt(stateCourt, filed('2024-02-29'), withdrawn('2024-08-05', undefined, { entry: { number: 9 } })),
      [refiled('2024-08-05', stateCourt, { entry: { number: 1 } })],
    ],
    ['dismissing in June what was filed in that year', [filed('2024')], [dismissed('2024-06-05')]],
    ['ruling on a motion of the same batch', live, [ruled('2024-09-02', the('m')), motion('2024-09-01', 'm')]],
    ['ruling on a motion of an imprecise day', live, [motion('2024-09', 'm'), ruled('2024-09-06', the('m'))]],
    [
      'dismissing what is only administratively closed',
      [...live, act('case.closed', '2024-08-20', { how: 'administrative' })],
      [dismissed('2024-09-01')],
    ],
    [
      'settling what is only administratively closed',
      [...live, act('case.closed', '2024-08-20', { how: 'administrative' })],
      [act('case.settled', '2024-09-01', {})],
    ],
    [
      'reopening what is only administratively closed',
      [...live, act('case.closed', '2024-08-20', { how: 'administrative' })],
      [reopened('2024-09-01')],
    ],
    [
      'amending, in the docket that a lawsuit was removed to, the complaint it came with',
      inCourt(stateCourt, filed('2024-02-29'), complaint('2024-02-29', ['fraud'])),
      [act('case.removed', '2024-03-20', { from: stateCourt }), amended('2024-04-01', ['fraud'])],
    ],
    [
      'dismissing again what was dismissed with leave to amend',
      live,
      [dismissed('2024-09-01', { prejudice: 'without', leave: true }), dismissed('2024-10-01', { prejudice: 'with' })],
    ],
    ['a motion for fees after the end', over, [motion('2024-07-01', 'fees')]],
    ['an order that dismisses what was withdrawn by notice', over, [dismissed('2024-06-12')]],
    [
      'a dismissal amended to be with prejudice (Rule 59(e))',
      [...live, dismissed('2024-09-01')],
      [dismissed('2024-09-20', { prejudice: 'with' })],
    ],
    [
      'a settlement after the judgment',
      [...live, act('judgment.entered', '2024-09-01', {})],
      [act('case.settled', '2024-10-01', {})],
    ],
    [
      'a dismissal of a consolidated member, which stays a case of its own (Hall v. Hall)',
      [...live, act('case.consolidated', '2024-09-01', { into: stateCourt })],
      [dismissed('2024-10-01')],
    ],
    [
      'a motion to seal that has a lower number than the complaint of that day',
      [],
      [
        filed('2024-08-05', { entry: { number: 4 } }),
        act('motion.filed', '2024-08-05', { kinds: ['seal'] }, { entry: { number: 1 } }),
      ],
    ],
    [
      'refiling in a docket whose header says that it was filed',
      [...inCourt(stateCourt, ...over), ...live],
      [refiled('2024-08-05')],
    ],
    [
      'refiling what another case holds',
      [],
      [act('case.refiled', '2024-08-05', { from: { ...stateCourt, caseId: 'musk-v-openai-i' } })],
    ],
    [
      'the leaving of a party by its role, however that is spelled',
      [...live, joined('2024-08-05', 'altman', 'Nominal Defendant')],
      [act('party.terminated', '2024-09-01', { party: 'altman', role: 'nominal-defendant' })],
    ],
    [
      'the leaving of a trustee who was appointed',
      [...live, act('trustee.appointed', '2024-08-06', { party: 'kim', name: 'Kim' })],
      [act('party.terminated', '2024-09-01', { party: 'kim' })],
    ],
    [
      'a dismissal after the clerk’s bare closing: it says why',
      [...live, act('case.closed', '2024-09-01', {})],
      [dismissed('2024-09-02')],
    ],
    [
      'a second withdrawal elsewhere, which is flagged',
      inCourt(stateCourt, ...over),
      [...live, withdrawn('2024-09-01')],
    ],
    ['a motion by who joins on that day, in whatever entry', parties, [joined('2024-09-01', 'x'), motionBy('x')]],
    ['what happened today in the first zone to see the day', live, [motion('2026-11-25', 'm')]],
    ['what happened some day this year', live, [motion('2026', 'm')]],
    ['a motion by who joined in that month', parties, [joined('2024-09', 'x'), motionBy('x')]],
    ['parties named where no party is recorded at all', live, [motionBy('musk')]],
    [
      'context, and a related case, before anything was filed',
      [],
      [
        act('context.noted', '2023-07', { title: 'xAI announced' }),
        act('case.related', '2023-07-01', { ...stateCourt, relation: 'related' }),
      ],
    ],
    ['an entry, whatever is known of its docket', [], [entry(1, '2024-08-05')]],
  ];
  test.each(allowed)('%s', (_what, known, told) => {
    expect(against(known, ...told)).toEqual([]);
  });
});

test('`override` with a reason is recorded whatever the rules say, in the data', () => {
  const told = { ...withdrawn('2024-06-11'), override: 'the clerk accepted it all the same' } as Told;
  expect(against([], told)).toEqual([]);
  expect(submitted(told)[0]?.data).toMatchObject({ override: 'the clerk accepted it all the same' });
});

describe('each action is judged as of its own day:', () => {
  test('a withdrawal recorded late, of a case refiled and dismissed since', () => {
    const known = [...inCourt(stateCourt, filed('2024-02-29')), filed('2024-08-05'), dismissed('2024-09-01')];
    expect(codes(known, ...inCourt(stateCourt, withdrawn('2024-06-11')))).toEqual([]);
  });

  test('a motion that was filed after the ruling is no motion yet', () => {
    const known = [...live, motion('2024-10-01', 'm')];
    expect(codes(known, ruled('2024-09-01', the('m')))).toEqual(['unknown_motion']);
    expect(codes(known, ruled('2024-10-01', the('m'), 'denied', { entry: { number: 9 } }))).toEqual([]);
  });

  test('a withdrawal before the filing', () => {
    expect(codes(live, withdrawn('2024-08-04'))).toEqual(['never_filed']);
  });

  test('what the court took back later still stood then', () => {
    const known = [
      ...inCourt(stateCourt, filed('2024-02-29'), withdrawn('2024-06-11', { prejudice: 'without' }, { as: 'end' })),
      ...inCourt(stateCourt, act('order.vacated', '2024-10-01', { order: the('end') })),
    ];
    expect(codes(known, refiled('2024-08-05'))).toEqual([]);
    expect(codes(known, refiled('2024-11-05'))).toEqual(['refiled_while_live']);
  });

  test('each of many by what stood then, between one such day and the next', () => {
    const ended = (on: string, vacatedOn: string, as: string) => [
      withdrawn(on, { prejudice: 'without' }, { as }),
      act('order.vacated', vacatedOn, { order: the(as) }),
    ];
    const known = [
      filed('2024-02-29'),
      ...ended('2024-03-01', '2024-05-01', 'a'),
      ...ended('2024-07-01', '2024-09-01', 'b'),
    ];
    const days = ['2024-03-02', '2024-04-30', '2024-05-02', '2024-06-30', '2024-07-02', '2024-08-31', '2024-09-02'];
    const refilings = days.map((day, index) =>
      refiled(day, stateCourt, { as: day, proceeding: { court: 'cand', docketNumber: `3:24-cv-0000${index}` } }),
    );
    const refused = against(inCourt(stateCourt, ...known), ...refilings).map(({ index }) => days[index]);
    expect(refused).toEqual(['2024-05-02', '2024-06-30', '2024-09-02']);
  });

  test('and what it had already taken back did not', () => {
    const known = [...live, dismissed('2024-09-01', { prejudice: null }, { as: 'end' })];
    const vacated = act('order.vacated', '2024-10-01', { order: the('end') });
    expect(codes(known, vacated, withdrawn('2024-11-01'))).toEqual([]);
    expect(codes(known, vacated, withdrawn('2024-09-15'))).toEqual(['not_live']);
  });
});

describe('a batch is judged in legal order, and as a whole:', () => {
  test('the order it was written in does not matter', () => {
    const told = [withdrawn('2024-06-11'), complaint('2024-02-29', ['fraud']), filed('2024-02-29')];
    expect(codes([], ...told)).toEqual([]);
  });

  test('every action refused is named by its place in the batch', () => {
    const told = [withdrawn('2024-06-11'), filed('2024-02-29'), ruled('2024-07-01', the('x')), withdrawn('2024-06-12')];
    expect(against([], ...told).map(({ index, code }) => [index, code])).toEqual([
      [2, 'unknown_motion'],
      [3, 'not_live'],
    ]);
  });
});

describe('a correction', () => {
  const known = [...live, joined('2024-08-05', 'altman', 'defendant', { as: 'joins' })];

  test('needs an action in the record', () => {
    expect(codes(known, retracted('nothing'))).toEqual(['unknown_action']);
    expect(codes(known, corrected('nothing', joined('2024-08-06', 'altman')))).toEqual(['unknown_action']);
  });

  test('is of a legal action only', () => {
    const titled = act('case.titled', undefined, { title: 'Musk v. Altman' }, { as: 'title' });
    expect(codes([titled], retracted('title'))).toEqual(['not_legal']);
  });

  test('targets the original, never another correction', () => {
    const once = corrected('joins', joined('2024-08-06', 'altman'), { as: 'once' });
    expect(codes([...known, once], corrected('once', joined('2024-08-07', 'altman')))).toEqual(['not_legal']);
  });

  test.each(['entry.sealed', 'entry.unsealed'] as const)('never makes a seal: %s', type => {
    const data = type === 'entry.sealed' ? { scope: 'entry' } : {};
    const seal = act(type, '2024-09-01', data as never, { entryId: the('entry 5') });
    expect(() => codes([...known, entry(5, '2024-08-06')], corrected('joins', seal))).toThrow(
      'is not a type of action',
    );
  });

  test('is judged as what it says: no rule is passed by saying something harmless first', () => {
    expect(codes(known, corrected('joins', ruled('2024-08-06', { entry: 46 })))).toEqual(['unknown_motion']);
    expect(codes(known, corrected('joins', inEntry(7, 0, motion('', 'm'))))).toEqual(['unknown_entry']);
    expect(codes(known, corrected('joins', joined('2024-08-06', 'altman')))).toEqual([]);
  });

  test('with `override` stands all the same', () => {
    const odd = { ...corrected('joins', ruled('2024-08-06', { entry: 46 })), override: 'an oral motion' } as Told;
    expect(codes(known, odd)).toEqual([]);
  });

  test('leaves an entry an entry, and makes one of nothing else', () => {
    const entries = [...live, entry(5, '2024-09-01'), inEntry(5, 0, motion('', 'm'))];
    expect(codes(entries, corrected('entry 5', motion('2024-09-01', 'x')))).toEqual(['never_an_entry']);
    expect(codes(entries, corrected('m', entry(6, '2024-09-01')))).toEqual(['never_an_entry']);
    expect(codes(entries, corrected('m', inEntry(5, 0, joined('', 'altman'))))).toEqual([]);
  });

  test('of an entry may say which entry it is', () => {
    const entries = [...live, entry(5, '2024-09-01')];
    const mended = entry(5, '2024-09-02', {}, { entryId: the('entry 5') });
    expect(codes(entries, corrected('entry 5', mended))).toEqual([]);
    expect(codes([...entries, entry(6, '2024-09-03')], corrected('entry 6', mended))).toEqual(['entry_recorded']);
  });

  test('of the opening is not taken for a second opening', () => {
    const first = [filed('2024-08-05', { as: 'filing' })];
    expect(codes(first, corrected('filing', filed('2024-08-06')))).toEqual([]);
  });
});

describe('what courts published', () => {
  const imported = { recordedBy: 'importer', capture: { kind: 'backfill', importId: 'docket-sheet' } } as const;
  const drafts = (origin: Parameters<typeof draftOf>[2], ...told: Told[]) =>
    submitted(...told).map((action, index) =>
      draftOf(action, { caseId: 'story', stream: 'case-story', index }, origin, now),
    );
  const odd = [withdrawn('2024-06-11'), ruled('2024-07-01', { entry: 99 }, 'denied')];

  test('is never refused for being odd, as a person’s word of it is', () => {
    expect(decide([], drafts(imported, ...odd), now)).toEqual([]);
    expect(decide([], drafts({ recordedBy: 'tester' }, ...odd), now).map(({ code }) => code)).toEqual([
      'never_filed',
      'unknown_motion',
    ]);
  });

  test('is refused all the same where it speaks of what is not there', () => {
    const [retraction] = drafts(imported, retracted('nothing'));
    expect(decide([], [retraction!], now)).toMatchObject([{ code: 'unknown_action' }]);
  });
});
