import compression from 'compression';
import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import helmet from 'helmet';
import type { Scope } from '../../events/keys.ts';
import type { Gate } from './gate.ts';
import type { Html } from './html.ts';
import { choosingLanguage } from './language.ts';
import { type Visit, visitOf } from './visit.ts';

const contentPolicy = helmet.contentSecurityPolicy({
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

/**
 * A page loads its own style, script and pictures, and nothing of anybody else. Other sites do not hear where their readers
 * come from; this one must, or browsers would not say that a form is its own (guard of the API).
 */
export const pagePolicy: RequestHandler[] = [contentPolicy, helmet.referrerPolicy({ policy: 'same-origin' })];

/** A browser asks for a page; whoever asks for something else, or for anything, gets what the API says. */
const forBrowsers: RequestHandler = (request, _response, next) =>
  request.accepts(['json', 'html']) === 'html' ? next() : next('route');

/** What a page shows, or where it leads. */
export type Answer = Html | { readonly to: string };

type Answering = (request: Request, visit: Visit, response: Response) => Promise<Answer> | Answer;

const send = (response: Response, answer: Answer): void => {
  if ('to' in answer) response.redirect(303, answer.to);
  else {
    if (response.get('Cache-Control') === undefined) response.set('Cache-Control', 'private, no-cache');
    response.type('html').set('Vary', 'Cookie, Accept-Language, Accept');
    response.send(answer.text);
  }
};

/** Forms are short; what is long is a file. */
const form = urlencoded({ extended: false, limit: '100kb', parameterLimit: 200 });

/** A router whose pages stand behind the gate, and whose forms lead on to a page. */
export const pagesBehind = (gate: Gate) => {
  const router = Router();
  const answering =
    (answer: Answering): RequestHandler =>
    async (request, response) =>
      send(response, await answer(request, visitOf(request, response, gate), response));
  return {
    router,
    get: (path: string, scope: Scope, answer: Answering): void =>
      void router.get(
        path,
        forBrowsers,
        // Before the gate: what it refuses is said on a page, too.
        ...pagePolicy,
        compression(),
        ...gate.enter,
        gate.needs(scope),
        choosingLanguage,
        answering(answer),
      ),
    /** What a form without script sends. */
    post: (path: string, scope: Scope, answer: Answering): void =>
      void router.post(path, ...pagePolicy, ...gate.enter, gate.needs(scope), form, answering(answer)),
  };
};

/** What stands open: nobody is asked who they are. */
export const openPages = () => {
  const router = Router();
  return {
    router,
    get: (path: string, ...handlers: RequestHandler[]): void => void router.get(path, ...pagePolicy, ...handlers),
    post: (path: string, ...handlers: RequestHandler[]): void =>
      void router.post(path, ...pagePolicy, form, ...handlers),
  };
};
