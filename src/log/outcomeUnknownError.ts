/** The store did not say whether it wrote. Send the same events at the same head again: they are written once. */
export class OutcomeUnknownError extends Error {
  readonly code = 'outcome_unknown';
}
