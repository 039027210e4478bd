import { type Html, html } from './html.ts';

/** What a form sends along unseen; nothing where it is undefined. */
export const hidden = (name: string, value: string | undefined): Html | '' =>
  value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">`;
