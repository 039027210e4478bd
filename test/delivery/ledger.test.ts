import { expect, test } from '@jest/globals';
import { Ledger } from '../../src/delivery/ledger.ts';

test('all up to `done` is done with, in whatever order messages end', () => {
  const ledger = new Ledger('3');
  const [four, five, six] = ['4', '5', '6'].map(position => ledger.open(position)) as [
    () => void,
    () => void,
    () => void,
  ];
  five();
  expect(ledger.done).toBe('3');
  four();
  expect(ledger.done).toBe('5');
  six();
  expect(ledger.done).toBe('6');
});
