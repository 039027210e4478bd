import type { Hearing, Motion } from '../../../projections/state/shape.ts';
import type { MarkKind } from '../../drawing/markKind.ts';
import { claimGroups, lastNumber } from '../../words/claimGroups.ts';
import { dayTold } from '../../words/days.ts';
import { tellDispositions } from '../../words/dispositions.ts';
import { hearingName } from '../../words/hearingName.ts';
import { pageWords } from '../../words/pageWords.ts';
import { listed } from '../../words/phrases.ts';
import { say, sayKind } from '../../words/words.ts';
import { type Content, type Html, html } from '../html.ts';
import { addressOf, type CaseView } from './caseView.ts';

/** What a table shows of a long case: the rest is among what happened. */
const mostRows = 40;

const rest = (count: number, kind: MarkKind, view: CaseView): Html | '' =>
  count <= mostRows
    ? ''
    : html`<p><a href="${addressOf(view, { kind, page: undefined }, 'entries')}">${pageWords[view.speech.lang].all} (${count})</a></p>`;

const section = (id: string, title: string, count: number, content: Content): Html | '' =>
  count === 0 ? '' : html`<section id="${id}"><h2>${title} <small>${count}</small></h2>${content}</section>`;

export const claims = ({ state, speech }: CaseView): Html | '' => {
  const { lang, names } = speech;
  const groups = claimGroups(state, state.claims, speech).map(
    ({ title, claims }) =>
      html`<h3>${title}</h3><ul class="claims">${claims.map(claim => {
        const became = tellDispositions(claim, state, speech);
        const number = lastNumber(claim)?.number;
        return html`<li class="${claim.status}">${number === undefined ? '' : html`<span class="count">${number}</span> `}${names.claims.get(claim.id) ?? claim.title}: <strong>${say(lang, claim.status)}</strong>${became && `, ${became}`}</li>`;
      })}</ul>`,
  );
  return section('claims', pageWords[lang].claims, state.claims.length, groups);
};

export const parties = ({ state, speech: { lang, names } }: CaseView): Html | '' =>
  section(
    'parties',
    pageWords[lang].parties,
    state.parties.length,
    html`<ul class="parties">${state.parties.map(
      ({ name, formerNames, appearances }) =>
        html`<li><strong>${name}</strong>${formerNames.length > 0 ? html` <small>(${formerNames.join(', ')})</small>` : ''}<ul>${appearances.map(
          ({ role, proceeding, joinedOn, leftOn }) =>
            html`<li>${sayKind(lang, 'role', role)}${names.places.size > 0 ? html` <small>${names.places.get(proceeding) ?? proceeding}</small>` : ''}: ${joinedOn ? dayTold(joinedOn, lang) : '?'} – ${leftOn ? dayTold(leftOn, lang) : ''}</li>`,
        )}</ul></li>`,
    )}</ul>`,
  );

const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const pendingDays = ({ filedOn, ruledOn, status }: Motion, asOf: string): number | undefined => {
  const end = status === 'pending' ? asOf : ruledOn;
  return filedOn?.length === 10 && end?.length === 10 ? daysBetween(filedOn, end) : undefined;
};

export const motions = (view: CaseView): Html | '' => {
  const {
    state,
    speech: { lang },
  } = view;
  const words = pageWords[lang];
  const row = (motion: Motion): Html => {
    const { id, entry, title, kinds, filedOn, rulings, status, ruledOn } = motion;
    const name =
      title ??
      listed(
        lang,
        kinds.map(kind => sayKind(lang, 'motion', kind)),
      );
    const days = pendingDays(motion, state.asOf);
    const told = rulings.map(({ on, outcome, because: [ruling] }) => {
      const text = `${say(lang, outcome)}${on ? ` ${dayTold(on, lang)}` : ''}`;
      return ruling ? html`<a href="/actions/${ruling}?case=${state.id}">${text}</a> ` : `${text} `;
    });
    return html`<tr class="${status}"><td class="number">${entry ? `#${entry.number}` : ''}</td><td><a href="/actions/${id}?case=${state.id}">${name}</a></td><td>${filedOn ? dayTold(filedOn, lang) : '?'}</td><td>${rulings.length > 0 ? told : `${say(lang, status)}${ruledOn && status !== 'pending' ? ` ${dayTold(ruledOn, lang)}` : ''}`}</td><td class="days">${days ?? ''}</td></tr>`;
  };
  const [pending, others] = [
    state.motions.filter(({ status }) => status === 'pending'),
    state.motions.filter(({ status }) => status !== 'pending'),
  ];
  const ordered = [...pending.reverse(), ...others.reverse()];
  return section(
    'motions',
    words.motions,
    state.motions.length,
    html`<details><summary>${say(lang, 'pending_motions')}: ${pending.length}</summary><table><thead><tr><th scope="col">#</th><th scope="col">${say(lang, 'motion')}</th><th scope="col">${words.filed}</th><th scope="col">${words.ruled}</th><th scope="col">${words.days}</th></tr></thead><tbody>${ordered.slice(0, mostRows).map(row)}</tbody></table>${rest(ordered.length, 'motion', view)}</details>`,
  );
};

export const hearings = (view: CaseView): Html | '' => {
  const {
    state,
    speech: { lang },
  } = view;
  const words = pageWords[lang];
  const row = (hearing: Hearing): Html =>
    html`<tr class="${hearing.status}"><td>${hearing.at ? dayTold(hearing.at, lang) : '?'}</td><td><a href="/actions/${hearing.id}?case=${state.id}">${hearingName(hearing, lang)}</a>${hearing.moves.map(
      ({ from }) => (from ? html`<br><small>${words.movedFrom} ${dayTold(from, lang)}</small>` : ''),
    )}</td><td>${say(lang, hearing.status)}</td></tr>`;
  return section(
    'hearings',
    words.hearings,
    state.hearings.length,
    html`<details><summary>${state.nextHearing?.at ? `${words.next}: ${dayTold(state.nextHearing.at, lang)}` : words.noNext}</summary><table><thead><tr><th scope="col">${words.date}</th><th scope="col">${say(lang, 'hearing')}</th><th scope="col">${words.status}</th></tr></thead><tbody>${[...state.hearings].reverse().slice(0, mostRows).map(row)}</tbody></table>${rest(state.hearings.length, 'hearing', view)}</details>`,
  );
};
