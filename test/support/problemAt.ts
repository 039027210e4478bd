import { expect } from '@jest/globals';
import type { House } from './house.ts';

export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The problem that a path is answered with, checked to be one. */
export const problemAt = async (house: House, path: string): Promise<Problem> => {
  const response = await house.get(`/api/v1${path}`);
  const problem = (await response.json()) as Problem;
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`urn:lis:problem:${problem.code}`);
  return problem;
};
