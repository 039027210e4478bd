import type { Scope } from '../../events/keys.ts';
import { pageWords } from '../words/pageWords.ts';
import { pathOf, queryOf } from './address.ts';
import { type Content, type Html, html } from './html.ts';
import type { Visit } from './visit.ts';

const places = [
  ['/', 'cases', 'read'],
  ['/review', 'review', 'read'],
  ['/webhooks', 'webhooks', 'subscribe'],
  ['/import', 'import', 'record'],
  ['/keys', 'keys', 'admin'],
] as const;

/** Who shows no key may do so where it leads. */
const mayGo = ({ visitor }: Visit, scope: Scope): boolean =>
  visitor === undefined || visitor.name === 'anybody' || visitor.scopes.has(scope);

const visitorHtml = ({ lang, here, visitor }: Visit): Content => {
  const words = pageWords[lang];
  if (visitor === undefined || visitor.name === 'local' || visitor.name === 'cli') return '';
  if (visitor.name === 'anybody') return html`<a href="/sign-in${queryOf({ to: here })}">${words.signIn}</a>`;
  return html`<form class="visitor" method="post" action="/sign-out"><span>${visitor.name}</span> <button>${words.signOut}</button></form>`;
};

const navigation = (visit: Visit): readonly Html[] => {
  const { lang, here } = visit;
  const path = pathOf(here);
  return places.flatMap(([place, name, scope]) => {
    if (!mayGo(visit, scope)) return [];
    const isHere = place === '/' ? path === '/' || path.startsWith('/cases') : path.startsWith(place);
    return html`<a href="${place}"${isHere ? html` aria-current="true"` : ''}>${pageWords[lang][name]}</a> `;
  });
};

/** A whole page around its content. */
export const frame = (visit: Visit, title: string, main: Content, head: Content = ''): Html => {
  const { lang, other } = visit;
  const words = pageWords[lang];
  const others = lang === 'en' ? 'ko' : 'en';
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Lis</title>
<link rel="stylesheet" href="/assets/lis.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${head}<script type="module" src="/assets/lis.js"></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top">
<a class="home" href="/" aria-label="${words.home}">Lis</a>
<nav class="places" aria-label="${words.places}">${navigation(visit)}</nav>
<form class="find" action="/" role="search"><input type="search" name="q" aria-label="${words.search}" placeholder="${words.search}"><button>${words.search}</button></form>
<a class="other" href="${other}" lang="${others}" hreflang="${others}">${words.other}</a>
${visitorHtml(visit)}
</header>
<main id="main">
${main}
</main>
</body>
</html>
`;
};
