import type { ActionType, DataOf } from '../../events/catalogue.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';

type Named = readonly string[] | 'all' | undefined;

const named = (...lists: readonly Named[]): readonly string[] =>
  lists.flatMap(list => (list === undefined || list === 'all' ? [] : list));

type Pleading = DataOf<'complaint.filed'>;

const byIt = ({ by }: { readonly by?: Named }) => named(by);
const byAndAgainst = ({ by, against }: { readonly by?: Named; readonly against?: Named }) => named(by, against);
const whoPleads = ({ by, claims = [] }: Pleading) => [
  ...named(by),
  ...claims.flatMap(count => named(count.by, count.against)),
];
const forThem = (data: { readonly for: readonly string[] }) => data.for;
const theOne = ({ party }: { readonly party: string }) => [party];

const slugsIn: { readonly [T in ActionType]?: (data: DataOf<T>) => readonly string[] } = {
  'complaint.filed': whoPleads,
  'complaint.amended': whoPleads,
  'counterclaim.filed': whoPleads,
  'crossclaim.filed': whoPleads,
  'third_party_complaint.filed': whoPleads,
  'answer.filed': byIt,
  'motion.filed': byAndAgainst,
  'motion.opposed': byIt,
  'motion.replied': byIt,
  'motion.withdrawn': byIt,
  'objection.filed': byIt,
  'stipulation.filed': byIt,
  'brief.filed': byIt,
  'case.withdrawn': byIt,
  'settlement.noticed': byIt,
  'claim.disposed': byAndAgainst,
  'claim.sustained': byAndAgainst,
  'claim.elected': byIt,
  'verdict.returned': ({ claims }) => claims.flatMap(({ against }) => named(against)),
  'judgment.entered': ({ inFavorOf }) => named(inFavorOf),
  'appeal.noticed': byIt,
  'counsel.appeared': forThem,
  'counsel.withdrew': forThem,
  'deadline.set': ({ party }) => named(party),
  'service.made': ({ served }) => served,
  'party.terminated': theOne,
  'party.renamed': theOne,
  'party.substituted': theOne,
};

/** The parties that an action takes for known, by the slugs it gives them. */
export const partiesNamed = ({ type, data }: EffectiveAction): readonly string[] =>
  (slugsIn[type] as ((of: typeof data) => readonly string[]) | undefined)?.(data) ?? [];

/** The party that an action brings into the case. */
export const partyBrought = ({ type, data }: EffectiveAction): string | undefined => {
  if (type === 'party.joined' || type === 'trustee.appointed') return data.party;
  return type === 'party.substituted' ? data.successor : undefined;
};

/** Of each party when it first came into the case, as precisely as is known, so that no order within a day hides it. */
export const partiesSince = (
  actions: readonly EffectiveAction[],
  party: (slug: string) => string,
): ReadonlyMap<string, string> => {
  const since = new Map<string, string>();
  for (const action of actions) {
    const slug = partyBrought(action);
    if (slug !== undefined) getOrMake(since, party(slug), () => action.on ?? '');
  }
  return since;
};
