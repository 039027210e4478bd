import type { DocketOutcome, ImportedFile } from '../../ingest/importSource.ts';
import { importWords } from '../../words/importWords.ts';
import { type Language, say } from '../../words/words.ts';
import { frame } from '../frame.ts';
import { type Content, type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';

/** The form into which dockets are dropped: browsers let files fall on the field itself. */
export const importPage = (visit: Visit): Html => {
  const words = importWords[visit.lang];
  return frame(
    visit,
    words.title,
    html`<h1>${words.title}</h1><p>${words.lead}</p>
<form class="form import" method="post" action="/import" enctype="multipart/form-data">
<label class="drop">${words.files} <input type="file" name="files" multiple required></label>
<fieldset><legend>${words.capture}</legend><label class="box"><input type="radio" name="capture" value="backfill" checked> ${words.backfill}</label><label class="box"><input type="radio" name="capture" value="live"> ${words.live}</label></fieldset>
<label class="box"><input type="checkbox" name="dryRun" value="true"> ${words.dryRun}</label>
<button>${words.import}</button></form>`,
  );
};

/** How far an import is: each piece takes the place of the one before it, without script. */
export const progressHtml = (file: string, { done, of }: { done: number; of: number }, lang: Language): Html =>
  html`<p class="progress" role="status">${importWords[lang].importing} ${file}: ${done} ${importWords[lang].of} ${of} <progress value="${done}" max="${of}" aria-label="${file}"></progress></p>
`;

type Outcome = keyof DocketOutcome['entries'];

const counted = (counts: Readonly<Record<string, number>>, told: (name: string) => string): string =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${told(name)} ${count}`)
    .join(', ');

const docketHtml = (
  { caseId, court, docketNumber, isNew, entries, actions }: DocketOutcome,
  isDry: boolean,
  lang: Language,
): Html => {
  const words = importWords[lang];
  const name = `${court} ${docketNumber}`;
  const title: Content = isDry ? name : html`<a href="/cases/${caseId}">${name}</a>`;
  return html`<li>${title} (${isNew ? words.newCase : words.knownCase})<br>${words.entries}: ${counted(entries, outcome => words[outcome as Outcome])}<br>${words.actions}: ${counted(actions, type => say(lang, type)) || '0'}</li>`;
};

/** What became of a file: what was recognised in it, what was recorded, and what was refused and why. */
export const outcomeHtml = ({ file, format, dockets, refused }: ImportedFile, isDry: boolean, lang: Language): Html => {
  const words = importWords[lang];
  return html`<section class="outcome"><h2>${file}</h2><p>${words.format}: ${format ?? words.unknown}</p>${dockets.length === 0 ? '' : html`<ul>${dockets.map(docket => docketHtml(docket, isDry, lang))}</ul>`}${refused.length === 0 ? '' : html`<p class="warning">${words.refused}: ${refused.length}</p><ul>${refused.slice(0, 50).map(({ where, reason }) => html`<li>${where}: ${reason}</li>`)}</ul>`}</section>
`;
};
