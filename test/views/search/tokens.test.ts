import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EmptySearchError, soughtIn } from '../../../src/views/search/sought.ts';
import { firstsOf, placedTokens, tokensOf } from '../../../src/views/search/tokens.ts';

/** Every first letter and digit. */
const everything: ReadonlySet<number> = new Set(Array.from({ length: 128 }, (_, code) => code));

const tokens = (text: string) => tokensOf(text).trim().split(' ').filter(Boolean);

describe('what a text is found by', () => {
  test.each([
    ['a word in any of its forms', 'dismiss dismissed dismissing dismissal', Array(4).fill('dismiss')],
    ['letters without their case, width and accents', 'Órbita ＯＲＢＩＴＡ órbita', Array(3).fill('orbita')],
    ['a docket number as its parts, without leading zeros', '3:24-cv-04722', ['3', '24', 'cv', '4722']],
    ['a docket number written together as the same parts', '24cv4722', ['24', 'cv', '4722']],
    ['a rule as its parts, however it is written', '12(b)(6)', ['12', 'b', '6']],
    ['Korean by every two syllables, and the last of a word', '기각하였다', ['기각', '각하', '하였', '였다', '다']],
    ['Korean that is spelled in single letters', '기각'.normalize('NFD'), ['기각', '각']],
    ['Latin letters and Korean apart, though written together', 'OpenAI의', ['openai', '의']],
  ])('%s', (_what, text, found) => {
    expect(tokens(text)).toEqual(found);
  });

  const any = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('기각', 'a', 'é', '12', '007', 'dying', 'Yes', '-', '\n', 'Ａ', '의', '’', 'ﬁ', '½', '東', ' '),
      )
      .map(all => all.join('')),
  );

  test('any text has the same tokens with their places as without', () => {
    fc.assert(
      fc.property(any, text => {
        const placed = placedTokens(text, everything);
        expect(placed.tokens).toEqual(tokens(text));
        for (const [i, from] of placed.from.entries())
          expect(from >= 0 && from < placed.to[i]! && placed.to[i]! <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of which those that are looked for are never passed over', () => {
    fc.assert(
      fc.property(any, fc.nat(), (text, which) => {
        const all = tokens(text);
        const wanted = all[which % all.length] ?? 'a';
        const placed = placedTokens(text, firstsOf([{ tokens: [wanted], begins: false }]));
        const at = (found: readonly string[]) => found.flatMap((token, i) => (token === wanted ? [i] : []));
        expect(at(placed.tokens)).toEqual(at(all));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what was typed is read', () => {
  const phrases = (typed: string) => soughtIn(typed).all.map(({ tokens }) => tokens.join(' '));

  test('as words, words in a row, and words that must not be there', () => {
    expect(soughtIn('motions “to Dismiss” -sealed -"in part"')).toMatchObject({
      all: [
        { tokens: ['motion'], begins: false },
        { tokens: ['to', 'dismiss'], begins: false },
      ],
      none: [
        { tokens: ['seal'], begins: false },
        { tokens: ['in', 'part'], begins: false },
      ],
    });
  });

  test('as a beginning, where a star ends it', () => {
    expect(soughtIn('arbitra* a* dismissal*').all).toEqual([
      { tokens: ['arbitra'], begins: true },
      { tokens: ['a'], begins: false },
      { tokens: ['dismissal'], begins: true, orWhole: 'dismiss' },
    ]);
  });

  test('as what it holds, where it would be a mistake elsewhere', () => {
    expect(phrases('"open AND (NEAR OR ^x: {y} 12(b)(6) O’Brien')).toEqual(['open and near or x y 12 b 6 o brien']);
    expect(phrases('AND NEAR(a) OR "')).toEqual(['and', 'near a', 'or']);
  });

  test('or refused, where nothing is sought', () => {
    for (const nothing of ['§', '" "', '-', '*', '-sealed', '👩‍⚖️'])
      expect(() => soughtIn(nothing)).toThrow(EmptySearchError);
  });
});
