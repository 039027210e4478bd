import { type Problem, ProblemError } from './problem.ts';

const statusByCode: Readonly<Record<string, { readonly status: number; readonly title: string }>> = {
  unknown_case: { status: 404, title: 'No such case' },
  unknown_revision: { status: 404, title: 'No such revision' },
  unknown_position: { status: 404, title: 'No such position' },
  malformed_revision: { status: 400, title: 'Malformed revision' },
  wrong_hash: { status: 409, title: 'The citation does not prove what it cites' },
  log_changed: { status: 409, title: 'The log does not hold what was recorded' },
  views_behind: { status: 503, title: 'The lists have not caught up yet' },
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
    return { ...statusByCode[error.code]!, code: error.code, detail: error.message };
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
