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

/** Express would first read all that it refuses: whoever announced it and never sent it would wait for minutes. */
const refuseLarge =
  (limit: number): RequestHandler =>
  (request, _response, next) => {
    if (Number(request.headers['content-length'] ?? 0) <= limit) return next();
    throw new ProblemError({ code: 'body_too_large', detail: `Send at most ${limit} bytes at a time.` });
  };

export const kilobyte = 1_024;
export const megabyte = 1_024 * kilobyte;

/** Reads a JSON body of at most so many bytes, unpacked. What it cannot read is refused with 400, 413 or 415. */
export const readBody = (limit: number): RequestHandler[] => [
  refuseOthers,
  refuseLarge(limit),
  express.json({ limit, strict: false, verify: refuseOtherEncodings }),
];
