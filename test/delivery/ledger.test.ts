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
  expect([ledger.done, ledger.size]).toEqual(['3', 3]);
  four();
  expect([ledger.done, ledger.size]).toEqual(['5', 1]);
  six();
  expect([ledger.done, ledger.size]).toEqual(['6', 0]);
});
