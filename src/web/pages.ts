import { join } from 'node:path';
import compression from 'compression';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { actionPages } from './action/actionRoutes.ts';
import { casePages } from './case/caseRoutes.ts';
import { FoldedCases } from './case/foldedCases.ts';
import { comparePages } from './compare/compareRoutes.ts';
import { homePages } from './home/homeRoutes.ts';
import { importPages } from './import/importRoutes.ts';
import { keyPages } from './keys/keyRoutes.ts';
import type { PagesParts } from './parts.ts';
import { reviewPages } from './review/reviewRoutes.ts';
import { signInPages } from './signIn.ts';
import { type Trouble, troublePage } from './troublePage.ts';
import { visitOf } from './visit.ts';
import { webhookPages } from './webhooks/webhookRoutes.ts';

export interface Pages {
  readonly router: Router;
  /** The page that says what went wrong. */
  readonly trouble: (request: Request, response: Response, trouble: Trouble) => string;
}

const unindexed: RequestHandler = (_request, response, next) => {
  response.set('X-Robots-Tag', 'noindex');
  next();
};

/** The pages: one address a view, whole without script. */
export const createPages = (parts: PagesParts): Pages => {
  const { gate, isSecure, isIndexed } = parts;
  const router = Router();
  if (!isIndexed) router.use(unindexed);
  router.use(
    '/assets',
    compression(),
    express.static(join(import.meta.dirname, 'assets'), { maxAge: '1h', index: false }),
  );
  const folded = new FoldedCases(parts.reader);
  router.use(signInPages(gate, isSecure), homePages(parts), casePages(parts, folded), actionPages(parts, folded));
  router.use(
    comparePages(parts, folded),
    reviewPages(parts, folded),
    webhookPages(parts),
    importPages(parts),
    keyPages(parts),
  );
  return {
    router,
    trouble: (request, response, trouble) => troublePage(visitOf(request, response, gate), trouble).text,
  };
};
