import { join } from 'node:path';
import express, { type Request, type Response, Router } from 'express';
import helmet from 'helmet';
import { InvalidInputError, parseInput } from '../commands/caseFile.ts';
import type { CaseReader } from '../views/askCase.ts';
import { type CaseCursor, caseOrders } from '../views/listCases.ts';
import { searchCases } from '../views/search/searchCases.ts';
import { shownCases } from '../views/search/shownHits.ts';
import { soughtIn } from '../views/search/sought.ts';
import type { Views } from '../views/views.ts';
import type { Language } from '../words/words.ts';
import type { CaseAsked, CaseView } from './case/caseView.ts';
import { picture } from './case/picture.ts';
import { casePage } from './casePage.ts';
import { FoldedCases } from './foldedCases.ts';
import { frame } from './frame.ts';
import { homePage } from './homePage.ts';
import { type Html, html } from './html.ts';
import { choosingLanguage, inOther, languageOf } from './language.ts';
import { caseQuestion, homeQuestion } from './questions.ts';

export interface PagesParts {
  readonly reader: CaseReader;
  readonly views: Views;
}

/** What went wrong, in words for whoever asked. */
export interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
}

export interface Pages {
  readonly router: Router;
  readonly paths: readonly string[];
  /** The page that says what went wrong. */
  readonly trouble: (request: Request, trouble: Trouble) => string;
}

const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

const send = (response: Response, page: Html): void => {
  response.type('html').set('Cache-Control', 'no-cache').set('Vary', 'Cookie, Accept-Language').send(page.text);
};

/** The form's day, as the address of an answer has it: what the day is about is said by the name it stands under. */
const canonical = ({ by, ...asked }: CaseAsked & { readonly by?: string | undefined }): CaseAsked | undefined => {
  const { asOf } = asked;
  if (by === undefined) return undefined;
  const plain = { ...asked, docketedBy: undefined, knownAt: undefined, at: undefined };
  if (by === 'record') return { ...plain, docketedBy: asOf };
  return by === 'known' && asOf !== undefined ? { ...plain, knownAt: `${asOf}T23:59:59Z` } : plain;
};

const searchOf = (asked: CaseAsked): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
};

const cursorIn = (after: string | undefined): CaseCursor | undefined => {
  if (after === undefined) return undefined;
  const [order, value, id] = after.split('~');
  const known = caseOrders.find(one => one === order);
  if (!known || value === undefined || id === undefined)
    throw new InvalidInputError([{ pointer: '/after', detail: 'is no place in this list' }]);
  return { order: known, value, id };
};

/** A browser asks for a page; whoever asks for something else, or for anything, gets what the API says. */
const forBrowsers = (request: Request): boolean => request.accepts(['json', 'html']) === 'html';

/** The pages: one address a view, whole without script. */
export const createPages = ({ reader, views }: PagesParts): Pages => {
  const router = Router();
  const folded = new FoldedCases(reader);

  const viewOf = async (id: string, asked: CaseAsked, lang: Language): Promise<CaseView> => {
    const { asOf, docketedBy, at, knownAt } = asked;
    const { state, history, names } = await folded.get(id, { asOf, docketedBy, at, knownAt });
    return { state, history, asked, speech: { lang, names } };
  };

  router.use('/assets', express.static(join(import.meta.dirname, 'assets'), { maxAge: '1h', index: false }));

  router.get('/', policy, choosingLanguage, async (request, response, next) => {
    if (!forBrowsers(request)) return next();
    const { q, after } = parseInput(homeQuestion, request.query);
    const lang = languageOf(request);
    const cursor = cursorIn(after);
    const order = cursor?.order ?? (q === undefined ? '-lastOn' : 'relevance');
    const sought = q === undefined ? undefined : soughtIn(q);
    const found = searchCases(views.store, { sought, order, cursor, limit: 50 });
    const items = await shownCases(reader, found.items);
    const place = found.next && `${found.next.order}~${found.next.value}~${found.next.id}`;
    const more = place && `/?${new URLSearchParams({ ...(q !== undefined && { q }), after: place })}`;
    send(response, homePage({ items, q, next: more ?? undefined, lang, other: inOther(request, lang) }));
  });

  router.get('/cases/:id', policy, choosingLanguage, async (request, response, next) => {
    if (!forBrowsers(request)) return next();
    const id = String(request.params.id);
    const asked = parseInput(caseQuestion, request.query);
    const plain = canonical(asked);
    if (plain) return response.redirect(303, `/cases/${id}${searchOf(plain)}`);
    const lang = languageOf(request);
    send(response, casePage(await viewOf(id, asked, lang), inOther(request, lang)));
  });

  router.get('/cases/:id/timeline.svg', async (request, response) => {
    const lang = languageOf(request);
    const view = await viewOf(String(request.params.id), parseInput(caseQuestion, request.query), lang);
    response.type('image/svg+xml').set('Cache-Control', 'no-cache').send(picture(view));
  });

  return {
    router,
    paths: ['/', '/cases/:id', '/cases/:id/timeline.svg'],
    trouble: (request, { title, detail }) => {
      const lang = languageOf(request);
      return frame({ lang, title, main: html`<h1>${title}</h1><p>${detail ?? ''}</p>`, other: inOther(request, lang) })
        .text;
    },
  };
};
