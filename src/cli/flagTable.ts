import type { Flag } from '../../projections/state/shape.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { clean } from '../words/clean.ts';
import { gist } from '../words/gist.ts';
import type { Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { dateOf, entryOf, marksTold, placeOf } from './actionMarks.ts';
import { cut, heading, paragraphs } from './columns.ts';
import { leastDigits, shortIds } from './shortIds.ts';

/** Of a docket text that goes on for pages its beginning says which it is. */
const longest = 160;

/** What an action is, in one line that ends with how `lis action` finds it. */
const actionLine = (action: EffectiveAction, shortId: string, speech: Speech): string => {
  const { lang } = speech;
  const what = [say(lang, action.type), marksTold(action, lang) + gist(action, speech)].filter(Boolean).join(': ');
  return [dateOf(action), placeOf(action, speech), entryOf(action), cut(clean(what), longest), `(${shortId})`]
    .filter(Boolean)
    .join('  ');
};

/** The flags, each with the actions that it rests on. */
export const flagTable = (
  flags: readonly Flag[],
  history: readonly EffectiveAction[],
  speech: Speech,
  room: number,
): string => {
  if (flags.length === 0) return '';
  const byId = new Map(history.map(action => [action.id, action]));
  const short = shortIds([...byId.keys(), ...flags.flatMap(({ because }) => because)]);
  const line = (id: string): string => {
    const [action, shortId] = [byId.get(id), short.get(id) ?? id.slice(0, leastDigits)];
    return action ? actionLine(action, shortId, speech) : `(${shortId})`;
  };
  const rows = flags.flatMap(({ flag, because }) =>
    (because.length > 0 ? because.map(line) : ['']).map((told, index) => [
      index === 0 ? say(speech.lang, flag) : '',
      told,
    ]),
  );
  return heading(say(speech.lang, 'flags')) + paragraphs(rows, room);
};
