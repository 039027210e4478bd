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

const malformed = (detail: string): ProblemError => new ProblemError({ code: 'malformed_body', detail });

/** Far more than Lis reads (caseFile.ts says how much): here it is about those thirty million. */
const deepest = 1_000;

const [quote, backslash, open, close] = [...'"\\{}'].map(char => char.charCodeAt(0));
const [openList, closeList] = [...'[]'].map(char => char.charCodeAt(0));

/** Thirty million brackets keep JSON.parse busy for some 20 seconds. */
const isTooDeep = (body: Buffer): boolean => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === open || byte === openList) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (byte === close || byte === closeList) depth -= 1;
  }
  return false;
};

/** Read all the same, what is no UTF-8 would stand in the log for ever with the wrong letters. */
const refuseUnreadable = (_request: unknown, _response: unknown, body: Buffer): void => {
  if (!isUtf8(body)) throw malformed('The body is not UTF-8.');
  if (isTooDeep(body)) throw malformed(`The body nests more than ${deepest} levels deep.`);
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
  express.json({ limit, strict: false, verify: refuseUnreadable }),
];
