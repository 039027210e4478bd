import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../src/ingest/classify/classify.ts';
import { randomsOf } from '../../support/orders.ts';

const heads = ['', 'ORDER ', 'MOTION ', 'Minute Entry ', 'NOTICE ', 'Case assigned to ', 'ORDER granting ', '***', '['];
const fillings = [
  'motion to dismiss ',
  '12 13, 14 and ',
  '[[[[',
  '****',
  '    ',
  ', , ,',
  'the judge assigned to ',
  'A. B. ',
  ' re 12 ',
  'order granting ',
  'hearing set for ',
  '(Filing No. 50 ',
  'Aaaa Bbbb ',
  'case is hereby ',
  '&#39;',
  '<<<<',
  'a-a-a-',
  '\u0000\uFFFF',
];

const longest = 200_000;
/** What one entry may take at most, a hundred times what the longest real one takes. */
const mostMs = 250;

const timed = (text: string): number => {
  const before = performance.now();
  classify({ text, event: text.slice(0, 500), number: 3 });
  return performance.now() - before;
};

describe('a text made to be slow to read', () => {
  test.each(fillings)('is read at once: %j without end', filling => {
    for (const head of heads) expect(timed(head + filling.repeat(longest / filling.length))).toBeLessThan(mostMs);
  });

  test('is read at once, whatever words it is mixed of', () => {
    const random = randomsOf(7);
    for (let round = 0; round < 60; round += 1) {
      let text = heads[Math.floor(random() * heads.length)]!;
      while (text.length < 4_000) text += fillings[Math.floor(random() * fillings.length)];
      expect(timed(text)).toBeLessThan(mostMs);
    }
  });

  test('is nothing where it is empty', () => {
    expect(classify({ text: '' })).toMatchObject({ label: 'other', actions: [] });
    expect(classify({ text: ' \n\t ' })).toMatchObject({ label: 'other', actions: [] });
  });
});
