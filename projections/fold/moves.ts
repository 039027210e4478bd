import { isMove } from '../../events/catalogue.ts';
import type { Docket } from '../../events/reference.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { tellsWhy } from './closing.ts';
import type { Context, Slice } from './fold.ts';
import { close, enter, isLive, link, type ProceedingsDraft, proceedingAt, proceedingOf } from './proceedingDraft.ts';
import type { Status } from './status.ts';

type Move = Extract<EffectiveAction, { type: 'case.removed' | 'case.transferred' | 'case.remanded' }>;
type Consolidation = Extract<EffectiveAction, { type: 'case.consolidated' }>;

export interface Passage {
  readonly left: string;
  readonly entered: string;
}

const whither = (action: Move | Consolidation): Docket | undefined =>
  action.type === 'case.consolidated' ? action.data.into : action.data.to;

const whence = (action: Move | Consolidation): readonly Docket[] => {
  if (action.type === 'case.consolidated') return action.data.members ?? [];
  return action.data.from ? [action.data.from] : [];
};

/** From which docket of the case into which other one a move leads. Where either is not in the case, none. */
const passagesOf = (action: Move | Consolidation, { lookup }: Context): readonly Passage[] => {
  const to = whither(action);
  const passages = [
    ...whence(action).map(from => ({ left: lookup.docket(from), entered: action.docket })),
    ...(to ? [{ left: action.docket, entered: lookup.docket(to) }] : []),
  ];
  return passages.filter(({ left, entered }) => left !== entered && lookup.holds(left) && lookup.holds(entered));
};

/** What a slice hands on from the docket left to the one entered: the lawsuit is one (28 U.S.C. 1450). */
export const handingOn = <D>(
  hand: (draft: D, passage: Passage, action: EffectiveAction, context: Context) => void,
): Slice<D>['evolve'] => {
  const evolve = (draft: D, action: Move | Consolidation, context: Context): void => {
    for (const passage of passagesOf(action, context)) hand(draft, passage, action, context);
  };
  return {
    'case.removed': evolve,
    'case.transferred': evolve,
    'case.remanded': evolve,
    'case.consolidated': evolve,
  };
};

/** A lawsuit that moves has been pending, and is stayed, as it was in the docket left (28 U.S.C. 1450; docs/decisions/0010). */
const carryOn = (draft: ProceedingsDraft, left: string, entered: string): void => {
  const [before, now] = [proceedingAt(draft, left), proceedingAt(draft, entered)];
  const begun = now.reopened ?? now.opened;
  if (!begun || !isMove(begun.type) || before.closing?.first) return;
  if (before.since) now.since = before.since;
  now.stays = [...now.stays, ...before.stays];
  before.stays = [];
};

/** A move stands in both dockets; where only one of them tells of it, the other is inferred because of it. */
const moves =
  (status: Status) =>
  (draft: ProceedingsDraft, action: Move, context: Context): void => {
    const { order } = context;
    const here = proceedingOf(draft, action)!;
    const { from, to } = action.data;
    link(here, `${status}_from`, from, action.id);
    link(here, `${status}_to`, to, action.id);
    if (from) enter(here, action, order);
    else close(here, action, order, { status });
    for (const { left, entered } of passagesOf(action, context)) {
      const there = proceedingAt(draft, from ? left : entered);
      link(there, `${status}_${from ? 'to' : 'from'}`, action.proceeding, action.id);
      if (from && !tellsWhy(there.closing)) close(there, action, order, { status });
      if (to && !isLive(there)) enter(there, action, order, true);
      carryOn(draft, left, entered);
    }
  };

const consolidates = (draft: ProceedingsDraft, action: Consolidation, context: Context): void => {
  const here = proceedingOf(draft, action)!;
  const { into, members = [] } = action.data;
  link(here, 'consolidated_into', into, action.id);
  for (const member of members) link(here, 'member', member, action.id);
  if (into) close(here, action, context.order, { status: 'consolidated' });
  for (const { left, entered } of passagesOf(action, context)) {
    const there = proceedingAt(draft, into ? entered : left);
    link(there, into ? 'member' : 'consolidated_into', action.proceeding, action.id);
    if (!into && !tellsWhy(there.closing)) close(there, action, context.order, { status: 'consolidated' });
  }
};

/** How a case goes from docket to docket. */
export const movements: Slice<ProceedingsDraft>['evolve'] = {
  'case.removed': moves('removed'),
  'case.transferred': moves('transferred'),
  'case.remanded': moves('remanded'),
  'case.consolidated': consolidates,
};
