import type { Request, RequestHandler, Response } from 'express';
import type { Scope } from '../../events/keys.ts';
import { keyFor, keysOf, sameSecret } from '../commands/keys.ts';
import type { Door } from './door.ts';
import { ProblemError } from './problem.ts';

/** Who asks, and what they may do. `name` is what they record by. */
export interface Principal {
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}

const implied: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['read'],
  record: ['record', 'read'],
  subscribe: ['subscribe', 'read'],
  admin: ['admin', 'record', 'subscribe', 'read'],
};

const may = (...scopes: readonly Scope[]): ReadonlySet<Scope> => new Set(scopes.flatMap(scope => implied[scope]));

const everything = may('admin');

/** What a page keeps the key in that was shown to it. */
export const keyCookie = 'lis_key';

const inCookie = new RegExp(`(?:^|; *)${keyCookie}=([\\w-]+)(?:;|$)`);

/** Programs show a key in a header, browsers in a cookie that no other site's pages send (guard.ts). */
const shownKey = (request: Request): string | undefined => {
  const header = request.get('authorization');
  if (header === undefined) return inCookie.exec(request.get('cookie') ?? '')?.[1];
  return /^Bearer +(\S+)$/i.exec(header)?.[1] ?? '';
};

export const unauthorized = (response: Response, detail: string): ProblemError => {
  response.set('WWW-Authenticate', 'Bearer realm="Lis"');
  return new ProblemError({ code: 'unauthorized', detail });
};

/**
 * Finds out who asks. The command line that shares the data folder shows the server's own token; others show a key. Until
 * the first key was made, whoever reaches loopback may do everything: beyond it nothing listens without one.
 */
export const authenticate = (
  { reader, token, publicRead }: Pick<Door, 'reader' | 'token' | 'publicRead'>,
  countWrong: RequestHandler,
): RequestHandler => {
  const principalOf = async (request: Request, response: Response): Promise<Principal> => {
    const shown = shownKey(request);
    if (shown !== undefined && token !== undefined && sameSecret(shown, token))
      return { name: 'cli', scopes: everything };
    const ring = await keysOf(reader.streams);
    if (shown !== undefined) {
      const key = keyFor(ring, shown);
      if (!key) throw unauthorized(response, 'The key is not one of this Lis, or was revoked.');
      return { name: key.name, scopes: may(...key.scopes) };
    }
    if (ring.size === 0) return { name: 'local', scopes: everything };
    return { name: 'anybody', scopes: publicRead ? may('read') : new Set() };
  };
  return async (request, response, next) => {
    try {
      response.locals.principal = await principalOf(request, response);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      let tooMany: unknown;
      await countWrong(request, response, (refused?: unknown) => {
        tooMany = refused;
      });
      throw tooMany ?? error;
    }
    next();
  };
};

export const principalIn = ({ locals }: Response): Principal => locals.principal as Principal;

const show = (scope: string): string => `Show a key${scope}: Authorization: Bearer lis_…`;

/** Lets in whoever shows a key, whatever it reaches, and whoever owns the machine. */
export const needsKey: RequestHandler = (_request, response, next) => {
  if (principalIn(response).name === 'anybody') throw unauthorized(response, show(''));
  next();
};

/** Lets in only whom a scope lets in. */
export const needs =
  (scope: Scope): RequestHandler =>
  (_request, response, next) => {
    const { name, scopes } = principalIn(response);
    if (scopes.has(scope)) return next();
    if (name === 'anybody') throw unauthorized(response, show(` with the scope ${scope}`));
    const detail = `The key ${name} has not the scope ${scope}.`;
    throw new ProblemError({ code: 'forbidden', detail });
  };
