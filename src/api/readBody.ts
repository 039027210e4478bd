import { isUtf8 } from 'node:buffer';
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

const malformed = (detail: string): ProblemError =>
  new ProblemError({ status: 400, code: 'malformed_body', title: 'Malformed body', detail });

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

/** Reads a JSON body of at most so many bytes. What it cannot read is refused with 400, 413 or 415. */
export const readBody = (limit: string): RequestHandler[] => [
  refuseOthers,
  express.json({ limit, strict: false, verify: refuseUnreadable }),
];
