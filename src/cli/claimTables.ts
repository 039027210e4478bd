import type { CaseState, Claim, Pleading } from '../../projections/state/shape.ts';
import type { Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { heading, paragraphs } from './columns.ts';
import { tellDispositions } from './dispositions.ts';

interface Group {
  readonly title: string;
  readonly claims: readonly Claim[];
}

const lastNumber = ({ numbers }: Claim) => numbers.at(-1);

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
const groupsOf = (
  { pleadings, operativePleading }: CaseState,
  claims: readonly Claim[],
  { lang }: Speech,
): readonly Group[] => {
  const byPleading = Map.groupBy(claims, claim => lastNumber(claim)?.pleading);
  const known = pleadings.filter(({ id }) => byPleading.has(id));
  const standing = known.filter(pleading => stands(pleading, pleadings));
  const operativeFirst = standing.toSorted(
    (a, b) => Number(b.id === operativePleading?.id) - Number(a.id === operativePleading?.id),
  );
  const past = known.filter(pleading => !standing.includes(pleading)).toReversed();
  const group = ({ id, title, on, kind }: Pleading, label: string = say(lang, labels[kind])): Group => ({
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

const row = (claim: Claim, state: CaseState, speech: Speech): readonly string[] => {
  const { lang, names } = speech;
  const became = tellDispositions(claim, state, speech);
  return [
    say(lang, claim.status),
    String(lastNumber(claim)?.number ?? ''),
    (names.claims.get(claim.id) ?? claim.title) + (became && `: ${became}`),
  ];
};

/** The claims of the docket that decides the status, each with where it stands and what became of it. */
export const claimTables = (state: CaseState, speech: Speech, room: number): string =>
  groupsOf(
    state,
    state.claims.filter(({ proceeding }) => proceeding === state.proceeding),
    speech,
  )
    .map(
      ({ title, claims }) =>
        heading(title) +
        paragraphs(
          claims.map(claim => row(claim, state, speech)),
          room,
        ),
    )
    .join('');
