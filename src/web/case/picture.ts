import { getOrMake } from '../../../projections/getOrMake.ts';
import { type TimelineWords, timeline } from '../../drawing/timeline.ts';
import { dayTold } from '../../words/days.ts';
import { gist } from '../../words/gist.ts';
import { pageWords } from '../../words/pageWords.ts';
import { listed } from '../../words/phrases.ts';
import { say, sayKind } from '../../words/words.ts';
import { addressOf, type CaseView } from './caseView.ts';
import { kindWords } from './kindWords.ts';

const wordsFor = ({ speech, state }: CaseView): TimelineWords => {
  const { lang, names } = speech;
  const words = pageWords[lang];
  return {
    label: `${words.picture}: ${state.title}`,
    context: words.context,
    claims: words.claims,
    parties: words.parties,
    asOf: `${words.asOf} ${dayTold(state.asOf, lang)}`,
    kinds: kindWords[lang],
    mark: ({ action, day }) => {
      const number = action.entry ? ` #${action.entry.number}` : '';
      return `${action.on ?? day}${number} ${[say(lang, action.type), gist(action, speech)].filter(Boolean).join(': ')}`;
    },
    bar: (count, from, to) => (lang === 'en' ? `${count} from ${from} to ${to}` : `${from}부터 ${to}까지 ${count}건`),
    more: count => (lang === 'en' ? `and ${count} more` : `그 밖에 ${count}건`),
    lane: ({ id, court, writtenAs }) => names.dockets.get(id) ?? `${court} ${writtenAs}`,
    state: name =>
      name === 'present' || name === 'gone'
        ? lang === 'en'
          ? name
          : name === 'gone'
            ? '이탈'
            : '참여 중'
        : say(lang, name),
    party: (all, role) => `${listed(lang, all, 2)} (${sayKind(lang, 'role', role)})`,
    tick: (day, inYears) => (inYears ? day.slice(0, 4) : day.slice(0, 7)),
  };
};

/** Of one folded case. */
const mostDrawn = 20;

/** Draws it anew. */
export const draw = (view: CaseView): string =>
  timeline({
    state: view.state,
    history: view.history.items,
    from: view.asked.from,
    to: view.asked.to,
    words: wordsFor(view),
    linkTo: ({ action }) => `/actions/${action.id}?case=${view.state.id}`,
    zoomTo: (from, to) => addressOf(view, { from, to, page: undefined }),
  });

const drawn = new WeakMap<object, Map<string, string>>();

/** The picture of a case, whose marks lead to their actions; of one question it is drawn once. */
export const picture = (view: CaseView): string => {
  const { history, asked, speech } = view;
  const pictures = getOrMake(drawn, history as object, () => new Map<string, string>());
  const key = JSON.stringify([speech.lang, asked]);
  const svg = pictures.get(key) ?? draw(view);
  if (pictures.size < mostDrawn) pictures.set(key, svg);
  return svg;
};
