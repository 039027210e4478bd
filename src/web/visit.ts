import type { Request, Response } from 'express';
import type { Language } from '../words/words.ts';
import { withParameter } from './address.ts';
import type { Gate, Visitor } from './gate.ts';
import { languageOf } from './language.ts';

/** Who looks at what, in which language. */
export interface Visit {
  readonly lang: Language;
  /** This page, or the one whose form was sent: where one comes back to. */
  readonly here: string;
  /** The same in the other language. */
  readonly other: string;
  /** Whether a form was sent. */
  readonly isForm: boolean;
  readonly visitor: Visitor | undefined;
}

/** The page that a form was sent from, as browsers tell it of their own site (`Referer`). */
const sentFrom = (request: Request): string => {
  const referrer = request.get('referer') ?? '';
  const { host, pathname, search } = URL.canParse(referrer)
    ? new URL(referrer)
    : { host: '', pathname: '/', search: '' };
  return host === request.get('host') ? pathname + search : '/';
};

export const visitOf = (request: Request, response: Response, gate: Pick<Gate, 'visitorIn'>): Visit => {
  const lang = languageOf(request);
  const isForm = request.method !== 'GET';
  const here = withParameter(isForm ? sentFrom(request) : request.originalUrl, 'lang', undefined);
  const other = withParameter(here, 'lang', lang === 'en' ? 'ko' : 'en');
  return { lang, here, other, isForm, visitor: gate.visitorIn(response) };
};
