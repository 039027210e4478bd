import type { DataOf } from '../../events/catalogue.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';
import type { Prejudice } from './proceedingDraft.ts';

export type Reach = 'all' | readonly string[] | null;

export interface Disposition {
  readonly on: string | null;
  readonly outcome: 'dismissed' | 'withdrawn' | 'decided' | 'sustained' | 'verdict' | 'advisory_verdict';
  readonly how: string | null;
  readonly for: string | null;
  readonly prejudice: Prejudice;
  readonly leave: boolean | null;
  readonly by: readonly string[] | null;
  readonly against: Reach;
  readonly ground: string | null;
  readonly because: readonly string[];
}

export interface ClaimDraft {
  readonly id: string;
  title: string;
  basis: string | undefined;
  docket: string;
  order: number;
  by: readonly string[] | null;
  against: Reach;
  readonly numbers: { readonly pleading: string; readonly number: number }[];
  readonly dispositions: Disposition[];
  /** Those that still bind: a new pleading with leave, or in another proceeding, starts afresh. */
  binding: Disposition[];
  droppedBy: string | undefined;
  readonly because: string[];
}

export interface PleadingDraft {
  readonly id: string;
  readonly title: string;
  readonly kind: 'complaint' | 'counterclaim';
  readonly docket: string;
  readonly on: string | null;
  readonly by: readonly string[] | null;
  readonly claims: readonly string[];
  readonly because: readonly string[];
  supersededBy: string | undefined;
}

export interface ClaimsDraft {
  readonly byId: Map<string, ClaimDraft>;
  readonly pleadings: PleadingDraft[];
}

type Pleading = Extract<EffectiveAction, { type: 'complaint.filed' | 'complaint.amended' | 'counterclaim.filed' }>;
type Count = DataOf<'complaint.filed'>['claims'][number];

const covers = (disposition: Disposition, by: string | undefined, against: string | undefined): boolean => {
  const byCovered = disposition.by === null || (by !== undefined && disposition.by.includes(by));
  const { against: reach } = disposition;
  return byCovered && (reach === null || reach === 'all' || (against !== undefined && reach.includes(against)));
};

/** The outcome of a claim once its dispositions leave nobody: each who pleads it, against each it is pleaded against. */
export const outcomeOf = ({ binding, by, against }: ClaimDraft): Disposition | undefined => {
  if (binding.length === 0) return undefined;
  const from: readonly (string | undefined)[] = by ?? [undefined];
  const to: readonly (string | undefined)[] = against === null || against === 'all' ? [undefined] : against;
  const over = from.every(b => to.every(a => binding.some(disposition => covers(disposition, b, a))));
  return over ? binding.at(-1) : undefined;
};

const freshClaim = (id: string, title: string, docket: string): ClaimDraft => ({
  id,
  title,
  basis: undefined,
  docket,
  order: 0,
  by: null,
  against: null,
  numbers: [],
  dispositions: [],
  binding: [],
  droppedBy: undefined,
  because: [],
});

const plead = (draft: ClaimsDraft, count: Count, action: Pleading, { identities, order }: Context): string => {
  const id = identities.claim(count.claim);
  const claim = getOrMake(draft.byId, id, () => freshClaim(id, count.title, action.docket));
  const elsewhere = claim.docket !== action.docket;
  claim.binding = elsewhere ? [] : claim.binding.filter(({ leave }) => leave !== true);
  claim.docket = action.docket;
  claim.order = order;
  claim.title = count.title;
  claim.basis = count.basis ?? claim.basis;
  claim.by = (count.by ?? action.data.by)?.map(identities.party) ?? null;
  claim.against = reachOf(count.against, identities.party);
  claim.droppedBy = undefined;
  if (count.number !== undefined) claim.numbers.push({ pleading: action.data.pleading, number: count.number });
  claim.because.push(action.id);
  return id;
};

const reachOf = (against: 'all' | readonly string[] | undefined, party: (slug: string) => string): Reach =>
  against === undefined ? null : against === 'all' ? 'all' : against.map(party);

