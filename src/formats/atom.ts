import { Feed, type Item } from 'feed';
import { idOf } from '../../events/identity.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { gist } from '../words/gist.ts';
import type { Speech } from '../words/names.ts';
import { say, sayField } from '../words/words.ts';
import { type CaseTold, itemsOf, retractedOf, speechOf } from './caseTold.ts';
import { doubtsOf, markedTitle } from './doubts.ts';
import { feedText, feedTitle } from './feedText.ts';

/** Readers come back often, and for what is new: older actions stand in the other formats. */
const entries = 100;

/** When this Lis last said something else of it. */
const changedAt = ({ recordedAt, corrected, confirmed, retracted }: EffectiveAction): string =>
  [recordedAt, ...[corrected, confirmed, retracted].map(by => by?.recordedAt ?? '')].sort().at(-1)!;

const sourcesAsHtml = ({ sources }: EffectiveAction): string =>
  sources
    .map(({ url, citation }) =>
      url ? `<a href="${feedText(url)}">${feedText(citation ?? url)}</a>` : feedText(citation ?? ''),
    )
    .join('; ');

const rowsOf = (action: EffectiveAction, speech: Speech): readonly (readonly [label: string, asHtml: string])[] => {
  const { lang } = speech;
  const { on, notAfter, docket, entry, corrected, retracted, sources } = action;
  return [
    [sayField(lang, 'on'), feedText(on ?? (notAfter ? `≤ ${notAfter}` : ''))],
    [sayField(lang, 'docket'), feedText(docket)],
    [say(lang, 'entry'), entry ? `#${entry.number}` : ''],
    [say(lang, 'corrected'), corrected ? feedText(corrected.reason) : ''],
    [say(lang, 'retracted'), retracted ? feedText(retracted.reason) : ''],
    [say(lang, 'sources'), sources.length > 0 ? sourcesAsHtml(action) : ''],
  ];
};

const itemOf = (action: EffectiveAction, speech: Speech, { state, home }: CaseTold): Item => {
  const label = say(speech.lang, action.type);
  const words = gist(action, speech);
  const doubts = action.retracted ? say(speech.lang, 'retracted') : doubtsOf(state, [action.id], speech.lang);
  const rows = rowsOf(action, speech).filter(([, text]) => text !== '');
  const facts = rows.map(([name, text]) => `<li>${feedText(name)}: ${text}</li>`).join('');
  return {
    id: `urn:uuid:${action.id}`,
    title: feedText(feedTitle(markedTitle(doubts, `${state.title}: ${label}${words && ` – ${words}`}`))),
    link: `${home}/api/v1/actions/${action.id}`,
    date: new Date(changedAt(action)),
    published: new Date(action.recordedAt),
    content: `<p>${feedText(words || label)}</p><ul>${facts}</ul>`,
    category: [{ name: action.type, term: action.type }],
  };
};

const newestFirst = (a: EffectiveAction, b: EffectiveAction): number => {
  const [changed, other] = [changedAt(a), changedAt(b)];
  return changed === other ? b.revision - a.revision : changed < other ? 1 : -1;
};

/**
 * The actions of a case that were recorded, corrected, confirmed or retracted last, the newest first, as a feed (RFC 4287). An
 * entry is the same for ever; `updated` tells when this Lis last said something else of it.
 */
export const atom = (told: CaseTold, self: string): string => {
  const { state, home } = told;
  const speech = speechOf(told);
  const items = [...itemsOf(told), ...retractedOf(told)].sort(newestFirst);
  const updated = items[0] ? changedAt(items[0]) : told.events.at(-1)!.recordedAt;
  const feed = new Feed({
    id: `urn:uuid:${idOf(['feed', state.id])}`,
    title: feedTitle(state.title),
    updated: new Date(updated),
    link: `${home}/api/v1/cases/${state.id}`,
    feed: `${home}${self}`,
    author: { name: 'Lis' },
    generator: 'Lis',
  });
  for (const action of items.slice(0, entries)) feed.addItem(itemOf(action, speech, told));
  return feed.atom1();
};
