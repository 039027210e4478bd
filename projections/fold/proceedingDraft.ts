import type { ActionType } from '../../events/catalogue.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type Closing, closingAfter, type Ending } from './closing.ts';
import { type Place, placeOf } from './place.ts';

export interface Lineage {
  readonly kind: string;
  readonly court: string;
  readonly docketNumber: string;
  readonly caseId?: string;
  readonly because: readonly string[];
}

type LineageDraft = Lineage & { readonly because: string[] };

/** `inferred`: concluded from what the other docket says, until this one says so itself. */
type Opening = Place & { readonly type: ActionType; readonly inferred: boolean };

/** What a lawsuit has been pending from; `again`: from its reopening. */
type Since = Place & { readonly again: boolean };

export interface Stay {
  readonly id: string;
  readonly on: string | null;
  /** The last day of it, where it ends by itself. */
  readonly lastDay: string | undefined;
}

/** One appeal while it hangs over the docket below: its notices, and the docket above once it has one. */
export interface Appeal {
  readonly ids: string[];
  readonly on: string | null;
  readonly by: readonly string[] | undefined;
  readonly of: readonly string[] | undefined;
  docket: string | undefined;
}

export interface ProceedingDraft {
  readonly docket: string;
  readonly court: string;
  readonly docketNumber: string;
  writtenAs: string;
  appellate: boolean;
  below?: string | undefined;
  mandated?: true;
  opened?: Opening;
  reopened?: Opening;
  /** Of a lawsuit that came from another docket, what it was pending from there. */
  since?: Since;
  closing?: Closing | undefined;
  /** Those that nobody lifted; a later one does not end an earlier one. */
  stays: readonly Stay[];
  readonly appeals: Appeal[];
  /** The decision above that undid what ended it, until it is reopened. */
  undoneBy?: string | undefined;
  readonly renumbered: string[];
  /** By what a link says: where it leads, and how. */
  readonly lineage: Map<string, LineageDraft>;
}

export type ProceedingsDraft = Map<string, ProceedingDraft>;

export type Elsewhere = { readonly court: string; readonly docketNumber: string; readonly caseId?: string | undefined };

export const isLive = ({ opened, closing }: ProceedingDraft): boolean => opened !== undefined && closing === undefined;

export const proceedingAt = (draft: ProceedingsDraft, docket: string): ProceedingDraft => {
  const known = draft.get(docket);
  if (known) return known;
  const [court, ...number] = docket.split(' ') as [string, ...string[]];
  const docketNumber = number.join(' ');
  const fresh: ProceedingDraft = {
    docket,
    court,
    docketNumber,
    writtenAs: docketNumber,
    appellate: false,
    stays: [],
    appeals: [],
    renumbered: [],
    lineage: new Map(),
  };
  draft.set(docket, fresh);
  return fresh;
};

export const proceedingOf = (draft: ProceedingsDraft, action: EffectiveAction): ProceedingDraft | undefined =>
  action.proceeding && proceedingAt(draft, action.docket);

/** Where both dockets tell of one move, each link is one, because of both. */
export const link = (proceeding: ProceedingDraft, kind: string, to: Elsewhere | undefined, id: string): void => {
  if (!to) return;
  const { court, docketNumber, caseId } = to;
  const known = getOrMake(proceeding.lineage, [kind, court, caseId, docketNumber].join(' '), () => ({
    kind,
    court,
    docketNumber,
    ...(caseId !== undefined && { caseId }),
    because: [],
  }));
  known.because.push(id);
};

const openingBy = (action: EffectiveAction, order: number, inferred: boolean): Opening => ({
  ...placeOf(action, order),
  type: action.type,
  inferred,
});

/** A docket that was closed before its opening comes, late or imprecise, stays closed. */
export const open = (proceeding: ProceedingDraft, action: EffectiveAction, order: number, inferred = false): void => {
  if (proceeding.opened && !proceeding.opened.inferred) return;
  proceeding.opened = openingBy(action, order, inferred);
  proceeding.since ??= { ...proceeding.opened, again: false };
};

export const reopen = (proceeding: ProceedingDraft, action: EffectiveAction, order: number, inferred = false): void => {
  proceeding.closing = undefined;
  proceeding.undoneBy = undefined;
  proceeding.reopened = openingBy(action, order, inferred);
  proceeding.since = { ...proceeding.reopened, again: true };
};

/** A case that moves opens the docket it enters; coming back to one that was left reopens it. */
export const enter = (proceeding: ProceedingDraft, action: EffectiveAction, order: number, inferred = false): void => {
  if (proceeding.closing || proceeding.reopened?.inferred) reopen(proceeding, action, order, inferred);
  open(proceeding, action, order, inferred);
};

export const close = (proceeding: ProceedingDraft, action: EffectiveAction, order: number, ending: Ending): void => {
  proceeding.closing = closingAfter(proceeding.closing, ending, placeOf(action, order));
  if (proceeding.closing.first) proceeding.stays = [];
};

export const opens = (
  draft: ProceedingsDraft,
  action: EffectiveAction,
  { order }: { readonly order: number },
): ProceedingDraft => {
  const proceeding = proceedingOf(draft, action)!;
  open(proceeding, action, order);
  return proceeding;
};

/** What ended what stood in a docket from `order` on; undefined where it goes on, here or elsewhere. */
export const endIn = (draft: ProceedingsDraft, docket: string, order: number): Place | undefined => {
  const first = draft.get(docket)?.closing?.first;
  return first && order < first.order ? first : undefined;
};
