import type { RecordedEvent } from '../../../events/event.ts';
import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { type CaseBody, citationOf, type DiffBody } from '../../views/askCase.ts';
import { actionBody, type FoundAction } from '../../views/findAction.ts';
import { dataRows, datedByEntry, envelopeRows, type Row, sourceRows } from '../../words/actionRows.ts';
import { actionWords } from '../../words/actionWords.ts';
import { amendmentRows, standingText } from '../../words/amendmentRows.ts';
import { changeRow } from '../../words/changeRow.ts';
import { gist } from '../../words/gist.ts';
import type { Speech } from '../../words/names.ts';
import { say } from '../../words/words.ts';
import { marksHtml } from '../case/marks.ts';
import { frame } from '../frame.ts';
import { type Content, type Html, href, html } from '../html.ts';
import type { Verdict } from '../review/verdict.ts';
import { correctionForm, saidHtml, verdictForms } from '../review/verdictForms.ts';
import type { Visit } from '../visit.ts';

export interface ActionView {
  readonly found: FoundAction;
  /** The case, for the names that its slugs stand for. */
  readonly state: CaseBody;
  /** The action as it counts, where it does. */
  readonly effective: EffectiveAction | undefined;
  /** What the case is with it, and was without it; undefined where that is too long to tell in passing. */
  readonly diff: DiffBody | undefined;
  readonly speech: Speech;
  /** What was recorded before one came back to it. */
  readonly said: Verdict | undefined;
  /** Whether the form that corrects it is open. */
  readonly isCorrecting: boolean;
}

const linked = (text: string): Content => {
  const address = href(text);
  return address ? html`<a href="${address}" rel="noreferrer noopener">${text}</a>` : text;
};

/** A label says what the lines below it are until the next. */
const list = (rows: readonly Row[]): Html =>
  html`<table class="facts"><tbody>${rows
    .filter(([, text]) => text !== '')
    .map(
      ([label, text]) => html`<tr><th scope="row">${label}</th><td dir="auto">${linked(text)}</td></tr>`,
    )}</tbody></table>`;

const section = (title: string, rows: readonly Row[], anchor = ''): Html | '' =>
  rows.length === 0
    ? ''
    : html`<section${anchor && html` id="${anchor}"`}><h2 class="term">${title}</h2>${list(rows)}</section>`;

/** What may be replaced of an action: as it counts now, its last correction before all. */
const standing = ({ event, amendments }: FoundAction): unknown => {
  const last = amendments.findLast(({ type }) => type === 'action.corrected');
  if (last) return (last.data as { readonly action: unknown }).action;
  const { type, proceeding, on, notAfter, publicOn, entryId, entry, part, certainty, data, sources } = event;
  return { type, proceeding, on, notAfter, publicOn, entryId, entry, part, certainty, data, sources };
};

const changed = ({ found, diff, state, speech }: ActionView): Html | '' => {
  const { lang } = speech;
  const words = actionWords[lang];
  const { caseId, revision } = found.event;
  if (!diff)
    return revision === 0
      ? ''
      : html`<p><a href="/cases/${caseId}/compare?fromAt=${revision - 1}&amp;toAt=${revision}">${words.changed}</a></p>`;
  const rows = diff.changes.map(change => changeRow(change, { before: state, after: state }, speech));
  const table = html`<table><tbody>${rows.map(([how, what, told]) => html`<tr><td>${how}</td><td>${what}</td><td>${told}</td></tr>`)}</tbody></table>`;
  return html`<section id="changed"><h2>${words.changed}</h2>${rows.length === 0 ? html`<p>${words.changedNothing}</p>` : table}</section>`;
};

const proof = (
  { hash, contentHash, recordedAt, recordedBy, caseId, revision }: RecordedEvent,
  { lang }: Speech,
): readonly Row[] => {
  const words = actionWords[lang];
  return [
    [words.recorded, `${recordedAt} (${recordedBy})`],
    [words.cite, `${caseId} ${citationOf({ revision, hash })}`],
    [words.hash, hash],
    [words.contentHash, contentHash],
  ];
};

/** One action: what it says, where that comes from, what was said of it since, what it changed, and the event itself. */
export const actionPage = (view: ActionView, visit: Visit): Html => {
  const { found, state, effective, speech } = view;
  const { event, heldBy } = found;
  const { lang } = speech;
  const words = actionWords[lang];
  const title = say(lang, event.type);
  const place = { caseId: heldBy, back: `/actions/${event.id}` };
  const summary: readonly Row[] = [
    [say(lang, 'standing'), standingText(found, effective, lang)],
    ...envelopeRows(datedByEntry(event, effective), speech),
  ];
  const day = effective?.day ?? '';
  const inCase = day === '' ? `/cases/${heldBy}` : `/cases/${heldBy}?from=${day}&to=${day}#a-${event.id}`;
  return frame(
    visit,
    `${title}: ${state.title}`,
    html`<p><a href="/cases/${heldBy}">${state.title}</a> · <a href="${inCase}">${words.inCase}</a></p>
<h1 class="term">${title} ${effective ? marksHtml(effective, lang) : ''}</h1>${saidHtml(view.said, visit)}
${effective ? html`<p class="standing">${gist(effective, speech)}</p>` : ''}
${list(summary)}
${section(say(lang, 'particulars'), dataRows(event.type, event.data, speech))}
${section(say(lang, 'sources'), sourceRows(event.sources, lang), 'sources')}
${section(say(lang, 'said_since'), amendmentRows(found, speech), 'since')}
${effective && effective.day !== '' ? verdictForms(effective, place, visit) : ''}${effective ? correctionForm(event.id, standing(found), place, view.isCorrecting, visit) : ''}
${changed(view)}
<section><h2>${words.hash}</h2>${list(proof(event, speech))}
<details><summary>${words.raw}</summary><pre tabindex="0">${JSON.stringify(actionBody(found), null, 2)}</pre></details></section>`,
  );
};