/** The pleading that this one takes the place of: the complaint of its docket, or the same party's counterclaims. */
const isEarlierVersion =
  (kind: PleadingDraft['kind'], { docket, data }: Pleading) =>
  (pleading: PleadingDraft): boolean =>
    pleading.kind === kind &&
    pleading.docket === docket &&
    pleading.supersededBy === undefined &&
    (kind === 'complaint' || [...(pleading.by ?? [])].sort().join() === [...(data.by ?? [])].sort().join());

const pleads =
  (kind: PleadingDraft['kind']) =>
  (draft: ClaimsDraft, action: Pleading, context: Context): void => {
    const earlier = draft.pleadings.filter(isEarlierVersion(kind, action));
    const claims = action.data.claims.map(count => plead(draft, count, action, context));
    const listed = new Set(claims);
    for (const pleading of earlier) {
      pleading.supersededBy = action.id;
      for (const id of pleading.claims) if (!listed.has(id)) draft.byId.get(id)!.droppedBy = action.id;
    }
    const { pleading: id, title, by = null } = action.data;
    draft.pleadings.push({
      id,
      title,
      kind,
      docket: action.docket,
      on: action.on,
      by,
      claims,
      because: [action.id],
      supersededBy: undefined,
    });
  };

type Outcome = Pick<Disposition, 'outcome'> & Partial<Omit<Disposition, 'on' | 'because' | 'outcome'>>;

const dispose = (
  draft: ClaimsDraft,
  slug: string,
  action: EffectiveAction,
  { identities, flags }: Context,
  outcome: Outcome,
): void => {
  const claim = draft.byId.get(identities.claim(slug));
  if (!claim) {
    flags.push({ flag: 'unknown_claim', because: [action.id], docket: action.docket });
    return;
  }
  const unsaid = { how: null, for: null, prejudice: null, leave: null, by: null, against: null, ground: null };
  const disposition: Disposition = { on: action.on, ...unsaid, ...outcome, because: [action.id] };
  claim.dispositions.push(disposition);
  if (outcome.outcome === 'dismissed' || outcome.outcome === 'withdrawn' || outcome.outcome === 'decided')
    claim.binding.push(disposition);
};

/** Every claim over all versions of the pleadings, and what became of it, by party. */
export const claims = slice<ClaimsDraft>({
  initial: () => ({ byId: new Map(), pleadings: [] }),
  evolve: {
    'complaint.filed': pleads('complaint'),
    'complaint.amended': pleads('complaint'),
    'counterclaim.filed': pleads('counterclaim'),
    'claim.disposed': (draft, action, context) => {
      const {
        claim,
        by,
        against,
        outcome,
        how = null,
        for: winner = null,
        prejudice = null,
        leave = null,
        ground = null,
      } = action.data;
      const { party } = context.identities;
      const reach = { by: by?.map(party) ?? null, against: reachOf(against, party) };
      dispose(draft, claim, action, context, { outcome, how, for: winner, prejudice, leave, ground, ...reach });
    },
    'claim.sustained': (draft, action, context) => {
      const { claim, by, against, at = null, ground = null } = action.data;
      const { party } = context.identities;
      dispose(draft, claim, action, context, {
        outcome: 'sustained',
        how: at,
        ground,
        by: by?.map(party) ?? null,
        against: reachOf(against, party),
      });
    },
    'claim.elected': (draft, action, context) => {
      for (const claim of action.data.over)
        dispose(draft, claim, action, context, { outcome: 'withdrawn', how: 'election' });
    },
    'verdict.returned': (draft, action, context) => {
      const outcome = action.data.advisory ? 'advisory_verdict' : 'verdict';
      for (const { claim, against, for: winner = null, finding } of action.data.claims) {
        const reach = reachOf(against, context.identities.party);
        dispose(draft, claim, action, context, { outcome, for: winner, ground: finding, against: reach });
      }
    },
    'judgment.entered': (draft, action, context) => {
      for (const claim of action.data.claims ?? []) {
        dispose(draft, claim, action, context, {
          outcome: 'decided',
          how: 'judgment',
          prejudice: action.data.prejudice ?? null,
        });
      }
    },
  },
});
