import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { principalIn } from './principal.ts';
import { ProblemError } from './problem.ts';

const minute = 60_000;

const refuse = (detail: string) => (_request: unknown, response: Response) => {
  const retryAfter = Number(response.getHeader('Retry-After') ?? 60);
  response.set('Retry-After', String(retryAfter));
  throw new ProblemError({ code: 'too_many_requests', detail, retryAfter });
};

const usual = { windowMs: minute, standardHeaders: 'draft-8', legacyHeaders: false } as const;

/** Asked for each wrong key: so many a minute from one address, then none for a while. Right ones are never asked for. */
export const wrongKeys = (limit = 10): RequestHandler =>
  rateLimit({
    ...usual,
    identifier: 'wrong-keys',
    limit,
    standardHeaders: false,
    keyGenerator: ({ ip = '' }) => ipKeyGenerator(ip),
    handler: refuse('Too many wrong keys came from this address.'),
  });

/** Whom requests and streams are counted for: a key, or an address that shows none. Who owns the machine is not counted. */
const askerOf = ({ ip = '' }: Pick<Request, 'ip'>, response: Response): string | undefined => {
  const { name } = principalIn(response);
  if (name === 'cli' || name === 'local') return undefined;
  return name === 'anybody' ? ipKeyGenerator(ip) : `key ${name}`;
};

/** So many requests a minute for each asker. */
export const requestRate = (limit: number): RequestHandler =>
  rateLimit({
    ...usual,
    limit,
    keyGenerator: (request, response) => askerOf(request, response as Response) ?? '',
    skip: (request, response) => askerOf(request, response as Response) === undefined,
    handler: refuse(`More than ${limit} requests came in a minute (LIS_RATE_LIMIT).`),
  });

/** A stream holds its piece of the log in memory as long as its reader likes. */
const mostStreams = 100;

/** Sends what lasts, to each asker no more than so many at once. Throws ProblemError. */
export const streamLimit = () => {
  const open = new Map<string, number>();
  return async (request: Request, response: Response, send: () => Promise<void>): Promise<void> => {
    const asker = askerOf(request, response);
    if (asker === undefined) return send();
    const before = open.get(asker) ?? 0;
    if (before >= mostStreams) {
      const detail = `${mostStreams} streams are open already for this key or address. End one of them first.`;
      throw new ProblemError({ code: 'too_many_requests', detail });
    }
    open.set(asker, before + 1);
    try {
      await send();
    } finally {
      const after = open.get(asker)! - 1;
      if (after > 0) open.set(asker, after);
      else open.delete(asker);
    }
  };
};
