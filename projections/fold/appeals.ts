import type { DataOf } from '../../events/catalogue.ts';
import type { ActionRef } from '../../events/reference.ts';
import type { EffectiveActionOf } from '../time/effectiveAction.ts';
import type { Context, Slice } from './fold.ts';
import {
  type Appeal,
  close,
  link,
  opens,
  type ProceedingDraft,
  type ProceedingsDraft,
  proceedingAt,
  proceedingOf,
} from './proceedingDraft.ts';

const meet = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some(one => b.includes(one));

const named = (refs: readonly ActionRef[], docket: string, { lookup }: Context): readonly string[] =>
  refs.flatMap(ref => lookup.actions(ref, docket)).map(({ id }) => id);

const hang = (below: ProceedingDraft, appeal: Omit<Appeal, 'ids'>, id: string, known: Appeal | undefined): void => {
  const { docket } = appeal;
  if (!known) {
    below.appeals.push({ ...appeal, ids: [id] });
    return;
  }
  known.ids.push(id);
  known.docket ??= docket;
};

const undocketed = ({ appeals }: ProceedingDraft): Appeal | undefined =>
  appeals.find(({ docket }) => docket === undefined);

/** Where a docket above does not say whence it comes: from the only docket with an appeal that is in none yet. */
const onlyOneOnAppeal = (draft: ProceedingsDraft): ProceedingDraft | undefined => {
  const waiting = [...draft.values()].filter(undocketed);
  return waiting.length === 1 ? waiting[0] : undefined;
};

const drop = ({ appeals }: ProceedingDraft, docket: string): void => {
  const over = appeals.findIndex(appeal => appeal.docket === docket);
  if (over >= 0) appeals.splice(over, 1);
};

type Outcome = DataOf<'appeal.decided'>['outcome'];

/** Whether a decision, or a part of it, undoes what it speaks of. */
export const undoes = ({ outcome }: { readonly outcome: Outcome }): boolean =>
  outcome === 'reversed' || outcome === 'vacated';

/**
 * Whether a decision undoes what ended the docket below: named by it, by one of its claims, or, where it names nothing,
 * the end itself.
 */
const undoesEnd = (below: ProceedingDraft, action: EffectiveActionOf<'appeal.decided'>, context: Context): boolean => {
  const { of, parts = [] } = action.data;
  const ended = [below.closing?.id, below.closing?.first?.id];
  const speaksOfIt = (refs: readonly ActionRef[] | undefined) =>
    refs === undefined || named(refs, below.docket, context).some(id => ended.includes(id));
  if (below.closing?.first === undefined) return false;
  return (
    (undoes(action.data) && speaksOfIt(of)) ||
    parts.some(part => undoes(part) && speaksOfIt(part.of ?? (part.claims ? undefined : of)))
  );
};

/** A mandate that the court below enters: of the appeal decided before; where none is known to be, of all. */
const mandateTo = (draft: ProceedingsDraft, below: ProceedingDraft): void => {
  const decided = [...draft.values()].find(
    ({ below: of, closing, mandated }) => of === below.docket && closing && !mandated,
  );
  if (decided) decided.mandated = true;
  else below.appeals.length = 0;
};

/** What hangs over a case while a higher court has it (docs/decisions/0005). */
export const appeals: Slice<ProceedingsDraft>['evolve'] = {
  'appeal.noticed': (draft, action, context) => {
    const below = proceedingOf(draft, action)!;
    const by = action.data.by?.map(context.identities.party);
    const of = action.data.of && named(action.data.of, action.docket, context);
    const known = below.appeals.find(appeal => meet(appeal.by, by) && meet(appeal.of, of));
    hang(below, { on: action.on, by, of, docket: undefined }, action.id, known);
  },
  'appeal.docketed': (draft, action, context) => {
    const { lookup } = context;
    const proceeding = opens(draft, action, context);
    proceeding.appellate = true;
    const { from } = action.data;
    link(proceeding, 'appealed_from', from, action.id);
    proceeding.below = from ? lookup.docket(from) : onlyOneOnAppeal(draft)?.docket;
    if (proceeding.below === undefined || !lookup.holds(proceeding.below)) return;
    const below = proceedingAt(draft, proceeding.below);
    link(below, 'appealed_to', action.proceeding, action.id);
    const unnamed = { on: action.on, by: undefined, of: undefined, docket: action.docket };
    hang(below, unnamed, action.id, undocketed(below));
  },
  'appeal.decided': (draft, action, context) => {
    const proceeding = proceedingOf(draft, action)!;
    close(proceeding, action, context.order, { status: 'closed' });
    const below = draft.get(proceeding.below ?? '');
    if (!below) return;
    drop(below, action.docket);
    if (undoesEnd(below, action, context)) below.undoneBy = action.id;
  },
  'mandate.issued': (draft, action, { lookup }) => {
    const { from } = action.data;
    const above = draft.get(from ? lookup.docket(from) : action.docket);
    if (above?.below === undefined) {
      mandateTo(draft, proceedingOf(draft, action)!);
      return;
    }
    above.mandated = true;
    const below = draft.get(above.below);
    if (below) drop(below, above.docket);
  },
};
