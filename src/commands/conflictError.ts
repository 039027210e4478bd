/** What was sent does not fit what stands; `code` says how. Nothing was recorded. */
export class ConflictError extends Error {
  readonly code:
    | 'docket_claimed'
    | 'id_taken'
    | 'key_reused'
    | 'case_exists'
    | 'case_absorbed'
    | 'not_joined'
    | 'key_exists'
    | 'stale'
    | 'revision_unsaid';
  /** The case that stands in the way, where one does. */
  readonly caseId: string | undefined;

  constructor(code: ConflictError['code'], message: string, caseId?: string) {
    super(message);
    this.code = code;
    this.caseId = caseId;
  }
}
