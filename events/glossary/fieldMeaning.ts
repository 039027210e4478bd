/** A value of an action, and where in it the value stands. */
export interface ValuePlace {
  readonly type: string;
  readonly field: string;
}

/** What a slug in an action can be the name of. */
export type Named = 'party' | 'claim' | 'judge' | 'pleading';

const family = ({ type }: ValuePlace): string => type.split('.')[0]!;

const scoped: ReadonlySet<string> = new Set(['case', 'entry', 'stay']);

/** The vocabulary of kinds.ts that a field speaks; undefined where it speaks none. */
export const vocabularyOf = (place: ValuePlace): string | undefined => {
  const of = family(place);
  switch (place.field) {
    case 'role':
      return of === 'judge' ? 'judge' : 'role';
    case 'for':
      return 'role';
    case 'kinds':
      return 'motion';
    case 'kind':
      return of;
    case 'stage':
      return 'how';
    case 'from':
      return of === 'entry' || of === 'docket' ? 'sighting' : undefined;
    case 'outcome':
      return of === 'appeal' || of === 'charge' ? of : undefined;
    case 'scope':
      return scoped.has(of) ? 'scope' : undefined;
    case 'how':
    case 'response':
    case 'instrument':
    case 'plea':
    case 'relation':
    case 'shows':
      return place.field;
    default:
      return undefined;
  }
};

/** Fields that speak the words of glossary.ts's `term`. */
export const termFields: ReadonlySet<string> = new Set(['outcome', 'certainty', 'status']);

const partyFields: ReadonlySet<string> = new Set([
  ...['by', 'against', 'party', 'parties', 'successor', 'served', 'inFavorOf', 'for'],
]);
const pleadingFields: ReadonlySet<string> = new Set(['pleading', 'amends']);

/** What a slug in that place names; undefined where it is no name. */
export const namedIn = (place: ValuePlace): Named | undefined => {
  const { type, field } = place;
  const identifies = /^(as|notAs)$/.test(field);
  if (partyFields.has(field) || (type === 'party.identified' && identifies)) return 'party';
  if (/^(claims?|over)$/.test(field) || (type === 'claim.identified' && identifies)) return 'claim';
  if (family(place) === 'judge' && /^(judge|replaces)$/.test(field)) return 'judge';
  if (pleadingFields.has(field) || (type === 'answer.filed' && field === 'to')) return 'pleading';
  return undefined;
};
