import { termKey } from '../../events/termKey.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';
import { handingOn, type Passage } from './moves.ts';
import { endIn } from './proceedingDraft.ts';

export interface Ended {
  readonly id: string;
  readonly on: string | null;
  readonly order: number;
}

export interface AppearanceDraft {
  readonly joinedIn: string;
  /** Where the party is: the docket it joined in, or the one that its lawsuit went on to. */
  docket: string;
  readonly role: string;
  readonly joinedOn: string | null;
  readonly order: number;
  left?: Ended;
  readonly because: string[];
}

export interface CounselDraft {
  readonly id: string;
  docket: string;
  readonly name: string;
  readonly firm: string | undefined;
  readonly on: string | null;
  readonly order: number;
  left?: Ended;
  readonly because: string[];
}

export interface PartyDraft {
  readonly id: string;
  name: string;
  kind: string | undefined;
  readonly groups: Set<string>;
  readonly formerNames: string[];
  readonly appearances: AppearanceDraft[];
  readonly counsel: CounselDraft[];
  readonly because: string[];
}

export interface PartiesDraft {
  readonly byId: Map<string, PartyDraft>;
}

const freshParty = (id: string, name: string): PartyDraft => ({
  id,
  name,
  kind: undefined,
  groups: new Set(),
  formerNames: [],
  appearances: [],
  counsel: [],
  because: [],
});

const partyOf = ({ byId }: PartiesDraft, { identities }: Context, slug: string, name: string = slug): PartyDraft =>
  getOrMake(byId, identities.party(slug), id => freshParty(id, name));

/** Those in which a party is in a docket, in any role or in one. */
export const present = (party: PartyDraft, docket: string, role?: string): AppearanceDraft[] =>
  party.appearances.filter(
    appearance =>
      !appearance.left &&
      appearance.docket === docket &&
      (role === undefined || termKey(appearance.role) === termKey(role)),
  );

export const counselOf = ({ counsel }: PartyDraft, id: string, docket: string): CounselDraft | undefined =>
  counsel.find(one => one.id === id && one.docket === docket && !one.left);

type Joining = { readonly id: string; readonly docket: string; readonly on: string | null };

const join = (party: PartyDraft, role: string, { id, docket, on }: Joining, order: number): void => {
  const [already] = present(party, docket, role);
  if (already) already.because.push(id);
  else party.appearances.push({ joinedIn: docket, docket, role, joinedOn: on, order, because: [id] });
};

const leave = (present: readonly (AppearanceDraft | CounselDraft)[], { id, on }: Joining, order: number): void => {
  for (const one of present) one.left = { id, on, order };
};

/** Counsel goes on for who takes the place of whom it represented. */
const follow = (party: PartyDraft, successor: PartyDraft, action: Joining, order: number): void => {
  for (const one of party.counsel) {
    if (one.docket !== action.docket || one.left || party === successor) continue;
    if (!counselOf(successor, one.id, action.docket))
      successor.counsel.push({ ...one, on: action.on, order, because: [...one.because, action.id] });
    leave([one], action, order);
  }
};

const rename = (party: PartyDraft, name: string, id: string): void => {
  if (party.name !== name) party.formerNames.push(party.name);
  party.name = name;
  party.because.push(id);
};

/** Who is in a lawsuit that goes on in another docket is in that one, but for those whom a real end let go. */
const hand = (
  { byId }: PartiesDraft,
  { left, entered }: Passage,
  { id, on }: EffectiveAction,
  { fold, order }: Context,
): void => {
  const stays = (one: AppearanceDraft | CounselDraft) =>
    one.docket !== left || one.left !== undefined || endIn(fold.proceedings, left, one.order) !== undefined;
  const go = (one: AppearanceDraft | CounselDraft, already: AppearanceDraft | CounselDraft | undefined): void => {
    if (already) one.left = { id, on, order };
    else {
      one.docket = entered;
      one.because.push(id);
    }
  };
  for (const party of byId.values()) {
    for (const one of party.appearances) if (!stays(one)) go(one, present(party, entered, one.role)[0]);
    for (const one of party.counsel) if (!stays(one)) go(one, counselOf(party, one.id, entered));
  }
};

/** Who is in the case, in which docket, in which role, from when to when. */
export const parties = slice<PartiesDraft>({
  initial: () => ({ byId: new Map() }),
  evolve: {
    'party.joined': (draft, action, context) => {
      const { party: id, name, kind, role, groups } = action.data;
      const party = partyOf(draft, context, id, name);
      if (party.because.length === 0) party.name = name;
      party.kind ??= kind;
      for (const group of groups ?? []) party.groups.add(group);
      party.because.push(action.id);
      join(party, role, action, context.order);
    },
    'trustee.appointed': (draft, action, context) => {
      const { party: id, name } = action.data;
      const party = partyOf(draft, context, id, name);
      party.because.push(action.id);
      join(party, 'trustee', action, context.order);
    },
    ...handingOn(hand),
    'party.terminated': (draft, action, context) => {
      const { party, role } = action.data;
      leave(present(partyOf(draft, context, party), action.docket, role), action, context.order);
    },
    'party.renamed': (draft, action, context) =>
      rename(partyOf(draft, context, action.data.party), action.data.name, action.id),
    'party.substituted': (draft, action, context) => {
      const { party: id, successor: by, name, role: only, claims } = action.data;
      const before = present(partyOf(draft, context, id), action.docket, only);
      const successor = partyOf(draft, context, by, name);
      if (name !== undefined && successor.because.length === 0) successor.name = name;
      successor.because.push(action.id);
      for (const { role } of before) join(successor, role, action, context.order);
      if (claims !== undefined) return;
      leave(before, action, context.order);
      follow(partyOf(draft, context, id), successor, action, context.order);
    },
    'counsel.appeared': (draft, action, context) => {
      const { counsel, name, firm } = action.data;
      for (const id of action.data.for) {
        const known = counselOf(partyOf(draft, context, id), counsel, action.docket);
        if (known) {
          known.because.push(action.id);
          continue;
        }
        partyOf(draft, context, id).counsel.push({
          id: counsel,
          docket: action.docket,
          name,
          firm,
          on: action.on,
          order: context.order,
          because: [action.id],
        });
      }
    },
    'counsel.withdrew': (draft, action, context) => {
      for (const id of action.data.for) {
        const counsel = counselOf(partyOf(draft, context, id), action.data.counsel, action.docket);
        if (counsel) leave([counsel], action, context.order);
      }
    },
  },
});
