import type { ActionRef, HearingRef } from '../../events/reference.ts';
import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import { canBeBy } from '../time/legalDate.ts';
import { ordersNamedBy } from '../time/marks.ts';
import type { CaseFold } from './caseFold.ts';
import type { Context } from './fold.ts';
import { hearingsAt, isByDay } from './hearingDraft.ts';
import { firstFew, type Odd, type Oddities, type Oddity } from './oddity.ts';
import { counselOf, present } from './parties.ts';

type Pleading = Extract<EffectiveAction, { data: { pleading: string } }>;

const pleading = ({ data }: Pleading, before: CaseFold): Oddity | undefined => {
  const { pleading: slug, amends } = data;
  const { pleadings } = before.claims;
  const taken = pleadings.find(({ id }) => id === slug);
  if (taken) return { code: 'pleading_taken', about: slug, on: taken.on, because: taken.because };
  if (amends === undefined || pleadings.some(({ id }) => id === amends)) return undefined;
  return { code: 'unknown_pleading', about: amends, known: pleadings.map(({ id }) => id) };
};

const amending: Odd<'complaint.amended'> = (action, before) => {
  const { pleadings } = before.claims;
  const stands = pleadings.some(({ docket, kind }) => docket === action.docket && kind === 'complaint');
  return stands ? pleading(action, before) : { code: 'nothing_to_amend' };
};

type OnMotion = Extract<EffectiveAction, { data: { motion?: ActionRef | undefined } }>;

const refText = (ref: ActionRef): string => (typeof ref === 'string' ? ref : `entry ${ref.entry}`);

const motionKnown = (action: OnMotion, _before: CaseFold, { lookup }: Context): Oddity | undefined => {
  const { motion } = action.data;
  if (motion === undefined) return undefined;
  const motions = lookup.actions(motion, action.docket).filter(({ type }) => type === 'motion.filed');
  if (motions.some(({ on }) => canBeBy(on, action.day))) return undefined;
  return { code: 'unknown_motion', about: refText(motion), on: motions[0]?.on ?? null };
};

const hearingText = (ref: HearingRef): string => (isByDay(ref) ? `${ref.kind} of ${ref.from}` : refText(ref));

type OnHearing = EffectiveActionOf<'hearing.reset'> | EffectiveActionOf<'hearing.vacated' | 'hearing.held'>;

const hearingKnown = (action: OnHearing, before: CaseFold, context: Context): Oddity | undefined => {
  const { hearing } = action.data;
  if (hearing === undefined) return undefined;
  const found = hearingsAt(before.hearings, hearing, action.docket, context);
  if (found.length === 0) return { code: 'unknown_hearing', about: hearingText(hearing) };
  return isByDay(hearing) && found.length > 1 ? { code: 'ambiguous_hearing' } : undefined;
};

const claimsKnown = (
  slugs: readonly string[],
  { claims: { byId } }: CaseFold,
  { identities }: Context,
): Oddity | undefined => {
  const unknown = slugs.find(slug => !byId.has(identities.claim(slug)));
  return unknown === undefined ? undefined : { code: 'unknown_claim', about: unknown, known: firstFew(byId.keys()) };
};

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** One slug is one party: another name under it in one docket is another party, or the same one renamed. */
const named = (
  slug: string,
  name: string,
  docket: string,
  before: CaseFold,
  { identities }: Context,
): Oddity | undefined => {
  const known = identities.party(slug) === slug ? before.parties.byId.get(slug) : undefined;
  if (!known || present(known, docket).length === 0) return undefined;
  const names = [known.name, ...known.formerNames].map(plainName);
  return names.includes(plainName(name)) ? undefined : { code: 'party_taken', about: slug, standing: known.name };
};

const joining: Odd<'party.joined' | 'trustee.appointed'> = ({ docket, data: { party, name } }, before, context) =>
  named(party, name, docket, before, context);

/** It is for who is in the docket to leave it, or to be replaced. */
const there: Odd<'party.terminated' | 'party.substituted'> = (action, before, { identities }) => {
  const { party, role } = action.data;
  const leaving = before.parties.byId.get(identities.party(party));
  return leaving && present(leaving, action.docket, role).length > 0
    ? undefined
    : { code: 'party_not_there', about: party, ...(role !== undefined && { standing: role }) };
};

