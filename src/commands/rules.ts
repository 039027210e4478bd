import type { ActionType } from '../../events/catalogue.ts';
import { rankOf } from '../../events/catalogue.ts';
import { ranks } from '../../events/family.ts';
import type { ActionRef } from '../../events/reference.ts';
import type { CaseFold } from '../../projections/fold/caseFold.ts';
import type { Context } from '../../projections/fold/fold.ts';
import { hearingsOn } from '../../projections/fold/hearingDraft.ts';
import { isLive, type ProceedingDraft } from '../../projections/fold/proceedingDraft.ts';
import type { EffectiveAction, EffectiveActionOf } from '../../projections/time/effectiveAction.ts';

/** What speaks against an action, given the case as of its own day. */
export interface Objection {
  readonly code: string;
  readonly rule: string;
  readonly detail: string;
}

type Rule<T extends ActionType> = (
  action: EffectiveActionOf<T>,
  before: CaseFold,
  context: Context,
) => Objection | undefined;
type Rules = { readonly [T in ActionType]?: Rule<T> };

const object = (code: string, rule: string, detail: string): Objection => ({ code, rule, detail });

const named = (action: EffectiveAction): string => action.docket || 'the case';

const proceedingOf = (before: CaseFold, action: EffectiveAction): ProceedingDraft | undefined =>
  before.proceedings.get(action.docket);

const opening = (action: EffectiveAction, before: CaseFold): Objection | undefined => {
  const proceeding = proceedingOf(before, action);
  if (!proceeding?.opened || proceeding.opened.inferred) return undefined;
  return object(
    'already_filed',
    'A docket is opened once.',
    `${named(action)} was already opened by ${proceeding.opened.type} on ${proceeding.opened.on ?? 'an unknown day'}.`,
  );
};

const ending = (action: EffectiveAction, before: CaseFold): Objection | undefined => {
  const proceeding = proceedingOf(before, action);
  if (!proceeding?.opened) {
    return object(
      'never_filed',
      'Only what was filed can end.',
      `${named(action)} had not been filed by ${action.day}; there is nothing for ${action.type} to end.`,
    );
  }
  if (isLive(proceeding) || proceeding.closing?.status === 'administratively_closed') return undefined;
  return object(
    'not_live',
    'Only a live proceeding can end.',
    `${named(action)} already ended (${proceeding.closing!.status}) on ${proceeding.closing!.on ?? 'an unknown day'}.`,
  );
};

type OnMotion = Extract<EffectiveAction, { data: { motion?: ActionRef | undefined } }>;

/** Whether the day leaves room for it: filed "in May" it may have been there on 6 May (docs/decisions/0006). */
const foundBy = ({ day }: EffectiveAction, named: readonly EffectiveAction[], ...types: ActionType[]): boolean =>
  named.some(action => types.includes(action.type) && (action.on === null || action.on <= day));

const motionKnown = (action: OnMotion, _before: CaseFold, { lookup }: Context): Objection | undefined => {
  const { motion } = action.data;
  if (motion === undefined) return undefined;
  const found = lookup.actions(motion, action.docket);
  if (foundBy(action, found, 'motion.filed')) return undefined;
  const name = typeof motion === 'string' ? motion : `entry ${motion.entry}`;
  const later = found.find(({ type }) => type === 'motion.filed')?.on;
  return object(
    'unknown_motion',
    'Only a motion that was filed can be answered or ruled on.',
    later
      ? `The motion at ${name} of ${named(action)} was filed on ${later}, after ${action.day}.`
      : `No motion stands at ${name} of ${named(action)}.`,
  );
};

type OnHearing =
  | EffectiveActionOf<'hearing.reset'>
  | EffectiveActionOf<'hearing.vacated'>
  | EffectiveActionOf<'hearing.held'>;

const hearingKnown = (action: OnHearing, before: CaseFold, context: Context): Objection | undefined => {
  const ref = action.data.hearing;
  if (ref === undefined) return undefined;
  const known =
    typeof ref === 'object' && 'kind' in ref
      ? hearingsOn(before.hearings, ref, action.docket, context).length > 0
      : foundBy(action, context.lookup.actions(ref, action.docket), 'hearing.set', 'hearing.held');
  if (known) return undefined;
  return object(
    'unknown_hearing',
    'Only a hearing that was set can be moved, vacated or held.',
    `No such hearing was set in ${named(action)}.`,
  );
};

