import type { Request, RequestHandler } from 'express';
import type { Language } from '../words/words.ts';
import { withParameter } from './address.ts';

const languages: readonly Language[] = ['en', 'ko'];
const cookie = 'lis_lang';

const chosen = (request: Request): Language | undefined =>
  languages.find(lang => new RegExp(`(?:^|; *)${cookie}=${lang}(?:;|$)`).test(request.get('cookie') ?? ''));

/** What the reader chose once, else what the browser prefers: an address says nothing of it, so that it can be cited. */
export const languageOf = (request: Request): Language =>
  chosen(request) ?? ((request.acceptsLanguages([...languages]) || 'en') as Language);

/** `?lang=` chooses, and leads on to the address without it. */
export const choosingLanguage: RequestHandler = (request, response, next) => {
  const lang = languages.find(one => one === request.query.lang);
  if (lang === undefined) return next();
  response.cookie(cookie, lang, { sameSite: 'lax', maxAge: 365 * 86_400_000, path: '/' });
  response.redirect(303, withParameter(request.originalUrl, 'lang', undefined));
};
