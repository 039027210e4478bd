import * as z from 'zod';
import { modes } from '../../../events/endpoints.ts';
import { webhookWords } from '../../words/webhookWords.ts';
import { say } from '../../words/words.ts';
import { type Html, html } from '../html.ts';
import { field } from '../questions.ts';
import type { Visit } from '../visit.ts';

const listed = (separator: RegExp) =>
  field(
    z.string().transform(text =>
      text
        .split(separator)
        .map(part => part.trim())
        .filter(part => part !== ''),
    ),
  );

const words = listed(/[\s,]+/);
/** Names have commas. */
const names = listed(/[\r\n]+/);

/** What the form of a webhook sends, as the body by which one is made. */
export const webhookForm = z
  .strictObject({
    url: z.string(),
    types: words,
    cases: words,
    courts: words,
    parties: names,
    judges: names,
    q: field(z.string()),
    mode: field(z.enum(modes)),
    description: field(z.string()),
  })
  .transform(given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));

export const replayForm = z.strictObject({ from: z.string().trim() });

const text = (name: string, label: string, type = 'text'): Html =>
  html`<label>${label} <input type="${type}" name="${name}"></label>`;

const lines = (name: string, label: string): Html =>
  html`<label>${label} <textarea name="${name}" rows="2"></textarea></label>`;

/** The form by which a webhook is made. */
export const newWebhookForm = ({ lang }: Visit): Html => {
  const told = webhookWords[lang];
  return html`<form class="form" method="post" action="/webhooks">
<label class="whole">${told.url} <input type="url" name="url" required placeholder="https://" maxlength="2000"></label>
${text('types', told.types)}${text('cases', told.cases)}${text('courts', told.courts)}${text('q', told.q)}
${lines('parties', told.parties)}${lines('judges', told.judges)}
<label>${told.mode} <select name="mode">${modes.map(mode => html`<option value="${mode}">${told[mode]}</option>`)}</select></label>${text('description', told.description)}
<button>${told.make}</button><p>${told.makeHint}</p></form>`;
};

/** A button that does one thing to a webhook. */
export const actButton = (id: string, act: string, label: string): Html =>
  html`<form method="post" action="/webhooks/${id}/${act}"><button>${label}</button></form>`;

/** What a type of action, a family or one of Lis's own notices is called. */
export const typeTold = (type: string, { lang }: Visit): string => (type.includes('*') ? type : say(lang, type));
