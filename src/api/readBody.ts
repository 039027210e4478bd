import express, { type RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

const refuseOthers: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) return next();
  throw new ProblemError({
    status: 415,
    code: 'not_json',
    title: 'The body is not JSON',
    detail: 'Send JSON with Content-Type: application/json.',
  });
};

/** Reads a JSON body of at most so many bytes. What it cannot read is refused with 400, 413 or 415. */
export const readBody = (limit: string): RequestHandler[] => [refuseOthers, express.json({ limit })];
