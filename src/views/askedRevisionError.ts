/** The revision asked for is malformed, beyond the head, or (`wrong_hash`) not the one that was cited. */
export class AskedRevisionError extends Error {
  readonly code: 'malformed_revision' | 'unknown_revision' | 'wrong_hash';
  constructor(code: AskedRevisionError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
