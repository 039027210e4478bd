import { court, numberingOf } from '../../events/courts.ts';
import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import type { CaseFold } from './caseFold.ts';
import { type Closing, tellsWhy } from './closing.ts';
import type { Context } from './fold.ts';
import type { Odd, Oddities, Oddity } from './oddity.ts';
import { suingBeside } from './parties.ts';
import { isLive, type ProceedingDraft } from './proceedingDraft.ts';
import { onDefence } from './roles.ts';
import type { Status } from './status.ts';

const proceedingOf = ({ proceedings }: CaseFold, { docket }: EffectiveAction): ProceedingDraft | undefined =>
  proceedings.get(docket);

/** A docket that was removed to, or refiled in, may say of itself that it was filed; it does not say so twice. */
const opening = (action: EffectiveAction, before: CaseFold): Oddity | undefined => {
  const opened = proceedingOf(before, action)?.opened;
  if (!opened || opened.inferred || opened.type !== action.type) return undefined;
  return { code: 'already_filed', standing: opened.type, on: opened.on };
};

type Ending = EffectiveActionOf<'case.withdrawn'> | EffectiveActionOf<'case.dismissed' | 'case.settled'>;

const endings = { 'case.withdrawn': 'withdrawn', 'case.dismissed': 'dismissed', 'case.settled': 'settled' } as const;

const elsewhere: ReadonlySet<Status> = new Set(['removed', 'transferred', 'remanded']);

/**
 * What ended may end in another way: a settlement after the judgment, a dismissal amended to be with prejudice, a member of a
 * consolidation by itself. It does not end twice in one way, nor where it no longer is, and nobody withdraws what is over.
 */
const endsAgain = ({ status, prejudice }: Closing, { type, data }: Ending): boolean =>
  status !== 'consolidated' &&
  (type === 'case.withdrawn' ||
    elsewhere.has(status) ||
    (status === endings[type] && prejudice === (data.prejudice ?? null)));

const ending = (action: Ending, before: CaseFold, { lookup }: Context): Oddity | undefined => {
  const opened = lookup.openedOn(action.docket);
  if (opened === undefined || opened > action.day) return { code: 'never_filed', about: action.docket };
  const closing = proceedingOf(before, action as EffectiveAction)?.closing;
  if (!closing || !tellsWhy(closing) || !endsAgain(closing, action)) return undefined;
  return { code: 'not_live', standing: closing.status, on: closing.on };
};

const whoWithdrew = (id: string, { lookup, identities }: Context): readonly string[] | undefined => {
  const [earlier] = lookup.actions(id, '');
  return earlier?.type === 'case.withdrawn' ? earlier.data.by?.map(identities.party) : undefined;
};

/** Rule 41(a)(1)(B): what a plaintiff withdraws a second time is over for good. */
const secondWithdrawal = (by: readonly string[], before: CaseFold, context: Context): Oddity | undefined => {
  const earlier = [...before.proceedings.values()].flatMap(({ closing }) =>
    closing?.status === 'withdrawn' ? closing.id : [],
  );
  const same = earlier.find(id => {
    const others = whoWithdrew(id, context);
    return by.length === 0 || others === undefined || others.some(one => by.includes(one));
  });
  return same === undefined ? undefined : { code: 'second_withdrawal', because: [same] };
};

/** What was pleaded against the plaintiffs is not theirs to withdraw (Rule 41(a)(2)). */
const counterclaimLeft = ({ docket }: EffectiveAction, { claims }: CaseFold): Oddity | undefined => {
  const left = [...claims.byId.values()].find(
    claim =>
      claim.docket === docket &&
      claim.kind === 'counterclaim' &&
      claim.droppedBy === undefined &&
      claim.binding.length === 0,
  );
  return left && { code: 'counterclaim_pending', because: left.because };
};

const withdrawing: Odd<'case.withdrawn'> = (action, before, context) => {
  const odd = ending(action, before, context);
  if (odd) return odd;
  const by = (action.data.by ?? []).map(context.identities.party);
  const roles = by.flatMap(id => before.parties.byId.get(id)?.appearances ?? []);
  if (roles.length > 0 && roles.every(({ role }) => onDefence(role)))
    return { code: 'withdrawn_by_defence', about: by.join(', ') };
  const others = suingBeside(before.parties, action.docket, by);
  if (others.length > 0) return { code: 'withdrawn_in_part', about: by.join(', '), known: others };
  return counterclaimLeft(action as EffectiveAction, before) ?? secondWithdrawal(by, before, context);
};

const refiling: Odd<'case.refiled'> = (action, before, { lookup }) => {
  const { from } = action.data;
  const left = before.proceedings.get(lookup.docket(from));
  if (left && isLive(left)) return { code: 'refiled_while_live', about: left.docket };
  if (left?.closing?.prejudice === 'with')
    return { code: 'refiled_for_good', about: left.docket, standing: left.closing.status };
  // Another case may hold the docket that it was filed in before.
  if (!left?.opened && from.caseId === undefined)
    return { code: 'never_filed', about: `${from.court} ${from.docketNumber}` };
  return opening(action, before);
};

const reopening = (action: EffectiveAction, before: CaseFold): Oddity | undefined => {
  const proceeding = proceedingOf(before, action);
  return proceeding?.opened && !isLive(proceeding) ? undefined : { code: 'not_closed' };
};

const judging: Odd<'judgment.entered'> = (action, before) => {
  const closing = proceedingOf(before, action)?.closing;
  const over = closing && (elsewhere.has(closing.status) || closing.status === 'withdrawn');
  return over ? { code: 'not_live', standing: closing.status, on: closing.on } : undefined;
};

/** Removal leads from a state's court to a federal one; back it is a remand. */
const removing: Odd<'case.removed'> = ({ proceeding, data: { to } }) => {
  const entered = to ?? proceeding;
  return entered && court(entered.court) && numberingOf(entered.court) === 'own'
    ? { code: 'removed_to_state_court', about: entered.court }
    : undefined;
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
  'case.removed': removing,
  'judgment.entered': judging,
  'stay.lifted': (action, before) =>
    action.data.scope !== 'case' || proceedingOf(before, action)?.stays.length ? undefined : { code: 'not_stayed' },
};
