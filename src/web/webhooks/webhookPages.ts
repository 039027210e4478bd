import type { Webhooks } from '../../delivery/webhooks.ts';
import { dayTold } from '../../words/days.ts';
import { pageWords } from '../../words/pageWords.ts';
import { webhookWords } from '../../words/webhookWords.ts';
import { frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { actButton, newWebhookForm, typeTold } from './webhookForms.ts';

type Shown = Awaited<ReturnType<Webhooks['get']>>;
type WithSecret = Awaited<ReturnType<Webhooks['withSecret']>>;
type Attempts = Awaited<ReturnType<Webhooks['attempts']>>;
type Attempt = Attempts['items'][number];

const succeeded = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300;

const standing = ({ disabled, failingSince, held }: Shown, last: Attempt | undefined, { lang }: Visit): string => {
  const words = webhookWords[lang];
  if (disabled !== null) return { asked: words.paused, gone: words.gone, failing: words.failed }[disabled];
  if (failingSince !== null) return `${words.failing} ${failingSince.slice(0, 16)}Z`;
  if (held.length > 0) return `${words.holds} ${held.length}`;
  return last && !succeeded(last) ? words.lastFailed : words.delivers;
};

/** A webhook, and the last attempt to send something to it. */
export interface Listed {
  readonly webhook: Shown;
  readonly last: Attempt | undefined;
}

/** The webhooks of whoever looks, and a form for another. */
export const webhooksPage = (webhooks: readonly Listed[], visit: Visit): Html => {
  const { lang } = visit;
  const words = webhookWords[lang];
  const row = ({ webhook, last }: Listed): Html =>
    html`<tr><td><a href="/webhooks/${webhook.id}">${webhook.description ?? webhook.id}</a><br><small>${webhook.url}</small></td><td>${standing(webhook, last, visit)}</td><td class="days">${webhook.waiting}</td><td>${webhook.createdBy}<br><small>${dayTold(webhook.createdAt.slice(0, 10), lang)}</small></td></tr>`;
  const table = html`<table><thead><tr><th scope="col">${words.url}</th><th scope="col">${words.standing}</th><th scope="col">${words.waiting}</th><th scope="col">${words.madeBy}</th></tr></thead><tbody>${webhooks.map(row)}</tbody></table>`;
  return frame(
    visit,
    words.title,
    html`<h1>${words.title}</h1><p>${words.lead}</p>${webhooks.length === 0 ? html`<p>${words.nothing}</p>` : table}
<section><h2>${words.make}</h2>${newWebhookForm(visit)}</section>`,
  );
};

const told = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);

const filters = [
  'types',
  'cases',
  'courts',
  'proceedings',
  'parties',
  'judges',
  'certainty',
  'q',
  'capture',
  'mode',
  'onExhausted',
  'digest',
  'perSecond',
  'signature',
] as const;

const settings = (webhook: Shown, { lang }: Visit): Html => {
  const words: Readonly<Record<string, string>> = webhookWords[lang];
  const rows = filters.flatMap(name => {
    const value = webhook[name];
    return value === undefined
      ? []
      : html`<tr><th scope="row">${words[name] ?? name}</th><td>${name === 'mode' ? webhookWords[lang][webhook.mode] : told(value)}</td></tr>`;
  });
  return html`<table class="facts"><tbody>${rows}</tbody></table>`;
};

const secrets = (webhook: WithSecret, { lang }: Visit): Html => {
  const words = webhookWords[lang];
  const [name, value] = 'secret' in webhook ? [words.secret, webhook.secret] : [words.publicKey, webhook.publicKey];
  return html`<details><summary>${name}</summary><p><code>${value}</code></p><p><small>${words.secretHint}</small></p>${webhook.secretsUntil.map(until => html`<p><small>${words.older} ${until}</small></p>`)}</details>`;
};