/** What the writer may have meant. */
const those = (known: ReadonlyMap<string, unknown>): string => {
  const names = [...known.keys()];
  return names.length === 0 ? '' : ` (known: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' …' : ''})`;
};

const claimKnown = (
  action: EffectiveActionOf<'claim.disposed'> | EffectiveActionOf<'claim.sustained'>,
  before: CaseFold,
  { identities }: Context,
) =>
  before.claims.byId.has(identities.claim(action.data.claim))
    ? undefined
    : object(
        'unknown_claim',
        'Only a claim that was pleaded can be ruled on.',
        `The claim ${action.data.claim} had not been pleaded by ${action.day}${those(before.claims.byId)}.`,
      );

const partyKnown = (
  action: EffectiveActionOf<'party.terminated'> | EffectiveActionOf<'party.renamed'>,
  before: CaseFold,
  { identities }: Context,
) =>
  before.parties.byId.has(identities.party(action.data.party))
    ? undefined
    : object(
        'unknown_party',
        'Only a party that joined can leave or be renamed.',
        `The party ${action.data.party} had not joined by ${action.day}${those(before.parties.byId)}.`,
      );

const rules: Rules = {
  'case.filed': opening,
  'petition.filed': opening,
  'case.refiled': (action, before, context) => {
    const { from } = action.data;
    const left = before.proceedings.get(context.lookup.docket(from));
    if (!left?.opened) {
      return object(
        'never_filed',
        'Only what was filed before can be refiled.',
        `${from.court} ${from.docketNumber} had not been filed by ${action.day}.`,
      );
    }
    if (isLive(left)) {
      return object(
        'still_live',
        'A live case is not refiled.',
        `${left.docket} was still pending on ${action.day}: record how it ended first.`,
      );
    }
    return opening(action, before);
  },
  'case.withdrawn': ending,
  'case.dismissed': ending,
  'case.settled': ending,
  'case.reopened': (action, before) => {
    const proceeding = proceedingOf(before, action);
    if (proceeding?.opened && !isLive(proceeding)) return undefined;
    return object(
      'not_closed',
      'Only a closed proceeding can be reopened.',
      `${named(action)} was not closed on ${action.day}.`,
    );
  },
  'stay.lifted': (action, before) =>
    action.data.scope !== 'case' || proceedingOf(before, action)?.stay
      ? undefined
      : object(
          'not_stayed',
          'Only a stay that stands can be lifted.',
          `${named(action)} was not stayed on ${action.day}.`,
        ),
  'complaint.amended': (action, before) =>
    before.claims.pleadings.some(({ docket, kind }) => docket === action.docket && kind === 'complaint')
      ? undefined
      : object(
          'nothing_to_amend',
          'Only a complaint that was filed can be amended.',
          `No complaint stood in ${named(action)} on ${action.day}.`,
        ),
  'motion.opposed': motionKnown,
  'motion.replied': motionKnown,
  'motion.submitted': motionKnown,
  'motion.withdrawn': motionKnown,
  'motion.ruled': motionKnown,
  'recommendation.made': motionKnown,
  'hearing.reset': hearingKnown,
  'hearing.vacated': hearingKnown,
  'hearing.held': hearingKnown,
  'claim.disposed': claimKnown,
  'claim.sustained': claimKnown,
  'party.terminated': partyKnown,
  'party.renamed': partyKnown,
};

const firstOpened = ranks.indexOf('join');
const lastOpened = ranks.indexOf('close');

/** What happens in a docket happens after it was opened; entries are the court's own fact, and context has no docket. */
const inOpenDocket = (action: EffectiveAction, before: CaseFold): Objection | undefined => {
  const rank = rankOf(action.type);
  if (action.docket === '' || rank < firstOpened || rank > lastOpened || action.type === 'case.related')
    return undefined;
  if (proceedingOf(before, action)?.opened) return undefined;
  return object(
    'never_filed',
    'What happens in a docket happens after it was opened.',
    `${named(action)} had not been opened by ${action.day}: record case.filed (or case.refiled, case.removed …) first, or check the court and the docket number.`,
  );
};

/** The first rule that speaks against the action, if any. */
export const objectionTo = (action: EffectiveAction, before: CaseFold, context: Context): Objection | undefined =>
  (rules[action.type] as Rule<ActionType> | undefined)?.(action as never, before, context) ??
  inOpenDocket(action, before);
