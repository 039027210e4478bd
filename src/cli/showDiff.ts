import type { Change } from '../../projections/diff/stateDiff.ts';
import type { DiffBody } from '../views/askCase.ts';
import { columns, heading } from './columns.ts';
import { showHistory } from './showHistory.ts';
import { type Language, say } from './words.ts';

const sign = { added: '+', removed: '−', changed: '~' } as const;

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const told = ({ kind, label, fields }: Change): string =>
  kind === 'changed'
    ? fields.map(({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`).join('; ')
    : fields
        .map(({ field, before, after }) => [field, kind === 'added' ? after : before] as const)
        .filter(([, value]) => value !== null && value !== label)
        .map(([field, value]) => `${field}: ${shown(value)}`)
        .join('; ');

/** A diff as a person reads it: facts that changed, then the actions that changed them. */
export const showDiff = ({ changes, actions, gone, from, to }: DiffBody, lang: Language, room: number): string =>
  [
    `${from.asOf} (${from.at}) → ${to.asOf} (${to.at})\n`,
    changes.length === 0
      ? `${say(lang, 'nothing_changed')}\n`
      : columns(
          changes.map(change => [sign[change.kind], say(lang, change.what), change.label, told(change)]),
          room,
        ),
    actions.length > 0 ? heading(say(lang, 'actions')) + showHistory(actions, lang, room) : '',
    gone.length > 0 ? heading(say(lang, 'no_longer_in_effect')) + showHistory(gone, lang, room) : '',
  ].join('');
