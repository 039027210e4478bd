import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod';
import { InvalidInputError, parseInput } from '../../commands/caseFile.ts';
import { type Importing, importSource } from '../../ingest/importSource.ts';
import { sourceOf } from '../../ingest/source.ts';
import { importWords } from '../../words/importWords.ts';
import { pagePolicy, pagesBehind } from '../answering.ts';
import { frame } from '../frame.ts';
import { Html, html } from '../html.ts';
import type { PagesParts } from '../parts.ts';
import { type Visit, visitOf } from '../visit.ts';
import { importPage, outcomeHtml, progressHtml } from './importPage.ts';
import { refusingLarger } from './tooLarge.ts';

const mostBytes = 64 * 1_024 * 1_024;

/** Milliseconds between two pieces of news. */
const between = 150;

const importForm = z.strictObject({
  capture: z.enum(['backfill', 'live']).default('backfill'),
  dryRun: z.literal('true').optional(),
});

interface Dropped {
  readonly files: readonly File[];
  readonly capture: 'backfill' | 'live';
  readonly dryRun: boolean;
}

/** Throws InvalidInputError. */
const droppedIn = async (request: Request, lang: Visit['lang']): Promise<Dropped> => {
  const headers = { 'content-type': request.get('content-type') ?? '' };
  const form = await new globalThis.Response(Buffer.isBuffer(request.body) ? request.body : '', { headers })
    .formData()
    .catch(() => {
      throw new InvalidInputError([{ pointer: '', detail: 'is no form with files' }]);
    });
  const files = form.getAll('files').filter(one => one instanceof File && (one.size > 0 || one.name !== '')) as File[];
  if (files.length === 0) throw new InvalidInputError([{ pointer: '/files', detail: importWords[lang].noFile }]);
  const fields = Object.fromEntries([...form].filter(([name]) => name !== 'files'));
  const { capture, dryRun } = parseInput(importForm, fields);
  return { files, capture, dryRun: dryRun === 'true' };
};

const place = '<!-- outcomes -->';

/** Sends the page as far as it is known, then what becomes of each file. */
const sendOutcomes = async (
  { log, reader }: PagesParts,
  { files, capture, dryRun }: Dropped,
  visit: Visit,
  response: Response,
): Promise<void> => {
  const { lang } = visit;
  const words = importWords[lang];
  const recorder = { log, streams: reader.streams, now: reader.now };
  const note = dryRun ? html`<p class="warning">${words.nothingRecorded}</p>` : '';
  const page = frame(
    visit,
    words.title,
    html`<h1>${words.title}</h1>${note}<div class="importing">${new Html(place)}</div>`,
  );
  const [head = '', tail = ''] = page.text.split(place);
  response.type('html').set('Cache-Control', 'no-store').set('X-Accel-Buffering', 'no').write(head);
  let told = 0;
  const importing = (file: string): Importing => ({
    ...{ recordedBy: visit.visitor!.name, capture, dryRun },
    onProgress: progress => {
      if (Date.now() - told < between) return;
      told = Date.now();
      response.write(progressHtml(file, progress, lang).text);
    },
  });
  for (const file of files) {
    response.write(progressHtml(file.name, { done: 0, of: 1 }, lang).text);
    const source = sourceOf(file.name, Buffer.from(await file.arrayBuffer()));
    response.write(outcomeHtml(await importSource(recorder, source, importing(file.name)), dryRun, lang).text);
  }
  response.end(html`<p class="done" role="status">${words.done} <a href="/import">${words.again}</a></p>`.text + tail);
};

/** Where dockets are dropped, and what became of them. */
export const importPages = (parts: PagesParts): Router => {
  const { gate } = parts;
  const pages = pagesBehind(gate);

  pages.get('/import', 'record', (_request, visit) => importPage(visit));

  pages.router.post(
    '/import',
    ...pagePolicy,
    ...gate.enter,
    gate.needs('record'),
    refusingLarger(mostBytes),
    express.raw({ type: 'multipart/form-data', limit: mostBytes }),
    async (request, response) => {
      const visit = visitOf(request, response, gate);
      const dropped = await droppedIn(request, visit.lang);
      try {
        await sendOutcomes(parts, dropped, visit, response);
      } catch (error) {
        if (!response.headersSent) throw error;
        request.log.error({ err: error }, 'an import ended early');
        response.end(html`<p class="warning" role="alert">${importWords[visit.lang].failed}</p>`.text);
      }
    },
  );

  return pages.router;
};
