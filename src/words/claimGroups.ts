import type { CaseState, Claim, Pleading } from '../../projections/state/shape.ts';
import type { Speech } from './names.ts';
import { say } from './words.ts';

/** Claims as lawyers count them, under one pleading. */
export interface ClaimGroup {
  readonly title: string;
  readonly claims: readonly Claim[];
}

export const lastNumber = ({ numbers }: Claim) => numbers.at(-1);

const sharesParty = (a: Pleading['by'], b: Pleading['by']): boolean =>
  a === null || b === null || a.some(party => b.includes(party));

/**
 * A complaint stands while nothing superseded it; of other pleadings a later one of the same kind and party takes the
 * place. A later one whose counts are not known takes no claim's place: unknown is not dropped.
 */
const stands = (pleading: Pleading, pleadings: readonly Pleading[]): boolean => {
  const later = pleadings.slice(pleadings.indexOf(pleading) + 1).filter(({ kind }) => kind === pleading.kind);
  const counted = later.filter(({ claimCount }) => claimCount !== null);
  if (pleading.kind !== 'complaint') return !counted.some(({ by }) => sharesParty(by, pleading.by));
  return pleading.operative || (counted.length === 0 && later.some(({ operative }) => operative));
};

const labels = {
  complaint: 'claims',
  counterclaim: 'counterclaims',
  crossclaim: 'crossclaims',
  third_party_complaint: 'third_party_claims',
} as const;

const inOrder = (claims: readonly Claim[]): readonly Claim[] =>
  claims.toSorted((a, b) => lastNumber(a)!.number - lastNumber(b)!.number);

/** As lawyers count them: by the pleading that numbers them last, the standing complaint first, superseded ones after all. */
export const claimGroups = (
  { pleadings, operativePleading }: CaseState,
  claims: readonly Claim[],
  { lang }: Speech,
): readonly ClaimGroup[] => {
  const byPleading = Map.groupBy(claims, claim => lastNumber(claim)?.pleading);
  const known = pleadings.filter(({ id }) => byPleading.has(id));
  const standing = known.filter(pleading => stands(pleading, pleadings));
  const operativeFirst = standing.toSorted(
    (a, b) => Number(b.id === operativePleading?.id) - Number(a.id === operativePleading?.id),
  );
  const past = known.filter(pleading => !standing.includes(pleading)).toReversed();
  const group = ({ id, title, on, kind }: Pleading, label: string = say(lang, labels[kind])): ClaimGroup => ({
    title: `${label}: ${[title, on ?? ''].filter(Boolean).join(', ')}`,
    claims: inOrder(byPleading.get(id)!),
  });
  const unnumbered = claims.filter(claim => !known.some(({ id }) => id === lastNumber(claim)?.pleading));
  return [
    ...operativeFirst.map(pleading => group(pleading)),
    { title: say(lang, known.length > 0 ? 'claims_without_number' : 'claims'), claims: unnumbered },
    ...past.map(pleading => group(pleading, say(lang, 'claims_no_longer_pleaded'))),
  ].filter(({ claims }) => claims.length > 0);
};
