import type { EntryText, Reading } from './reading.ts';

/** Reads one docket entry. What is unsure does nothing: it stays an entry. */
export const classify = (_entry: EntryText): Reading => ({
  label: 'other',
  sub: null,
  also: [],
  actions: [],
  rule: 'other',
});
