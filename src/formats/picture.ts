import { type TimelineAsked, type TimelineWords, timeline } from '../drawing/timeline.ts';
import type { CaseBody, HistoryBody } from '../views/askCase.ts';
import { dayTold } from '../words/days.ts';
import { gist } from '../words/gist.ts';
import { markWords } from '../words/markWords.ts';
import type { Speech } from '../words/names.ts';
import { pageWords } from '../words/pageWords.ts';
import { listed, phrases } from '../words/phrases.ts';
import { say, sayKind } from '../words/words.ts';

export interface PictureAsked extends Pick<TimelineAsked, 'from' | 'to'> {
  readonly state: CaseBody;
  readonly history: HistoryBody;
  readonly speech: Speech;
  /** Where a bar leads, that stands for the marks of these days. */
  readonly zoomTo: (from: string, to: string) => string;
}

const wordsFor = ({ speech, state }: PictureAsked): TimelineWords => {
  const { lang, names } = speech;
  const words = pageWords[lang];
  return {
    label: `${words.picture}: ${state.title}`,
    context: words.context,
    claims: words.claims,
    parties: words.parties,
    asOf: `${words.asOf} ${dayTold(state.asOf, lang)}`,
    kinds: markWords[lang],
    mark: ({ action, day }) => {
      const number = action.entry ? ` #${action.entry.number}` : '';
      return `${action.on ?? day}${number} ${[say(lang, action.type), gist(action, speech)].filter(Boolean).join(': ')}`;
    },
    bar: phrases[lang].marksBetween,
    more: phrases[lang].andMore,
    lane: ({ id, court, writtenAs }) => names.dockets.get(id) ?? `${court} ${writtenAs}`,
    state: name => (name === 'present' || name === 'gone' ? words[name] : say(lang, name)),
    party: (all, role) => `${listed(lang, all, 2)} (${sayKind(lang, 'role', role)})`,
    tick: (day, inYears) => (inYears ? day.slice(0, 4) : day.slice(0, 7)),
  };
};

/** The picture of a case, whose marks lead to their actions. */
export const picture = (asked: PictureAsked): string => {
  const { state, history, from, to, zoomTo } = asked;
  const linkTo: TimelineAsked['linkTo'] = ({ action }) => `/actions/${action.id}?case=${state.id}`;
  return timeline({ ...{ state, history: history.items, from, to }, words: wordsFor(asked), linkTo, zoomTo });
};
