import { type Problem, ProblemError } from './problem.ts';

interface Known {
  readonly status: number;
  readonly title: string;
  /** Instead of the error's own words, where those name what is inside. */
  readonly detail?: string;
}

const statusByCode: Readonly<Record<string, Known>> = {
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
};

const isCoded = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string';

const isHttp = (error: unknown): error is Error & { readonly status: number } =>
  error instanceof Error && typeof (error as { status?: unknown }).status === 'number';

/** The one place where errors become answers. What is not foreseen says nothing of the inside. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem;
  if (isCoded(error) && error.code in statusByCode)
    return { detail: error.message, ...statusByCode[error.code]!, code: error.code };
  if (isHttp(error) && error.status >= 400 && error.status < 500) {
    return {
      status: error.status,
      code: 'malformed_request',
      title: 'Malformed request',
      detail: 'The path is not percent-encoded UTF-8.',
    };
  }
  return {
    status: 500,
    code: 'internal',
    title: 'Something went wrong inside Lis',
    detail: 'It was logged under the id in X-Request-Id.',
  };
};
