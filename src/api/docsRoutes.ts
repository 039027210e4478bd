import { createRequire } from 'node:module';
import { Router } from 'express';
import helmet from 'helmet';
import { docsPage, docsScript } from './openApi/docsPage.ts';
import { openApiDocument } from './openApi/document.ts';
import { described, type MountedOperation } from './openApi/operation.ts';
import { readDocument } from './operations/docsOperations.ts';
import { type Rendered, render, sendRendered } from './sendJson.ts';

const { resolve } = createRequire(import.meta.url);

const assets = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** The OpenAPI document of these operations, and the page that shows it and lets its readers try them. */
export const docsRoutes = (operations: () => readonly MountedOperation[], version: string): Router => {
  const router = Router();
  let kept: Rendered | undefined;

  router.get('/openapi.json', described(readDocument), (request, response) => {
    kept ??= render(openApiDocument(operations(), version), version);
    sendRendered(request, response, kept);
  });

  router.get('/docs', policy, (_request, response) => void response.type('html').send(docsPage));
  router.get('/docs/start.js', (_request, response) => void response.type('text/javascript').send(docsScript));
  for (const name of assets) {
    const file = resolve(`swagger-ui-dist/${name}`);
    router.get(`/docs/${name}`, (_request, response) => response.sendFile(file, { maxAge: '1h' }));
  }

  return router;
};
