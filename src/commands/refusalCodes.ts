import { ruleCodes } from './rules.ts';

/** Every code that what speaks against an action can have: those of the rules, of structure.ts and of decide.ts. */
export const refusalCodes = [
  ...new Set([
    ...ruleCodes,
    'entry_recorded',
    'in_the_future',
    'never_an_entry',
    'never_imported',
    'not_legal',
    'sealed',
    'seals_stand',
    'two_entries',
    'unknown_action',
    'unknown_entry',
  ]),
].sort();
