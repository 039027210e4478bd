import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { gist } from '../words/gist.ts';
import type { Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { dateOf, entryOf, marksTold, placeOf } from './actionMarks.ts';
import { columns } from './columns.ts';
import { shortIds } from './shortIds.ts';

export interface HistoryLook {
  readonly room: number;
  /** Shows how each action is named to `lis action`. */
  readonly ids?: boolean | undefined;
}

/** The history as rows: date, the docket where there are several, entry, what happened, in short. Lis's own actions, which have no date, come last. */
export const showHistory = (items: readonly EffectiveAction[], speech: Speech, { room, ids }: HistoryLook): string => {
  const { lang } = speech;
  const short = ids ? shortIds(items.map(({ id }) => id)) : undefined;
  const legal = items.filter(({ day }) => day !== '');
  const own = items.filter(({ day }) => day === '');
  const rows = [...legal, ...own].map(action => [
    dateOf(action),
    placeOf(action, speech),
    entryOf(action),
    short?.get(action.id) ?? '',
    say(lang, action.type),
    marksTold(action, lang) + gist(action, speech),
  ]);
  return columns(rows, room);
};
