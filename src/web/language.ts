import type { Request, RequestHandler } from 'express';
import type { Language } from '../words/words.ts';

const languages: readonly Language[] = ['en', 'ko'];
const cookie = 'lis_lang';

const chosen = (request: Request): Language | undefined =>
  languages.find(lang => new RegExp(`(?:^|; *)${cookie}=${lang}(?:;|$)`).test(request.get('cookie') ?? ''));

/** What the reader chose once, else what the browser prefers: an address says nothing of it, so that it can be cited. */
export const languageOf = (request: Request): Language =>
  chosen(request) ?? ((request.acceptsLanguages([...languages]) || 'en') as Language);

/** `?lang=` chooses, and leads on to the address without it. */
export const choosingLanguage: RequestHandler = (request, response, next) => {
  const url = new URL(request.originalUrl, 'http://lis');
  const lang = languages.find(one => one === url.searchParams.get('lang'));
  if (lang === undefined) return next();
  url.searchParams.delete('lang');
  response.cookie(cookie, lang, { sameSite: 'lax', maxAge: 365 * 86_400_000, path: '/' });
  response.redirect(303, url.pathname + url.search);
};

/** The same page in the other language. */
export const inOther = (request: Request, lang: Language): string => {
  const url = new URL(request.originalUrl, 'http://lis');
  url.searchParams.set('lang', lang === 'en' ? 'ko' : 'en');
  return url.pathname + url.search;
};
