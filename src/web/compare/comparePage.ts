import type { Change } from '../../../projections/diff/stateDiff.ts';
import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import type { CaseBody, DiffBody } from '../../views/askCase.ts';
import { changeRow } from '../../words/changeRow.ts';
import { compareWords } from '../../words/compareWords.ts';
import { dayTold } from '../../words/days.ts';
import { gist } from '../../words/gist.ts';
import { namesIn, type Speech } from '../../words/names.ts';
import { phrases } from '../../words/phrases.ts';
import { statusLine } from '../../words/statusLine.ts';
import { say } from '../../words/words.ts';
import { queryOf } from '../address.ts';
import { marksHtml } from '../case/marks.ts';
import { frame } from '../frame.ts';
import { type Html, html } from '../html.ts';
import type { Visit } from '../visit.ts';
import type { CompareAsked } from './compareQuestion.ts';

export interface Compared {
  readonly asked: CompareAsked;
  readonly before: CaseBody;
  readonly after: CaseBody;
  readonly diff: DiffBody;
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

const dates = (
  names: readonly [string, string],
  values: readonly [string, string],
  legend: string,
  visit: Visit,
): Html => {
  const words = compareWords[visit.lang];
  return html`<fieldset><legend>${legend}</legend><label>${words.before} <input type="date" name="${names[0]}" value="${values[0]}" required></label><label>${words.after} <input type="date" name="${names[1]}" value="${values[1]}" required></label><button>${words.show}</button></fieldset>`;
};

const pleadingLinks = ({ id, pleadings }: CaseBody, visit: Visit): Html | '' => {
  const dated = pleadings.flatMap(({ title, on }) => (on?.length === 10 ? [{ title, on }] : []));
  if (dated.length === 0) return '';
  const link = ({ title, on }: { title: string; on: string }): Html =>
    html`<li><a href="/cases/${id}/compare?from=${dayBefore(on)}&amp;to=${on}">${title}</a> <small>${dayTold(on, visit.lang)}</small></li>`;
  return html`<details><summary>${compareWords[visit.lang].pleadings} (${dated.length})</summary><ul>${dated.map(link)}</ul></details>`;
};

/** What can be asked, with the day before today as a beginning. */
const forms = (state: CaseBody, asked: CompareAsked, visit: Visit): Html => {
  const words = compareWords[visit.lang];
  const action = `/cases/${state.id}/compare`;
  const [from, to] = [asked.from ?? dayBefore(state.asOf), asked.to ?? state.asOf];
  const [known, knownLater] = [asked.learnedFrom ?? dayBefore(state.asOf), asked.learnedTo ?? state.asOf];
  return html`<div class="compare"><form class="question" action="${action}">${dates(['from', 'to'], [from, to], words.happened, visit)}</form>
<form class="question" action="${action}">${dates(['learnedFrom', 'learnedTo'], [known, knownLater], words.learned, visit)}<p><small>${words.learnedHint}</small></p></form></div>
${pleadingLinks(state, visit)}`;
};

const side = (name: string, state: CaseBody, visit: Visit): Html => {
  const { lang } = visit;
  return html`<div><h2>${name}: ${dayTold(state.asOf, lang)}</h2><p><a href="/cases/${state.id}?asOf=${state.asOf}&amp;at=${state.at}">${statusLine(state, lang)}</a><br><small>${compareWords[lang].revision} ${state.at}</small></p></div>`;
};

/** Lines of a list: more of them nobody reads on a page, and JSON has all. */
const mostLines = 500;

const rest = (count: number, { asked, before, after }: Compared, { lang }: Visit): Html | '' => {
  if (count <= mostLines) return '';
  const query = asked.learnedFrom === undefined ? asked : { fromAt: before.at, toAt: after.at };
  return html`<p>${phrases[lang].andMore(count - mostLines)} <a href="/api/v1/cases/${after.id}/diff${queryOf(query)}">JSON</a></p>`;
};

const marks = { added: '+', removed: '−', changed: '±' } as const;

const changesTable = (changes: readonly Change[], { before, after }: Compared, speech: Speech): Html =>
  html`<table class="changes"><tbody>${changes.slice(0, mostLines).map(change => {
    const [how, what, told] = changeRow(change, { before, after }, speech);
    return html`<tr class="${change.kind}"><td><span aria-hidden="true">${marks[change.kind]}</span> ${how}</td><td>${what}</td><td dir="auto">${told}</td></tr>`;
  })}</tbody></table>`;

const actionsList = (actions: readonly EffectiveAction[], caseId: string, speech: Speech): Html =>
  html`<ul>${actions
    .slice(0, mostLines)
    .map(
      action =>
        html`<li>${action.on ? dayTold(action.on, speech.lang) : ''}${action.entry ? ` #${action.entry.number}` : ''} <a href="/actions/${action.id}?case=${caseId}">${say(speech.lang, action.type)}</a> ${marksHtml(action, speech.lang)}${gist(action, speech)}</li>`,
    )}</ul>`;

const answerHtml = (compared: Compared, visit: Visit): Html => {
  const { before, after, diff } = compared;
  const { lang } = visit;
  const words = compareWords[lang];
  const speech: Speech = { lang, names: namesIn(before, after) };
  const actions = (title: string, all: readonly EffectiveAction[]): Html | '' =>
    all.length === 0
      ? ''
      : html`<section><h2>${title} <small>${all.length}</small></h2>${actionsList(all, diff.id, speech)}${rest(all.length, compared, visit)}</section>`;
  return html`<div class="sides">${side(words.before, before, visit)}${side(words.after, after, visit)}</div>
<section id="changes"><h2>${words.facts} <small>${diff.changes.length}</small></h2>${diff.changes.length === 0 ? html`<p>${words.nothing}</p>` : changesTable(diff.changes, compared, speech)}${rest(diff.changes.length, compared, visit)}</section>
${actions(words.actions, diff.actions)}${actions(words.gone, diff.gone)}`;
};

/** What a case was and became, between two days or in what this Lis knew; at first only what can be asked. */
export const comparePage = (state: CaseBody, compared: Compared | undefined, visit: Visit): Html => {
  const words = compareWords[visit.lang];
  return frame(
    visit,
    `${words.title}: ${state.title}`,
    html`<h1>${words.title}: <a href="/cases/${state.id}">${state.title}</a></h1>
${forms(state, compared?.asked ?? {}, visit)}${compared ? answerHtml(compared, visit) : ''}`,
  );
};
