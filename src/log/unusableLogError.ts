/**
 * What was named cannot serve as a log: a file that is missing, no SQLite, another application's or of a newer format;
 * a store that refuses us or has lost streams. Nothing was changed in it. The message says what to do; trying again does not help.
 */
export class UnusableLogError extends Error {
  readonly code = 'unusable_log';
}
