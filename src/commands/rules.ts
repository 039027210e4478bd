import type { Oddity } from '../../projections/fold/oddity.ts';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import type { Objection } from './refusal.ts';

interface Rule {
  readonly rule: string;
  readonly detail: (odd: Oddity, action: EffectiveAction) => string;
}

const place = ({ docket }: EffectiveAction): string => docket || 'the case';

const dayOf = (on: string | null | undefined): string => on ?? 'an unknown day';

const those = ({ known = [] }: Oddity): string =>
  known.length === 0 ? '' : ` (known: ${known.slice(0, 10).join(', ')}${known.length > 10 ? ' …' : ''})`;

const missing =
  (what: string): Rule['detail'] =>
  ({ about }, action) =>
    `No ${what} stands at ${about} of ${place(action)}.`;

const neverFiled: Rule = {
  rule: 'What happens in a docket happens after it was opened.',
  detail: ({ about }, { day }) =>
    `${about} had not been opened by ${day}: record case.filed (or case.refiled, case.removed …) first, or check the court and the docket number.`,
};

/**
 * Of what is odd for the case (projections/fold/oddities.ts), what a person cannot record without `override`, in words.
 * What is not here is flagged alone. What courts published is never refused.
 */
const rules: Readonly<Record<string, Rule>> = {
  already_filed: {
    rule: 'A docket is opened once.',
    detail: ({ standing, on }, action) => `${place(action)} was already opened by ${standing} on ${dayOf(on)}.`,
  },
  never_filed: neverFiled,
  not_live: {
    rule: 'Only a live proceeding can end.',
    detail: ({ standing, on }, action) => `${place(action)} already ended (${standing}) on ${dayOf(on)}.`,
  },
  withdrawn_by_defence: {
    rule: 'Only who brought a case can withdraw it.',
    detail: ({ about }) =>
      `${about} defends it. What the defence withdraws of its own is claim.disposed or motion.withdrawn.`,
  },
  withdrawn_in_part: {
    rule: 'A case is withdrawn by all who brought it.',
    detail: ({ about, known = [] }) =>
      `${known.join(', ')} go on suing: record party.terminated for ${about}, and claim.disposed for what they pleaded alone.`,
  },
  refiled_for_good: {
    rule: 'What ended with prejudice is not refiled.',
    detail: ({ about, standing }) => `${about} ended with prejudice (${standing}).`,
  },
  refiled_while_live: {
    rule: 'A live case is not refiled.',
    detail: ({ about }, { day }) => `${about} was still pending on ${day}: record how it ended first.`,
  },
  removed_to_state_court: {
    rule: 'A case is removed to a federal court (28 U.S.C. 1441).',
    detail: ({ about }) => `${about} is none: record case.remanded or case.transferred, or check from and to.`,
  },
  not_closed: {
    rule: 'Only a closed proceeding can be reopened.',
    detail: (_odd, action) => `${place(action)} was not closed on ${action.day}.`,
  },
  not_stayed: {
    rule: 'Only a stay that stands can be lifted.',
    detail: (_odd, action) => `${place(action)} was not stayed on ${action.day}.`,
  },
  nothing_to_amend: {
    rule: 'Only a complaint that was filed can be amended.',
    detail: (_odd, action) => `No complaint stood in ${place(action)} on ${action.day}.`,
  },
  pleading_taken: {
    rule: 'A pleading has a slug of its own.',
    detail: ({ about, on }) => `The slug ${about} is that of the pleading of ${dayOf(on)}: give this one another.`,
  },
  unknown_pleading: {
    rule: 'Only a pleading that was filed can be amended.',
    detail: (odd, { day }) => `No pleading ${odd.about} had been filed by ${day}${those(odd)}.`,
  },
  unknown_motion: {
    rule: 'Only a motion that was filed can be answered or ruled on.',
    detail: ({ about, on }, action) =>
      on
        ? `The motion at ${about} of ${place(action)} was filed on ${on}, after ${action.day}.`
        : `No motion stands at ${about} of ${place(action)}.`,
  },
  unknown_hearing: {
    rule: 'Only a hearing that was set can be moved, vacated or held.',
    detail: ({ about }, action) => `No hearing ${about} had been set in ${place(action)} by ${action.day}.`,
  },
  unknown_claim: {
    rule: 'Only a claim that was pleaded can be ruled on.',
    detail: (odd, { day }) => `The claim ${odd.about} had not been pleaded by ${day}${those(odd)}.`,
  },
  unknown_party: {
    rule: 'Who acts in a case, or is acted against, is recorded as a party of it.',
    detail: (odd, { day }) =>
      `The party ${odd.about} had not joined by ${day}${those(odd)}: record party.joined first; role says what it is (plaintiff, movant, amicus …).`,
  },
  party_taken: {
    rule: 'A party has a slug of its own.',
    detail: ({ about, standing }) =>
      `The slug ${about} is that of ${JSON.stringify(standing)}: record party.renamed, or choose another slug.`,
  },
  party_not_there: {
    rule: 'Only who is in a proceeding can leave it.',
    detail: ({ about, standing }, action) =>
      `The party ${about} was not in ${place(action)}${standing ? ` as ${standing}` : ''} on ${action.day}.`,
  },
  unknown_counsel: {
    rule: 'Only counsel who appeared can withdraw.',
    detail: ({ about }, action) =>
      `${about} did not represent all of these parties in ${place(action)} on ${action.day}.`,
  },
  unknown_judge: {
    rule: 'Only a judge who was assigned can be replaced or step down.',
    detail: ({ about }, action) => `${about} was not assigned to ${place(action)} on ${action.day}.`,
  },
  unknown_entry: { rule: 'Only an entry that is there can be struck or edited.', detail: missing('entry') },
  unknown_deadline: { rule: 'Only a deadline that was set can be changed.', detail: missing('deadline') },
  unknown_trigger: { rule: 'A deadline runs from what is in the record.', detail: missing('action') },
  unknown_order: { rule: 'Only an order that was entered can be amended or vacated.', detail: missing('order') },
};

export const ruleCodes = Object.keys(rules);

/** Why a person cannot record the action, where its oddity is a reason. */
export const objectionTo = (odd: Oddity, action: EffectiveAction): Objection | undefined => {
  const rule = rules[odd.code];
  return rule && { code: odd.code, rule: rule.rule, detail: rule.detail(odd, action) };
};
