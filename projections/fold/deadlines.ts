import { slice } from './fold.ts';
import { handingOn } from './moves.ts';
import { type Place, placeOf } from './place.ts';
import { endIn } from './proceedingDraft.ts';

export interface DeadlineDraft {
  readonly id: string;
  /** Where it runs: the docket it was set in, or the one that its lawsuit went on to. */
  docket: string;
  readonly what: string;
  /** Absent where the day hangs on something else. */
  readonly due: string | undefined;
  readonly within: string | undefined;
  readonly party: readonly string[];
  readonly rule: string | null;
  readonly trigger: string | null;
  readonly set: Place;
  readonly because: string[];
}

export type DeadlinesDraft = Map<string, DeadlineDraft>;

/** What is due, by whom, and by which rule or order. One that another replaces is gone. */
export const deadlines = slice<DeadlinesDraft>({
  initial: () => new Map(),
  evolve: {
    'deadline.set': (draft, action, { lookup, identities, order }) => {
      const { what, due, within, party = [], rule = null, trigger, replaces } = action.data;
      if (replaces !== undefined) for (const { id } of lookup.actions(replaces, action.docket)) draft.delete(id);
      const triggered = trigger === undefined ? null : (lookup.actions(trigger, action.docket)[0]?.id ?? null);
      draft.set(action.id, {
        id: action.id,
        docket: action.docket,
        what,
        due,
        within,
        party: party.map(identities.party),
        rule,
        trigger: triggered,
        set: placeOf(action, order),
        because: [action.id],
      });
    },
    ...handingOn((draft, { left, entered }, { id }, { proceedings }) => {
      for (const deadline of draft.values()) {
        if (deadline.docket !== left || endIn(proceedings, left, deadline.set.order)) continue;
        deadline.docket = entered;
        deadline.because.push(id);
      }
    }),
    'deadline.vacated': (draft, action, { lookup, flags }) => {
      const named = lookup.actions(action.data.deadline, action.docket).filter(({ id }) => draft.delete(id));
      if (named.length === 0) flags.push({ flag: 'unknown_deadline', because: [action.id], docket: action.docket });
    },
    'service.made': (draft, action, { identities, order }) => {
      const { answerDue, served } = action.data;
      if (answerDue === undefined) return;
      const party = served.map(identities.party);
      const what = 'answer or otherwise respond to the complaint';
      const because = [action.id];
      draft.set(action.id, {
        id: action.id,
        docket: action.docket,
        what,
        due: answerDue,
        within: undefined,
        party,
        rule: null,
        trigger: action.id,
        set: placeOf(action, order),
        because,
      });
    },
  },
});
