import type { DataOf } from '../../events/catalogue.ts';
import type { ActionRef } from '../../events/reference.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction, EffectiveActionOf } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';
import { handingOn, type Passage } from './moves.ts';
import { endIn } from './proceedingDraft.ts';

export type RulingOutcome = DataOf<'motion.ruled'>['outcome'];

export interface MotionDraft {
  readonly id: string;
  filed?: EffectiveActionOf<'motion.filed'>;
  order: number;
  /** Where it pends: the docket it was filed in, or the one that its lawsuit went on to. */
  docket: string;
  movedBy?: string;
  readonly rulings: EffectiveActionOf<'motion.ruled'>[];
  submitted?: EffectiveAction;
  withdrawn?: EffectiveAction;
  /** Who made it, by the name that party turned out to have. */
  by?: readonly string[];
  readonly answers: EffectiveAction[];
}

export type MotionsDraft = Map<string, MotionDraft>;

const motionOf = (draft: MotionsDraft, id: string): MotionDraft =>
  getOrMake(draft, id, () => ({ id, order: 0, docket: '', rulings: [], answers: [] }));

type About = EffectiveAction & { readonly data: { readonly motion?: ActionRef | undefined } };

/** A name resolves whatever the order of filing and ruling. */
const each = (draft: MotionsDraft, action: About, { lookup }: Context, change: (motion: MotionDraft) => void): void => {
  if (action.data.motion === undefined) return;
  for (const id of lookup.ids('motion.filed', action.data.motion, action.docket)) change(motionOf(draft, id));
};

const answers = (draft: MotionsDraft, action: About, context: Context): void =>
  each(draft, action, context, motion => motion.answers.push(action));

const isOpen = ({ rulings, withdrawn }: MotionDraft): boolean =>
  withdrawn === undefined && (rulings.length === 0 || rulings.at(-1)!.data.remaining !== undefined);

const hand = (draft: MotionsDraft, { left, entered }: Passage, { id }: EffectiveAction, { fold }: Context): void => {
  for (const motion of draft.values()) {
    // What was ruled on there stays there.
    if (motion.docket !== left || !isOpen(motion) || endIn(fold.proceedings, left, motion.order)) continue;
    motion.docket = entered;
    motion.movedBy = id;
  }
};

/** Every motion from filing to ruling. */
export const motions = slice<MotionsDraft>({
  initial: () => new Map(),
  evolve: {
    'motion.filed': (draft, action, { identities, order }) => {
      const motion = motionOf(draft, action.id);
      motion.filed = action;
      motion.order = order;
      motion.docket = action.docket;
      if (action.data.by) motion.by = action.data.by.map(identities.party);
    },
    ...handingOn(hand),
    'party.substituted': (draft, action, { identities }) => {
      if (action.data.claims !== undefined) return;
      const party = identities.party(action.data.party);
      const successor = identities.party(action.data.successor);
      for (const motion of draft.values())
        if (motion.docket === action.docket && isOpen(motion) && motion.by?.includes(party))
          motion.by = [...new Set(motion.by.map(one => (one === party ? successor : one)))];
    },
    'motion.opposed': answers,
    'motion.replied': answers,
    'recommendation.made': answers,
    'motion.submitted': (draft, action, context) =>
      each(draft, action, context, motion => {
        motion.submitted = action;
      }),
    'motion.withdrawn': (draft, action, context) =>
      each(draft, action, context, motion => {
        motion.withdrawn = action;
      }),
    'motion.ruled': (draft, action, context) =>
      each(draft, action, context, motion => {
        motion.rulings.push(action);
      }),
  },
});
