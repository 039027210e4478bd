import type { RequestHandler, Response } from 'express';
import type { Scope } from '../../events/keys.ts';

/** Who looks at a page, and what they may do. */
export interface Visitor {
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
}

/** What stands before a page: the API's own way to find out who asks, how often, and whether they may. */
export interface Gate {
  readonly enter: readonly RequestHandler[];
  readonly needs: (scope: Scope) => RequestHandler;
  /** Undefined where nobody was asked yet. */
  readonly visitorIn: (response: Response) => Visitor | undefined;
}
