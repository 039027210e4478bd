/** What requests may say in headers. */
export const requestHeaders = {
  'Idempotency-Key': {
    description:
      'Yours to choose: the same request again gets its first answer, also after a crash and whatever happened since.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  },
  'If-Match': {
    description: 'The ETag of the state that you decided on; `*` says that you do not care.',
    schema: { type: 'string' },
    example: '*',
  },
  'If-None-Match': {
    description: 'The ETag of the answer that you have: 304 where it is the same still.',
    schema: { type: 'string' },
  },
  'Last-Event-ID': {
    description: 'The id of the last event that you saw: the stream goes on behind it.',
    schema: { type: 'string' },
  },
} as const;

export type RequestHeader = keyof typeof requestHeaders;

/** What answers say in headers. */
export const answerHeaders = {
  ETag: 'The revision, which If-Match compares, and a digest of all that shapes the body.',
  Location: 'Where it stands.',
  'Lis-Position': 'The position in the log up to which the answer holds, or from which lists hold what was recorded.',
  'Lis-Repeated': '`true` where all of it stood already, and this is what stands.',
  'Retry-After': 'Seconds to wait.',
  'WWW-Authenticate': 'How to show a key.',
} as const;

export type AnswerHeader = keyof typeof answerHeaders;
