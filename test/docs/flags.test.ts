import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { objectionTo } from '../../src/commands/rules.ts';
import { flagsRaised } from '../support/foundIn.ts';

const page = readFileSync(new URL('../../docs/flags.md', import.meta.url), 'utf8');

/** Each flag with what its row says of recording it by hand; undefined in a table that does not ask. */
const told = new Map(
  [...page.matchAll(/^\| `(\w+)` \| [A-Z][^|]*\.? \|(?: (\w+) \|)?$/gm)].map(([, flag, byHand]) => [flag!, byHand]),
);

const isRefused = (code: string): boolean =>
  objectionTo({ code }, { docket: '', day: '' } as EffectiveAction) !== undefined;

describe('docs/flags.md', () => {
  test('tells every flag that a state can carry, and none that it cannot', () => {
    expect([...told.keys()].sort()).toEqual([...flagsRaised()].sort());
  });

  test('says which of them a person cannot record', () => {
    const refused = (flags: readonly string[]) => flags.filter(isRefused);
    const [asked, unasked] = [true, false].map(here => [...told.keys()].filter(flag => !!told.get(flag) === here));
    expect(asked!.filter(flag => told.get(flag) === 'refused')).toEqual(refused(asked!));
    expect(refused(unasked!)).toEqual([]);
  });
});
