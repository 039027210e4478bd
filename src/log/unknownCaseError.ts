/** No case of that id is in the log. */
export class UnknownCaseError extends Error {
  readonly code = 'unknown_case';
  constructor(caseId: string) {
    super(`There is no case ${JSON.stringify(caseId)}.`);
  }
}
