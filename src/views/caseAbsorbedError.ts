/** The case was joined into another, which holds now what it held: ask for that one, or for a revision of this one. */
export class CaseAbsorbedError extends Error {
  readonly code = 'case_absorbed';
  readonly caseId: string;
  constructor(caseId: string, into: string) {
    super(`The case ${caseId} was joined into ${into}: ask for that one.`);
    this.caseId = into;
  }
}
