import type { Request, Response } from 'express';
import { digestOf } from '../views/askCase.ts';

export interface Rendered {
  readonly body: Buffer;
  readonly etag: string;
  /** JSON where it is left out. */
  readonly contentType?: string;
}

/** A strong ETag: the revision that If-Match compares, and a digest of all that shapes the body. */
export const renderText = (text: string, revision: number | string): Rendered => ({
  body: Buffer.from(text),
  etag: `"${revision}.${digestOf(text)}"`,
});

export const render = (value: object, revision: number | string): Rendered =>
  renderText(JSON.stringify(value), revision);

const matches = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some(tag => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ?? false;

/** Sends the body, or 304 where the reader has it. Answers change with every action, so caches ask again. */
export const sendRendered = (
  request: Request,
  response: Response,
  { body, etag, contentType = 'application/json; charset=utf-8' }: Rendered,
): void => {
  response.set('ETag', etag).set('Cache-Control', 'no-cache');
  if (matches(request.get('if-none-match'), etag)) {
    response.status(304).end();
    return;
  }
  response
    .set('Content-Type', contentType)
    .set('Content-Length', String(body.length))
    .end(request.method === 'HEAD' ? undefined : body);
};

export const sendJson = (request: Request, response: Response, value: object, revision: number | string): void =>
  sendRendered(request, response, render(value, revision));
