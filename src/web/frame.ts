import { pageWords } from '../words/pageWords.ts';
import { pathOf, queryOf } from './address.ts';
import { type Content, type Html, html } from './html.ts';
import type { Visit } from './visit.ts';

const places = [
  ['/', 'cases'],
  ['/review', 'review'],
  ['/webhooks', 'webhooks'],
  ['/import', 'import'],
  ['/keys', 'keys'],
] as const;

const visitorHtml = ({ lang, here, visitor }: Visit): Content => {
  const words = pageWords[lang];
  if (visitor === undefined || visitor.name === 'local' || visitor.name === 'cli') return '';
  if (visitor.name === 'anybody') return html`<a href="/sign-in${queryOf({ to: here })}">${words.signIn}</a>`;
  return html`<form class="visitor" method="post" action="/sign-out"><span>${visitor.name}</span> <button>${words.signOut}</button></form>`;
};

const navigation = ({ lang, here }: Visit): readonly Html[] => {
  const path = pathOf(here);
  return places.map(([place, name]) => {
    const isHere = place === '/' ? path === '/' || path.startsWith('/cases') : path.startsWith(place);
    return html`<a href="${place}"${isHere ? html` aria-current="true"` : ''}>${pageWords[lang][name]}</a> `;
  });
};

/** A whole page around its content. */
export const frame = (visit: Visit, title: string, main: Content, head: Content = ''): Html => {
  const { lang, other, here } = visit;
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
${pathOf(here) === '/' ? '' : html`<form class="find" action="/" role="search"><input type="search" name="q" aria-label="${words.search}" placeholder="${words.search}"><button>${words.search}</button></form>`}
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
