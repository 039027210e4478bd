import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { CaseFold } from './caseFold.ts';
import { tellsWhy } from './closing.ts';
import type { Odd, Oddities, Oddity } from './oddity.ts';
import { isLive, type ProceedingDraft } from './proceedingDraft.ts';
import { onDefence } from './roles.ts';

const proceedingOf = ({ proceedings }: CaseFold, { docket }: EffectiveAction): ProceedingDraft | undefined =>
  proceedings.get(docket);

const opening = (action: EffectiveAction, before: CaseFold): Oddity | undefined => {
  const opened = proceedingOf(before, action)?.opened;
  if (!opened || opened.inferred) return undefined;
  return { code: 'already_filed', standing: opened.type, on: opened.on };
};

/** A clerk's bare closing, or an administrative one, leaves room for what really ended the case. */
const ending = (action: EffectiveAction, before: CaseFold): Oddity | undefined => {
  const proceeding = proceedingOf(before, action);
  if (!proceeding?.opened) return { code: 'never_filed', about: action.docket };
  const { closing } = proceeding;
  return closing && tellsWhy(closing) ? { code: 'not_live', standing: closing.status, on: closing.on } : undefined;
};

const withdrawing: Odd<'case.withdrawn'> = (action, before, { identities }) => {
  const odd = ending(action, before);
  if (odd) return odd;
  const by = (action.data.by ?? []).map(identities.party);
  const roles = by.flatMap(id => before.parties.byId.get(id)?.appearances ?? []);
  if (roles.length > 0 && roles.every(({ role }) => onDefence(role)))
    return { code: 'withdrawn_by_defence', about: by.join(', ') };
  const earlier = [...before.proceedings.values()].find(({ closing }) => closing?.status === 'withdrawn');
  return earlier && { code: 'second_withdrawal', because: [earlier.closing!.id] };
};

const refiling: Odd<'case.refiled'> = (action, before, { lookup }) => {
  const { from } = action.data;
  const left = before.proceedings.get(lookup.docket(from));
  if (!left?.opened) return { code: 'never_filed', about: `${from.court} ${from.docketNumber}` };
  if (isLive(left)) return { code: 'refiled_while_live', about: left.docket };
  return opening(action, before);
};

const reopening = (action: EffectiveAction, before: CaseFold): Oddity | undefined => {
  const proceeding = proceedingOf(before, action);
  return proceeding?.opened && !isLive(proceeding) ? undefined : { code: 'not_closed' };
};

/** How a docket opens, ends, and comes back. */
export const oddCourses: Oddities = {
  'case.filed': opening,
  'petition.filed': opening,
  'case.refiled': refiling,
  'case.withdrawn': withdrawing,
  'case.dismissed': ending,
  'case.settled': ending,
  'case.reopened': reopening,
  'stay.lifted': (action, before) =>
    action.data.scope !== 'case' || proceedingOf(before, action)?.stay ? undefined : { code: 'not_stayed' },
};
