import type { Response } from 'express';

export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** An answer that says what is wrong, where, and what to do (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly errors?: readonly Fault[];
  readonly [extension: string]: unknown;
}

/** Thrown by routes; answered by errorHandler. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

export const problemText = (problem: Problem): string =>
  JSON.stringify({ type: `urn:lis:problem:${problem.code}`, ...problem });

export const sendProblem = (response: Response, problem: Problem): void => {
  response.status(problem.status).type('application/problem+json').send(problemText(problem));
};
