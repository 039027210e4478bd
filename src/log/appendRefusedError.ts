/** The append can never succeed as it is: empty, or more than `maxAppendBytes` of data. Send less at a time. */
export class AppendRefusedError extends Error {
  readonly code = 'append_refused';
}
