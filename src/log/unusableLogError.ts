/**
 * The file cannot serve as a log: it is missing, no SQLite file, another application's, or of a newer format.
 * Nothing was changed in it. The message says what to do; trying again does not help.
 */
export class UnusableLogError extends Error {
  readonly code = 'unusable_log';
}
