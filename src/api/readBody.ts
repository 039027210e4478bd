import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

const refuseOthers: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) return next();
  throw new ProblemError({
    code: 'not_json',
    detail: 'Send JSON with Content-Type: application/json.',
  });
};

/** Read all the same, what is no UTF-8 would stand in the log for ever with the wrong letters. */
const refuseOtherEncodings = (_request: unknown, _response: unknown, body: Buffer): void => {
  if (isUtf8(body)) return;
  throw new ProblemError({
    code: 'malformed_body',
    detail: 'The body is not UTF-8.',
  });
};

/** Reads a JSON body of at most so many bytes. What it cannot read is refused with 400, 413 or 415. */
export const readBody = (limit: string): RequestHandler[] => [
  refuseOthers,
  express.json({ limit, strict: false, verify: refuseOtherEncodings }),
];
