/** Somebody appended first. Read the stream again, decide again. */
export class VersionConflictError extends Error {
  readonly code = 'version_conflict';
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;

  constructor(stream: string, expected: number, actual: number) {
    super(`${stream} stands at revision ${actual}, not at ${expected}.`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}
