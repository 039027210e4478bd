import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type * as z from 'zod';
import type { Key } from '../../projections/keys/keyRing.ts';
import type { casesAnswer, diffAnswer } from '../../src/api/answers/caseAnswers.ts';
import type { fileAnswer } from '../../src/api/answers/recordingAnswers.ts';
import type { keysAnswer } from '../../src/api/answers/serverAnswers.ts';
import type { stateAnswer } from '../../src/api/answers/stateAnswer.ts';
import type { RecordedCase } from '../../src/commands/recordCase.ts';
import { refusalCodes } from '../../src/commands/refusalCodes.ts';
import { ruleCodes } from '../../src/commands/rules.ts';
import type { CaseBody, DiffBody } from '../../src/views/askCase.ts';
import type { CaseItem } from '../../src/views/listCases.ts';

/** Whatever may be written to, and whether what may be absent may be undefined. */
type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> } : T;
type Same<A, B> = [Plain<A>] extends [Plain<B>] ? ([Plain<B>] extends [Plain<A>] ? true : false) : false;

/** Text in the table of the lists; the document says which. */
type Narrower = 'status' | 'prejudice' | 'proceedings';

/** That this compiles is the test: a field that only the schema has, or only the type, is an error here. */
const proven: [
  state: Same<z.infer<typeof stateAnswer>, CaseBody>,
  items: Same<Omit<z.infer<typeof casesAnswer>['items'][number], Narrower>, Omit<CaseItem, Narrower>>,
  sides: Same<z.infer<typeof diffAnswer>['from'], DiffBody['from']>,
  changes: Same<z.infer<typeof diffAnswer>['changes'], DiffBody['changes']>,
  file: Same<z.infer<typeof fileAnswer>, RecordedCase>,
  keys: Same<z.infer<typeof keysAnswer>['items'][number], Omit<Key, 'secretHash'>>,
] = [true, true, true, true, true, true];

test('the schemas of the answers say what the types of the answers say', () => {
  expect(proven).toEqual(Array(proven.length).fill(true));
});

test('every code that refuses an action is told, and none that refuses nothing', () => {
  const source = ['structure', 'decide'].map(name =>
    readFileSync(new URL(`../../src/commands/${name}.ts`, import.meta.url), 'utf8'),
  );
  const named = [...source.join('').matchAll(/\bcode: '(\w+)'/g)].map(([, code]) => code!);
  expect(named.length).toBeGreaterThan(5);
  expect(refusalCodes).toEqual([...new Set([...named, ...ruleCodes])].sort());
});
