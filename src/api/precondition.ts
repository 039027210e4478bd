import type { Request } from 'express';
import { ProblemError } from './problem.ts';

export const malformedHeader = (header: string, detail: string): ProblemError =>
  new ProblemError({
    code: 'malformed_header',
    detail: `${header} ${detail}`,
    errors: [{ pointer: `/${header}`, detail }],
  });

/** The revision that If-Match says, by the ETag of an answer; undefined for `*`, which any revision matches. */
export const revisionExpected = (request: Request): number | 'unsaid' | undefined => {
  const header = request.get('if-match')?.trim();
  if (header === undefined) return 'unsaid';
  if (header === '*') return undefined;
  if (/^W\//.test(header))
    throw malformedHeader(
      'If-Match',
      'is a weak tag, which matches nothing: what stands between weakened it. Leave out W/',
    );
  if (/",\s*(W\/)?"/.test(header))
    throw malformedHeader('If-Match', 'names several tags: say the one revision that you decided on');
  const revision = /^"(\d{1,9})(?:\.[0-9a-f]*)?"$/.exec(header)?.[1];
  if (revision === undefined)
    throw malformedHeader('If-Match', 'is not an ETag that Lis gave, such as "41.9f3c2a417d0be855"');
  return Number(revision);
};

const visible = /^[\x21-\x7e]{1,255}$/;

/** The key by which a repeated request is known, where the caller gave one. */
export const idempotencyKey = (request: Request): string | undefined => {
  const key = request.get('idempotency-key');
  if (key !== undefined && !visible.test(key))
    throw malformedHeader('Idempotency-Key', 'is not 1 to 255 visible ASCII characters');
  return key;
};
