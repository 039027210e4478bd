import type { CaseState } from '../../projections/state/shape.ts';
import { phrases } from './phrases.ts';
import { type Language, say } from './words.ts';

const live: ReadonlySet<string> = new Set(['pending', 'stayed']);
const lasting: ReadonlySet<string> = new Set([...live, 'administratively_closed']);

/** Why one should be careful with the status: what is uncertain of the actions that made it. */
const doubts = ({ because, uncertain }: CaseState, lang: Language): string => {
  const reasons = uncertain.flatMap(({ because: id, reasons }) => (because.status.includes(id) ? reasons : []));
  return [...new Set(reasons)].map(reason => say(lang, reason)).join(', ');
};

/** How a case stands, in one line. */
export const statusLine = (state: CaseState, lang: Language): string => {
  const { status, statusOn, prejudice, onAppeal, reopenedOn } = state;
  const stands = [
    say(lang, status),
    statusOn ? phrases[lang].since(statusOn, lasting.has(status)) : '',
    prejudice ? say(lang, prejudice === 'with' ? 'with_prejudice' : 'without_prejudice') : '',
  ];
  const careful = doubts(state, lang);
  const told = stands.filter(Boolean).join(', ') + (careful && ` (${careful})`);
  // Of a case that has ended since, it would read as if its end had been undone.
  const reopened = reopenedOn && live.has(status) ? `${say(lang, 'reopened')} ${reopenedOn}` : '';
  return [told, reopened, onAppeal ? say(lang, 'on_appeal') : ''].filter(Boolean).join(', ');
};
