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

/** What a route says of a problem; its status and title are those of its code (problemOf.ts). */
interface Told {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Fault[];
  readonly [extension: string]: unknown;
}

/** Thrown by routes; answered by errorHandler. */
export class ProblemError extends Error {
  readonly code: string;
  readonly told: Omit<Told, 'code'>;
  constructor({ code, ...told }: Told) {
    super(told.detail);
    this.code = code;
    this.told = told;
  }
}

export const problemText = (problem: Problem): string =>
  JSON.stringify({ type: `urn:lis:problem:${problem.code}`, ...problem });

export const sendProblem = (response: Response, problem: Problem): void => {
  response.status(problem.status).type('application/problem+json').send(problemText(problem));
};
