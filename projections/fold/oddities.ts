import type { ActionType } from '../../events/catalogue.ts';
import { rankOf } from '../../events/catalogue.ts';
import { ranks } from '../../events/family.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { CaseFold } from './caseFold.ts';
import type { Context } from './fold.ts';
import { oddCourses } from './oddCourses.ts';
import { firstFew, type Odd, type Oddity } from './oddity.ts';
import { oddNames } from './oddNames.ts';
import { partiesNamed } from './partiesNamed.ts';

const firstOpened = ranks.indexOf('join');
const lastOpened = ranks.indexOf('close');

/** What happens in a docket happens after it was opened; entries are the court's own fact, and context has no docket. */
const inOpenDocket = (action: EffectiveAction, { lookup }: Context): Oddity | undefined => {
  const { docket, type } = action;
  const rank = rankOf(type);
  if (docket === '' || rank < firstOpened || rank > lastOpened || type === 'case.related') return undefined;
  // By its day alone: a motion to seal the complaint may have the lower number.
  const opened = lookup.openedOn(docket);
  return opened !== undefined && opened <= action.day ? undefined : { code: 'never_filed', about: docket };
};

/** A case without any party recorded cannot tell a stranger from its own, but nobody leaves it either. */
const partiesKnown = (action: EffectiveAction, { identities }: Context): Oddity | undefined => {
  const slugs = partiesNamed(action);
  if (slugs.length === 0) return undefined;
  const since = identities.partiesSince();
  if (since.size === 0 && !action.type.startsWith('party.')) return undefined;
  const unknown = slugs.find(slug => !((since.get(identities.party(slug)) ?? '~') <= action.day));
  return unknown === undefined ? undefined : { code: 'unknown_party', about: unknown, known: firstFew(since.keys()) };
};

/** Whether what is odd about an action of this type depends on what the fold holds before it. */
export const asksTheFold = (type: ActionType): boolean => type in oddCourses || type in oddNames;

/** What the type of an action asks for: how its docket stands, then what it names. */
const ownOddity = (action: EffectiveAction, before: CaseFold, context: Context): Oddity | undefined => {
  for (const table of [oddCourses, oddNames]) {
    const odd = (table[action.type] as Odd<ActionType> | undefined)?.(action as never, before, context);
    if (odd) return odd;
  }
  return undefined;
};

/** All that is odd about an action: what its type asks for, that its docket is open, that its parties are known. */
export const odditiesOf = (action: EffectiveAction, before: CaseFold, context: Context): readonly Oddity[] => {
  const unknown = partiesKnown(action, context);
  const own = ownOddity(action, before, context);
  // Who was never in the case is not said to have left it as well.
  const first = unknown && own?.code === 'party_not_there' ? undefined : (own ?? inOpenDocket(action, context));
  return [first, unknown].filter(odd => odd !== undefined);
};