const attemptRow = (id: string, attempt: Attempt, visit: Visit): Html => {
  const { at, position, number, type, caseId, status, failure, tookMs, reply } = attempt;
  const words = webhookWords[visit.lang];
  return html`<tr class="${succeeded(attempt) ? 'right' : 'wrong'}"><td class="when"><time datetime="${at}">${at?.slice(0, 19).replace('T', ' ')}</time></td><td>${typeTold(type, visit)}${caseId === null ? '' : html`<br><small><a href="/cases/${caseId}">${caseId}</a></small>`}</td><td>${number}</td><td>${status ?? failure} <small>${tookMs} ms</small>${reply ? html`<details><summary>${words.answer}</summary><pre tabindex="0">${reply}</pre></details>` : ''}</td><td>${position === null ? '' : actButton(id, `deliveries/${encodeURIComponent(position)}/retry`, words.retry)}</td></tr>`;
};

const deliveries = (id: string, { items, next }: Attempts, visit: Visit): Html => {
  const words = webhookWords[visit.lang];
  if (items.length === 0) return html`<p>${words.noDeliveries}</p>`;
  return html`<table class="attempts"><thead><tr><th scope="col">${words.when} (UTC)</th><th scope="col">${pageWords[visit.lang].what}</th><th scope="col">${words.attempt}</th><th scope="col">${words.answer}</th><th scope="col"><span class="unseen">${words.retry}</span></th></tr></thead><tbody>${items.map(one => attemptRow(id, one, visit))}</tbody></table>${next === null ? '' : html`<p class="pages"><a rel="next" href="/webhooks/${id}?cursor=${next}#deliveries">${pageWords[visit.lang].older}</a></p>`}`;
};

const acts = ({ id, disabled }: Shown, visit: Visit): Html => {
  const words = webhookWords[visit.lang];
  return html`<div class="acts">${actButton(id, 'test', words.test)}${disabled === null ? actButton(id, 'pause', words.pause) : ''}${actButton(id, 'resume', words.resume)}</div>
<details><summary>${words.replay}</summary><form class="form" method="post" action="/webhooks/${id}/replay"><label>${words.replayFrom} <input name="from" required value="start"></label><button>${words.replay}</button><p>${words.replayHint}</p></form></details>
<details><summary>${words.rotate}</summary><p>${words.rotateHint}</p>${actButton(id, 'rotate', words.rotate)}</details>
<details><summary>${words.remove}</summary><p>${words.removeHint}</p>${actButton(id, 'delete', words.remove)}</details>`;
};

/** One webhook: how it stands, what was sent, and what can be done to it. */
export const webhookPage = (
  webhook: WithSecret,
  attempts: Attempts,
  latest: Attempt | undefined,
  visit: Visit,
): Html => {
  const words = webhookWords[visit.lang];
  const { id, url, description, held, replays, waiting } = webhook;
  return frame(
    visit,
    `${words.title}: ${description ?? id}`,
    html`<h1>${description ?? url}</h1><p>${id}</p>
<p class="standing"><strong>${standing(webhook, latest, visit)}</strong>. ${words.waiting}: ${waiting}</p>
${acts(webhook, visit)}
<section><h2>${words.settings}</h2>${settings(webhook, visit)}${secrets(webhook, visit)}</section>
${held.length === 0 ? '' : html`<section><h2>${words.held}</h2><ul>${held.map(one => html`<li>${typeTold(one.type, visit)} ${one.caseId} <small>${one.position}</small>${actButton(id, `deliveries/${encodeURIComponent(one.position)}/retry`, words.retry)}</li>`)}</ul></section>`}
${replays.length === 0 ? '' : html`<section><h2>${words.replays}</h2><ul>${replays.map(one => html`<li>${one.number}: ${one.from ?? 'start'} – ${one.to}, ${one.isOver ? words.over : words.going}</li>`)}</ul></section>`}
<section id="deliveries"><h2>${words.deliveries}</h2>${deliveries(id, attempts, visit)}</section>`,
  );
};
