import type { ActionRef } from '../../events/reference.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { lastDay } from '../time/legalDate.ts';
import { type Context, slice } from './fold.ts';
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
  /** To answer the complaint: it is met by answering. */
  readonly answers: boolean;
  readonly set: Place;
  readonly because: string[];
}

export type DeadlinesDraft = Map<string, DeadlineDraft>;

const named = (
  ref: ActionRef | undefined,
  { docket }: EffectiveAction,
  { lookup }: Context,
): readonly EffectiveAction[] => (ref === undefined ? [] : lookup.actions(ref, docket));

type Running = Pick<DeadlineDraft, 'what'> &
  Partial<Pick<DeadlineDraft, 'due' | 'within' | 'party' | 'rule' | 'trigger' | 'answers'>>;

const run = (draft: DeadlinesDraft, action: EffectiveAction, { order }: Context, deadline: Running): void => {
  const { what, due, within, party = [], rule = null, trigger = null, answers = false } = deadline;
  const { id, docket } = action;
  const set = placeOf(action, order);
  draft.set(id, { id, docket, what, due, within, party, rule, trigger, answers, set, because: [id] });
};

/** What is due, by whom, and by which rule or order. One that another replaces is gone. */
export const deadlines = slice<DeadlinesDraft>({
  initial: () => new Map(),
  evolve: {
    'deadline.set': (draft, action, context) => {
      const { what, due, within, party = [], rule, trigger, replaces } = action.data;
      for (const { id } of named(replaces, action, context)) draft.delete(id);
      const [triggered] = named(trigger, action, context);
      run(draft, action, context, {
        what,
        due,
        within,
        party: party.map(context.identities.party),
        rule: rule ?? null,
        trigger: triggered?.id ?? null,
      });
    },
    ...handingOn((draft, { left, entered }, { id }, { fold }) => {
      for (const deadline of draft.values()) {
        if (deadline.docket !== left || endIn(fold.proceedings, left, deadline.set.order)) continue;
        deadline.docket = entered;
        deadline.because.push(id);
      }
    }),
    'deadline.vacated': (draft, action, context) => {
      for (const { id } of named(action.data.deadline, action, context)) draft.delete(id);
    },
    'service.made': (draft, action, context) => {
      const { answerDue: due, served } = action.data;
      if (due === undefined) return;
      const what = 'answer or otherwise respond to the complaint';
      run(draft, action, context, {
        what,
        due,
        party: served.map(context.identities.party),
        trigger: action.id,
        answers: true,
      });
    },
    'answer.filed': (draft, { docket, data: { by } }, { identities }) => {
      const answered = by?.map(identities.party);
      for (const [id, { answers, docket: where, party }] of draft)
        if (answers && where === docket && answered && party.every(one => answered.includes(one))) draft.delete(id);
    },
    'settlement.noticed': (draft, action, context) => {
      const { reinstateBy } = action.data;
      if (reinstateBy === undefined) return;
      const what = 'reinstate the case if it is not settled';
      run(draft, action, context, { what, due: lastDay(reinstateBy), trigger: action.id });
    },
  },
});
