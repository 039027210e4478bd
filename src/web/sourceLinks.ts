import type { Source } from '../../events/source.ts';
import { type Html, href, html } from './html.ts';

/** Where something comes from, each by its citation or the place where it stands. */
export const sourceLinks = (sources: readonly Source[]): readonly Html[] =>
  sources.map(({ url, citation }, index) => {
    const address = href(url);
    const name = citation ?? (url && URL.canParse(url) ? new URL(url).hostname : String(index + 1));
    return address ? html`<a href="${address}" rel="noreferrer noopener">${name}</a> ` : html`<span>${name}</span> `;
  });
