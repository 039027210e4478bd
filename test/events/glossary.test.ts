import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../events/action.ts';
import { actionTypes } from '../../events/catalogue.ts';
import { fieldsOf } from '../../events/describe.ts';
import { en } from '../../events/glossary/en.ts';
import { fields } from '../../events/glossary/fields.ts';
import { kinds } from '../../events/glossary/kinds.ts';
import { ko } from '../../events/glossary/ko.ts';
import { fieldTerm, kindTerm, type Language, term } from '../../events/glossary.ts';
import type { CaseState, Claim, Hearing, Motion, Uncertainty } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { flagsRaised, foundIn } from '../support/foundIn.ts';
import { sampleFiles } from '../support/samples.ts';

const languages: readonly Language[] = ['en', 'ko'];

type Standing =
  | (CaseState | Claim | Motion | Hearing)['status']
  | Claim['dispositions'][number]['outcome']
  | EffectiveAction['certainty']
  | Uncertainty['reasons'][number];

/** Compiles only while whatever a state can say of a case, a claim, a motion or a hearing is a term. */
const asTerm = (standing: Standing): keyof typeof en => standing;

/** The names in a call of `say`, but not what it compares with. */
const spoken = ['src/cli', 'src/words', 'src/web'].flatMap(folder =>
  foundIn(folder, /\bsay\(\s*\w+(?:\.lang)?\s*,([^()]*)\)/g),
);
const said = spoken.flatMap(argument =>
  [...argument.replaceAll(/=== '\w+'/g, '').matchAll(/'([^']+)'/g)].map(([, name]) => name!),
);

type Kind = readonly [vocabulary: string, spelling: string];

const kindsOf = ({ type, data }: Action): readonly Kind[] => {
  const { role, kind, kinds: motions = [] } = data as { role?: string; kind?: string; kinds?: readonly string[] };
  const family = type.split('.')[0]!;
  return [
    ...(role === undefined ? [] : [[family === 'judge' ? 'judge' : 'role', role] as const]),
    ...(kind !== undefined && /^(hearing|brief|party)$/.test(family) ? [[family, kind] as const] : []),
    ...motions.map(motion => ['motion', motion] as const),
  ];
};

const kindsInSamples = [
  ...new Map(
    sampleFiles()
      .flatMap(({ actions }) => actions.flatMap(kindsOf))
      .map(kind => [kind.join(), kind]),
  ).values(),
];

describe.each(languages)('the glossary in %s', language => {
  const wordless = (names: readonly string[]) => names.filter(name => !term(language, name));

  test('has a word for every type of action', () => {
    expect(wordless(actionTypes)).toEqual([]);
  });

  test('tells no two types of action by one word', () => {
    const words = actionTypes.map(type => term(language, type)!);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test('has every label of the command line and the pages', () => {
    expect(said).toEqual(expect.arrayContaining(['status', 'with_prejudice', 'without_prejudice', 'nothing_changed']));
    expect(wordless(said)).toEqual([]);
  });

  test('has a word for every flag that a fold raises', () => {
    const flags = flagsRaised();
    expect(flags).toEqual(expect.arrayContaining(['second_withdrawal', 'beyond_coverage']));
    expect(wordless(flags)).toEqual([]);
  });

  test('has a word for every kind of fact in a diff', () => {
    const kinds = foundIn('projections/diff', /^ {2}(\w+): \w+Facts,$/gm);
    expect(kinds).toEqual(expect.arrayContaining(['case', 'flag']));
    expect(wordless(kinds)).toEqual([]);
  });

  test('has a word for where a case, a claim, a motion and a hearing stand', () => {
    const standings: readonly Standing[] = ['not_filed', 'dropped', 'granted_in_part', 'continuing', 'press'];
    expect(wordless(standings.map(asTerm))).toEqual([]);
  });

  test('has a word for every field of an action', () => {
    const named = [...actionTypes.flatMap(type => fieldsOf(type).map(({ name }) => name)), 'override', 'inference'];
    expect(named.filter(name => !fieldTerm(language, name))).toEqual([]);
  });

  test('has a word for every role, and every kind of motion, hearing and brief, in the samples', () => {
    expect(kindsInSamples.length).toBeGreaterThan(60);
    expect(kindsInSamples.filter(([vocabulary, spelling]) => !kindTerm(language, vocabulary, spelling))).toEqual([]);
  });

  test('reads a role however it is spelled', () => {
    for (const spelling of ['counterclaim plaintiff', 'Counterclaim-Plaintiff', 'COUNTERCLAIM  PLAINTIFF'])
      expect(kindTerm(language, 'role', spelling)).toBe(kindTerm(language, 'role', 'counterclaim_plaintiff'));
    expect(kindTerm(language, 'role', 'cook')).toBeUndefined();
  });

  test('has no word for what it does not know', () => {
    expect(term(language, 'no_such_term')).toBeUndefined();
    expect(term(language, 'constructor')).toBeUndefined();
  });
});

test('every Korean word is written in Hangul, and no English one', () => {
  const pairs = [...Object.values(kinds), ...Object.values(fields)];
  const hangul = /\p{Script=Hangul}/u;
  expect([...Object.values(ko), ...pairs.map(([, word]) => word)].filter(word => !hangul.test(word))).toEqual([]);
  expect([...Object.values(en), ...pairs.map(([word]) => word)].filter(word => hangul.test(word))).toEqual([]);
});

test('a dismissal and a denial are two words in Korean, whatever is dismissed', () => {
  expect(term('ko', 'case.dismissed')).toContain(term('ko', 'dismissed'));
  expect(term('ko', 'dismissed')).not.toBe(term('ko', 'denied'));
});
