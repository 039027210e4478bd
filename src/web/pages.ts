import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import { casePages } from './case/caseRoutes.ts';
import { homePages } from './home/homeRoutes.ts';
import type { PagesParts } from './parts.ts';
import { signInPages } from './signIn.ts';
import { type Trouble, troublePage } from './troublePage.ts';
import { visitOf } from './visit.ts';

export interface Pages {
  readonly router: Router;
  /** The page that says what went wrong. */
  readonly trouble: (request: Request, response: Response, trouble: Trouble) => string;
}

/** The pages: one address a view, whole without script. */
export const createPages = (parts: PagesParts): Pages => {
  const { gate, isSecure } = parts;
  const router = Router();
  router.use('/assets', express.static(join(import.meta.dirname, 'assets'), { maxAge: '1h', index: false }));
  router.use(signInPages(gate, isSecure), homePages(parts), casePages(parts));
  return {
    router,
    trouble: (request, response, trouble) => troublePage(visitOf(request, response, gate), trouble).text,
  };
};
