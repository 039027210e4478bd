import type { DiffBody } from '../views/askCase.ts';
import { changeRow } from '../words/changeRow.ts';
import type { Sides } from '../words/facts.ts';
import { namesIn, type Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { heading, paragraphs } from './columns.ts';
import { showHistory } from './showHistory.ts';

const sideLine = ({ asOf, at }: DiffBody['from']): string => `${asOf} (${at})`;

/** A diff as a person reads it: facts that changed, then the actions that changed them. */
export const showDiff = (
  { changes, actions, gone, from, to }: DiffBody,
  sides: Sides,
  lang: Speech['lang'],
  room: number,
): string => {
  const speech: Speech = { lang, names: namesIn(sides.before, sides.after) };
  const history = (title: string, items: DiffBody['actions']) =>
    items.length > 0 ? heading(title) + showHistory(items, speech, { room }) : '';
  return [
    `${sideLine(from)} → ${sideLine(to)}\n`,
    changes.length === 0
      ? `${say(lang, 'nothing_changed')}\n`
      : paragraphs(
          changes.map(change => changeRow(change, sides, speech)),
          room,
        ),
    history(say(lang, 'actions'), actions),
    history(say(lang, 'no_longer_in_effect'), gone),
  ].join('');
};
