import type { ActionType } from '../../events/catalogue.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { Context } from './fold.ts';

export type Status =
  | 'not_filed'
  | 'pending'
  | 'stayed'
  | 'administratively_closed'
  | 'withdrawn'
  | 'dismissed'
  | 'settled'
  | 'removed'
  | 'transferred'
  | 'remanded'
  | 'consolidated'
  | 'judgment'
  | 'closed';

export type Prejudice = 'with' | 'without' | null;

export interface Lineage {
  readonly kind: string;
  readonly court: string;
  readonly docketNumber: string;
  readonly caseId?: string;
  readonly because: readonly string[];
}

interface Closing {
  readonly id: string;
  readonly on: string | null;
  readonly order: number;
  readonly status: Status;
  readonly prejudice: Prejudice;
  /** What ended what was pending: of several endings the first, so that what came after it stands. */
  readonly first: { readonly id: string; readonly on: string | null; readonly order: number };
}

export interface ProceedingDraft {
  readonly docket: string;
  readonly court: string;
  readonly docketNumber: string;
  writtenAs: string;
  appellate: boolean;
  below?: string | undefined;
  mandated?: true;
  opened?: { readonly id: string; readonly type: ActionType; readonly on: string | null; readonly order: number };
  reopened?: { readonly id: string; readonly on: string | null };
  closing?: Closing | undefined;
  stay?: { readonly id: string; readonly on: string | null } | undefined;
  appeal?: { readonly ids: string[]; readonly on: string | null } | undefined;
  readonly renumbered: string[];
  readonly lineage: Lineage[];
}

export type ProceedingsDraft = Map<string, ProceedingDraft>;

export type Elsewhere = { readonly court: string; readonly docketNumber: string; readonly caseId?: string | undefined };

export const isLive = ({ opened, closing }: ProceedingDraft): boolean => opened !== undefined && closing === undefined;

export const proceedingOf = (draft: ProceedingsDraft, action: EffectiveAction): ProceedingDraft | undefined => {
  if (!action.proceeding) return undefined;
  const known = draft.get(action.docket);
  if (known) return known;
  const [court, ...number] = action.docket.split(' ') as [string, ...string[]];
  const docketNumber = number.join(' ');
  const fresh: ProceedingDraft = {
    docket: action.docket,
    court,
    docketNumber,
    writtenAs: docketNumber,
    appellate: false,
    renumbered: [],
    lineage: [],
  };
  draft.set(action.docket, fresh);
  return fresh;
};

export const link = (proceeding: ProceedingDraft, kind: string, to: Elsewhere | undefined, id: string): void => {
  if (!to) return;
  const { court, docketNumber, caseId } = to;
  proceeding.lineage.push({ kind, court, docketNumber, ...(caseId !== undefined && { caseId }), because: [id] });
};

/** Entering a docket opens it; coming back to one that was left reopens it. */
export const open = (proceeding: ProceedingDraft, action: EffectiveAction, order: number): void => {
  if (proceeding.closing) reopen(proceeding, action);
  proceeding.opened ??= { id: action.id, type: action.type, on: action.on, order };
};

export const reopen = (proceeding: ProceedingDraft, { id, on }: EffectiveAction): void => {
  proceeding.closing = undefined;
  proceeding.reopened = { id, on };
};

export interface Ending {
  readonly status: Status;
  readonly prejudice?: Prejudice | undefined;
  /** A clerk's closing that says nothing of why: it never hides a more telling status. */
  readonly bare?: boolean;
}

/** A docket closed for the clerk's statistics alone goes on: what is filed in it ends with the ending that follows. */
const endedBy = (closing: Closing | undefined): Closing['first'] | undefined =>
  closing?.status === 'administratively_closed' ? undefined : closing?.first;

export const close = (
  proceeding: ProceedingDraft,
  { id, on }: EffectiveAction,
  order: number,
  ending: Ending,
): void => {
  const { closing } = proceeding;
  const { status, prejudice = null, bare = false } = ending;
  if (closing && bare) return;
  proceeding.closing = { id, on, order, status, prejudice, first: endedBy(closing) ?? { id, on, order } };
};

export const opens = (draft: ProceedingsDraft, action: EffectiveAction, { order }: Context): ProceedingDraft => {
  const proceeding = proceedingOf(draft, action)!;
  open(proceeding, action, order);
  return proceeding;
};
