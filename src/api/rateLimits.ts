import type { RequestHandler, Response } from 'express';
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

/** So many requests a minute for each key, and for each address that shows none. Who owns the machine is not counted. */
export const requestRate = (limit: number): RequestHandler =>
  rateLimit({
    ...usual,
    limit,
    keyGenerator: ({ ip = '' }, response) => {
      const { name } = principalIn(response as Response);
      return name === 'anybody' ? ipKeyGenerator(ip) : `key ${name}`;
    },
    skip: (_request, response) => ['cli', 'local'].includes(principalIn(response as Response).name),
    handler: refuse(`More than ${limit} requests came in a minute (LIS_RATE_LIMIT).`),
  });
