import { pageWords } from '../words/pageWords.ts';
import type { Language } from '../words/words.ts';
import { type Content, type Html, html } from './html.ts';

export interface Page {
  readonly lang: Language;
  readonly title: string;
  readonly main: Content;
  /** This page in the other language. */
  readonly other: string;
}

/** A whole page around its content. */
export const frame = ({ lang, title, main, other }: Page): Html => {
  const words = pageWords[lang];
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Lis</title>
<link rel="stylesheet" href="/assets/lis.css">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<script type="module" src="/assets/lis.js"></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top">
<a class="home" href="/" aria-label="${words.home}">Lis</a>
<form class="find" action="/" role="search"><input type="search" name="q" aria-label="${words.search}" placeholder="${words.search}"><button>${words.search}</button></form>
<a class="other" href="${other}" lang="${lang === 'en' ? 'ko' : 'en'}" hreflang="${lang === 'en' ? 'ko' : 'en'}">${words.other}</a>
</header>
<main id="main">
${main}
</main>
</body>
</html>
`;
};
