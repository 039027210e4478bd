import { InvalidInputError } from '../commands/caseFile.ts';
import { type Refusal, RefusedError } from '../commands/refusal.ts';
import { type Problem, ProblemError } from './problem.ts';

interface Known {
  readonly status: number;
  readonly title: string;
  /** Instead of the error's own words, where those name what is inside. */
  readonly detail?: string;
}

/** Every problem that Lis answers with, but for the rules' own codes, which are 409 (src/commands/rules.ts). */
export const problems: Readonly<Record<string, Known>> = {
  invalid_parameter: { status: 400, title: 'Invalid parameter' },
  invalid_input: { status: 400, title: 'Invalid input' },
  malformed_body: { status: 400, title: 'Malformed body' },
  malformed_header: { status: 400, title: 'Malformed header' },
  malformed_request: { status: 400, title: 'Malformed request' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key does not reach so far' },
  cross_site: { status: 403, title: 'A request from another site' },
  unknown_route: { status: 404, title: 'No such route' },
  unknown_endpoint: { status: 404, title: 'No such webhook' },
  unknown_key: { status: 404, title: 'No such key' },
  method_not_allowed: { status: 405, title: 'Not with this method' },
  body_too_large: { status: 413, title: 'The body is too large' },
  not_json: { status: 415, title: 'The body is not JSON' },
  unknown_host: { status: 421, title: 'Not the host that was asked' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  unknown_case: { status: 404, title: 'No such case' },
  unknown_action: { status: 404, title: 'No such action' },
  unknown_revision: { status: 404, title: 'No such revision' },
  unknown_position: { status: 404, title: 'No such position' },
  malformed_revision: { status: 400, title: 'Malformed revision' },
  wrong_hash: { status: 409, title: 'The citation does not prove what it cites' },
  log_changed: { status: 409, title: 'The log does not hold what was recorded' },
  views_behind: { status: 503, title: 'The lists have not caught up yet' },
  damaged_event: { status: 503, title: 'The log is damaged here' },
  unusable_log: {
    status: 503,
    title: 'The log cannot be used',
    detail: 'The log is damaged or refuses Lis. Whoever runs it finds the reason in the log of the server.',
  },
  log_unavailable: { status: 503, title: 'The log cannot be reached' },
  outcome_unknown: { status: 503, title: 'Whether it was recorded is not known: send it again' },
  version_conflict: { status: 503, title: 'Others record into this case without a pause' },
  append_refused: { status: 413, title: 'More than can be recorded at once' },
  docket_claimed: { status: 409, title: 'The docket belongs to another case' },
  id_taken: { status: 409, title: 'The id is taken' },
  case_absorbed: { status: 409, title: 'The case was joined into another' },
  not_joined: { status: 409, title: 'These cases are not to be joined, or separated' },
  sealed: { status: 410, title: 'The entry is sealed' },
  endpoint_exists: { status: 409, title: 'There is, or was, a webhook of that id' },
  too_many_replays: { status: 409, title: 'Too many replays at once' },
  too_many_secrets: { status: 409, title: 'Too many secrets sign at once' },
  key_exists: { status: 409, title: 'There is a key of that name' },
  case_exists: { status: 409, title: 'There is a case of that id' },
  stale: { status: 412, title: 'The case has grown since' },
  key_reused: { status: 422, title: 'The Idempotency-Key was used for another request' },
  revision_unsaid: { status: 428, title: 'If-Match is missing' },
  refused: { status: 409, title: 'The record speaks against it' },
  internal: {
    status: 500,
    title: 'Something went wrong inside Lis',
    detail: 'It was logged under the id in X-Request-Id.',
  },
};

/** What Express and its readers refuse before a route has its say. */
const wordsByType: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  'entity.too.large': ['body_too_large', 'Send less at a time.'],
  'entity.parse.failed': ['malformed_body', 'The body is not JSON.'],
  'encoding.unsupported': ['not_json', 'Send it as it is, or with gzip, deflate or br.'],
  'charset.unsupported': ['not_json', 'Send it in UTF-8.'],
};

const malformedPath = ['malformed_request', 'The path is not percent-encoded UTF-8.'] as const;
const malformedBody = ['malformed_body', 'The body cannot be read.'] as const;

const problem = (code: string, more: Omit<Partial<Problem>, 'code'> = {}): Problem => ({
  code,
  ...problems[code]!,
  ...more,
});

const refused = ({ refusals, message }: RefusedError): Problem => {
  const [{ code, rule }] = refusals as [Refusal];
  const errors = refusals.map(({ index, ...refusal }) => ({ pointer: `/actions/${index}`, ...refusal }));
  return { ...problem('refused'), code, rule, detail: message, errors };
};

const isCoded = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

const isHttp = (error: unknown): error is Error & { readonly status: number } =>
  error instanceof Error && typeof (error as { status?: unknown }).status === 'number';

/** The one place where errors become answers. What is not foreseen says nothing of the inside. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return problem(error.code, error.told);
  if (error instanceof RefusedError) return refused(error);
  if (error instanceof InvalidInputError) return problem(error.code, { detail: error.message, errors: error.faults });
  if (isCoded(error) && Object.hasOwn(problems, error.code)) {
    const { caseId } = error as { readonly caseId?: string };
    const inTheWay = caseId === undefined ? {} : { caseId };
    return { detail: error.message, ...problem(error.code), ...inTheWay };
  }
  if (isHttp(error) && error.status >= 400 && error.status < 500) {
    const [code, detail] =
      wordsByType[(error as { type?: string }).type ?? ''] ??
      (error instanceof URIError ? malformedPath : malformedBody);
    return problem(code, { detail });
  }
  return problem('internal');
};