const representing: Odd<'counsel.withdrew'> = (action, before, { identities }) => {
  const represented = (slug: string) => {
    const party = before.parties.byId.get(identities.party(slug));
    return party && counselOf(party, action.data.counsel, action.docket);
  };
  return action.data.for.every(represented) ? undefined : { code: 'unknown_counsel', about: action.data.counsel };
};

const judgeOf = ({ judges }: CaseFold, docket: string) => judges.get(docket) ?? { all: [], sitting: [] };

const settingDeadline: Odd<'deadline.set'> = ({ data: { replaces, trigger }, docket, day }, _before, { lookup }) => {
  const missing = (ref: ActionRef | undefined) =>
    ref !== undefined && !lookup.actions(ref, docket).some(({ on }) => canBeBy(on, day));
  if (missing(replaces)) return { code: 'unknown_deadline', about: refText(replaces!) };
  return missing(trigger) ? { code: 'unknown_trigger', about: refText(trigger!) } : undefined;
};

/** What is done to an entry is done to one that is there, by a sighting of it or by what stands under its number. */
const entryKnown: Odd<'entry.struck' | 'entry.edited'> = ({ id, entryId, entry, docket }, _before, { lookup }) => {
  const there = entryId !== undefined ? lookup.ofEntry(entryId) : lookup.actions({ entry: entry!.number }, docket);
  return there.some(other => other.id !== id)
    ? undefined
    : { code: 'unknown_entry', about: `entry ${entry?.number ?? entryId}` };
};

const orderKnown: Odd<'order.amended' | 'order.vacated'> = (action, _before, { lookup }) =>
  ordersNamedBy(action as Parameters<typeof ordersNamedBy>[0], lookup).known
    ? undefined
    : { code: 'unknown_order', about: refText(action.data.order) };

/** What an action names is in the case, and is what it is taken for. */
export const oddNames: Oddities = {
  'complaint.filed': pleading,
  'complaint.amended': amending,
  'counterclaim.filed': pleading,
  'crossclaim.filed': pleading,
  'third_party_complaint.filed': pleading,
  'motion.filed': ({ data }, ...rest) => claimsKnown(data.claims ?? [], ...rest),
  'motion.opposed': motionKnown,
  'motion.replied': motionKnown,
  'motion.submitted': motionKnown,
  'motion.withdrawn': motionKnown,
  'motion.ruled': motionKnown,
  'recommendation.made': motionKnown,
  'hearing.reset': hearingKnown,
  'hearing.vacated': hearingKnown,
  'hearing.held': hearingKnown,
  'claim.disposed': ({ data }, ...rest) => claimsKnown([data.claim], ...rest),
  'claim.sustained': ({ data }, ...rest) => claimsKnown([data.claim], ...rest),
  'claim.elected': ({ data }, ...rest) => claimsKnown(data.over, ...rest),
  'verdict.returned': ({ data }, ...rest) =>
    claimsKnown(
      data.claims.map(({ claim }) => claim),
      ...rest,
    ),
  'judgment.entered': ({ data }, ...rest) => claimsKnown(data.claims ?? [], ...rest),
  'party.joined': joining,
  'trustee.appointed': joining,
  'party.terminated': there,
  'party.substituted': (action, before, context) => {
    const { successor, name } = action.data;
    const odd = there(action, before, context);
    return odd ?? (name === undefined ? undefined : named(successor, name, action.docket, before, context));
  },
  'counsel.withdrew': representing,
  'judge.assigned': ({ docket, data: { replaces } }, before) =>
    replaces === undefined || judgeOf(before, docket).all.some(({ id }) => id === replaces)
      ? undefined
      : { code: 'unknown_judge', about: replaces },
  'judge.disqualified': ({ docket, data: { judge } }, before) =>
    judgeOf(before, docket).sitting.some(({ id }) => id === judge)
      ? undefined
      : { code: 'unknown_judge', about: judge },
  'deadline.set': settingDeadline,
  'deadline.vacated': ({ docket, data: { deadline } }, before, { lookup }) =>
    lookup.actions(deadline, docket).some(({ id }) => before.deadlines.has(id))
      ? undefined
      : { code: 'unknown_deadline', about: refText(deadline) },
  'entry.struck': entryKnown,
  'entry.edited': entryKnown,
  'order.amended': orderKnown,
  'order.vacated': orderKnown,
};
