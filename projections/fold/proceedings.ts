import type { EffectiveAction } from '../time/effectiveAction.ts';
import { appeals } from './appeals.ts';
import { type Context, slice } from './fold.ts';
import {
  close,
  type Ending,
  isLive,
  link,
  open,
  opens,
  type ProceedingsDraft,
  proceedingOf,
  reopen,
  type Status,
} from './proceedingDraft.ts';

const endsWith =
  <A extends EffectiveAction>(ending: (action: A) => Ending | undefined) =>
  (draft: ProceedingsDraft, action: A, { order }: Context): void => {
    const proceeding = proceedingOf(draft, action);
    const how = ending(action);
    if (proceeding && how) close(proceeding, action, order, how);
  };

type Move = Extract<EffectiveAction, { type: 'case.removed' | 'case.transferred' | 'case.remanded' }>;

const moves =
  (status: Status) =>
  (draft: ProceedingsDraft, action: Move, { order }: Context): void => {
    const proceeding = proceedingOf(draft, action)!;
    const { from, to } = action.data;
    link(proceeding, `${status}_from`, from, action.id);
    link(proceeding, `${status}_to`, to, action.id);
    if (from) open(proceeding, action, order);
    else close(proceeding, action, order, { status });
  };

/** Each docket's life: opened, stayed, moved, closed, reopened (DESIGN section 3). */
export const proceedings = slice<ProceedingsDraft>({
  initial: () => new Map(),
  evolve: {
    'case.filed': opens,
    'petition.filed': opens,
    'charges.filed': opens,
    'case.refiled': (draft, action, context) => {
      const { flags, lookup } = context;
      const { from } = action.data;
      const left = draft.get(lookup.docket(from));
      if (left && isLive(left)) flags.push({ flag: 'refiled_while_live', because: [action.id], docket: action.docket });
      link(opens(draft, action, context), 'refiled_from', from, action.id);
      if (left) link(left, 'refiled_as', action.proceeding, action.id);
    },
    'case.removed': moves('removed'),
    'case.transferred': moves('transferred'),
    'case.remanded': moves('remanded'),
    'docket.renumbered': (draft, action) => {
      const proceeding = proceedingOf(draft, action)!;
      proceeding.writtenAs = action.data.to;
      proceeding.renumbered.push(action.id);
    },
    'case.related': (draft, action) => {
      const proceeding = proceedingOf(draft, action);
      if (proceeding) link(proceeding, 'related', action.data, action.id);
    },
    'case.consolidated': (draft, action, { order }) => {
      const proceeding = proceedingOf(draft, action)!;
      link(proceeding, 'consolidated_into', action.data.into, action.id);
      for (const member of action.data.members ?? []) link(proceeding, 'member', member, action.id);
      if (action.data.into) close(proceeding, action, order, { status: 'consolidated' });
    },
    'case.stayed': (draft, action) => {
      if (action.data.scope === 'case') proceedingOf(draft, action)!.stay = { id: action.id, on: action.on };
    },
    'stay.lifted': (draft, action) => {
      if (action.data.scope === 'case') proceedingOf(draft, action)!.stay = undefined;
    },
    'case.withdrawn': (draft, action, context) => {
      const earlier = [...draft.values()].find(({ closing }) => closing?.status === 'withdrawn');
      if (earlier)
        context.flags.push({
          flag: 'second_withdrawal',
          because: [earlier.closing!.id, action.id],
          docket: action.docket,
        });
      close(proceedingOf(draft, action)!, action, context.order, {
        status: 'withdrawn',
        prejudice: action.data.prejudice,
      });
    },
    'case.dismissed': endsWith(({ data }) => ({ status: 'dismissed', prejudice: data.prejudice })),
    'case.settled': endsWith(({ data }) => ({ status: 'settled', prejudice: data.prejudice })),
    'case.closed': endsWith(({ data }) => ({
      status: data.how === 'administrative' ? 'administratively_closed' : 'closed',
      bare: data.how !== 'administrative',
    })),
    'judgment.entered': endsWith(({ data }) =>
      data.final === false ? undefined : { status: 'judgment', prejudice: data.prejudice },
    ),
    'case.reopened': (draft, action) => reopen(proceedingOf(draft, action)!, action),
    ...appeals,
  },
});
