/** The store that holds the log cannot be reached, or does not answer. Nothing is lost: try again once it does. */
export class LogUnavailableError extends Error {
  readonly code = 'log_unavailable';
}
