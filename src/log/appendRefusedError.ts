/**
 * The append can never succeed as it is, and nothing was written: it is empty, or carries more than `maxAppendBytes`
 * of data (send less at a time), or the log is closed or open for reading only.
 */
export class AppendRefusedError extends Error {
  readonly code = 'append_refused';
}
