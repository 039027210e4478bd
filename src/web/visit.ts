import type { Request, Response } from 'express';
import type { Language } from '../words/words.ts';
import { withParameter } from './address.ts';
import type { Gate, Visitor } from './gate.ts';
import { inOther, languageOf } from './language.ts';

/** Who looks at what, in which language. */
export interface Visit {
  readonly lang: Language;
  /** This page in the other language. */
  readonly other: string;
  /** This page: where one comes back to after signing in. */
  readonly here: string;
  readonly visitor: Visitor | undefined;
}

export const visitOf = (request: Request, response: Response, gate: Pick<Gate, 'visitorIn'>): Visit => {
  const lang = languageOf(request);
  const here = request.method === 'GET' ? withParameter(request.originalUrl, 'lang', undefined) : '/';
  return { lang, other: inOther(request, lang), here, visitor: gate.visitorIn(response) };
};
