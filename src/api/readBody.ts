import express, { type RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

const deepest = 20;

/** Whether the value nests deeper than anything that Lis reads; what walks it later may then recurse. */
const isTooDeep = (value: unknown): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
};

const refuseOthers: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) return next();
  throw new ProblemError({
    status: 415,
    code: 'not_json',
    title: 'The body is not JSON',
    detail: 'Send JSON with Content-Type: application/json.',
  });
};

const refuseDeep: RequestHandler = (request, _response, next) => {
  if (!isTooDeep(request.body)) return next();
  const detail = `The body nests more than ${deepest} levels deep.`;
  throw new ProblemError({ status: 400, code: 'malformed_body', title: 'Malformed body', detail });
};

/** Reads a JSON body of at most so many bytes. What it cannot read is refused with 400, 413 or 415. */
export const readBody = (limit: string): RequestHandler[] => [refuseOthers, express.json({ limit }), refuseDeep];
