import type { Slice } from './fold.ts';
import { close, isLive, link, opens, type ProceedingsDraft, proceedingOf } from './proceedingDraft.ts';

/** The appeal is over for the docket below, unless a cross-appeal hangs; where nothing names it, for the only one on appeal. */
const dropAppeal = (draft: ProceedingsDraft, below: string | undefined): void => {
  const all = [...draft.values()];
  if (below !== undefined && all.some(other => other.below === below && isLive(other) && !other.mandated)) return;
  const over = all.filter(({ docket, appeal }) => appeal !== undefined && (below ?? docket) === docket);
  if (over.length === 1) over[0]!.appeal = undefined;
};

/** A mandate that the court below enters gives the case back, whatever is known of the dockets above. */
const mandateTo = (draft: ProceedingsDraft, below: string): void => {
  for (const proceeding of draft.values()) if (proceeding.below === below) proceeding.mandated = true;
};

/** What hangs over a case while a higher court has it (docs/decisions/0005). */
export const appeals: Slice<ProceedingsDraft>['evolve'] = {
  'appeal.noticed': (draft, action) => {
    const proceeding = proceedingOf(draft, action)!;
    proceeding.appeal ??= { ids: [], on: action.on };
    proceeding.appeal.ids.push(action.id);
  },
  'appeal.docketed': (draft, action, context) => {
    const { lookup } = context;
    const proceeding = opens(draft, action, context);
    proceeding.appellate = true;
    const { from } = action.data;
    link(proceeding, 'appealed_from', from, action.id);
    proceeding.below = from && lookup.docket(from);
    const below = draft.get(proceeding.below ?? '');
    if (!below) return;
    link(below, 'appealed_to', action.proceeding, action.id);
    below.appeal ??= { ids: [], on: action.on };
    below.appeal.ids.push(action.id);
  },
  'appeal.decided': (draft, action, { order }) => {
    const proceeding = proceedingOf(draft, action)!;
    close(proceeding, action, order, { status: 'closed' });
    dropAppeal(draft, proceeding.below);
  },
  'mandate.issued': (draft, action) => {
    const stands = draft.get(action.docket);
    if (stands?.below === undefined) mandateTo(draft, action.docket);
    else stands.mandated = true;
    dropAppeal(draft, stands?.below ?? action.docket);
  },
};
