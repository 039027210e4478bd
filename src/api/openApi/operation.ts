import type { IRoute, RequestHandler, Router } from 'express';
import type * as z from 'zod';
import type { Scope } from '../../../events/keys.ts';
import type { AnswerHeader, RequestHeader } from './headers.ts';

export const tags = ['Cases', 'Actions', 'Recording', 'Following', 'Webhooks', 'Keys', 'Server'] as const;

export interface Answer {
  readonly says: string;
  readonly schema?: z.ZodType;
  /** The media type; JSON unless said. */
  readonly type?: string;
  readonly headers?: readonly AnswerHeader[];
}

/**
 * A request that can be sent as it stands to a Lis with the samples, after the examples before it. The paths of an
 * operation's examples are one: a reader of the document sees the first.
 */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What one route takes and answers, as the OpenAPI document tells it. Mounted beside its handler by `described`. */
export interface Operation {
  /** Its name in generated clients. */
  readonly id: string;
  readonly tag: (typeof tags)[number];
  readonly summary: string;
  readonly description?: string;
  /** What a key must reach; `open` to everybody, `host` too but only under a name of this Lis, or to any `key`. */
  readonly needs: Scope | 'key' | 'host' | 'open';
  readonly path?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  readonly headers?: readonly RequestHeader[];
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, Answer>>;
  /** Codes of problems.ts beside those that follow from the rest (problemsOf.ts). */
  readonly problems?: readonly string[];
  readonly examples?: readonly Example[];
}

/** An operation with the place that it is mounted at, as Express writes it: `/api/v1/cases/:id`. */
export interface MountedOperation extends Operation {
  readonly method: string;
  readonly route: string;
}

const operations = new WeakMap<RequestHandler, Operation>();

/** Says of the route that it is put before what it takes and answers, and notes for each request which route it came to. */
export const described = (operation: Operation): RequestHandler => {
  const handler: RequestHandler = ({ baseUrl, route }, { locals }, next) => {
    // Express finds /API/v1 too, and what measures are counted by is a bounded set.
    locals.route = baseUrl.toLowerCase() + (route as IRoute).path;
    next();
  };
  operations.set(handler, operation);
  return handler;
};

const methodsOf = ({ stack, path }: IRoute, prefix: string): readonly MountedOperation[] =>
  stack.flatMap(({ method, handle }) => {
    const operation = operations.get(handle);
    return operation ? [{ ...operation, method, route: prefix + path }] : [];
  });

/** The described routes of these routers, mounted at a prefix. */
export const operationsIn = (prefix: string, routers: readonly Router[]): readonly MountedOperation[] =>
  routers.flatMap(({ stack }) => stack.flatMap(({ route }) => (route ? methodsOf(route, prefix) : [])));
