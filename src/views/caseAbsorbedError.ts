/** The case was joined into another, which holds now what it held: ask for that one, or for a revision of this one. */
export class CaseAbsorbedError extends Error {
  readonly code = 'case_absorbed';
  readonly asked: string;
  /** The case that it was joined into. */
  readonly caseId: string;
  constructor(asked: string, into: string) {
    super(`The case ${asked} was joined into ${into}: ask for that one.`);
    this.asked = asked;
    this.caseId = into;
  }
}
