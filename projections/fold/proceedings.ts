import type { ActionType } from '../../events/catalogue.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import { type Context, slice } from './fold.ts';

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
  readonly day: string;
  readonly order: number;
  readonly status: Status;
  readonly prejudice: Prejudice;
  readonly bare: boolean;
}

export interface ProceedingDraft {
  readonly docket: string;
  readonly court: string;
  readonly docketNumber: string;
  writtenAs: string;
  appellate: boolean;
  below?: string | undefined;
  opened?: { readonly id: string; readonly type: ActionType; readonly on: string | null; readonly day: string };
  reopened?: { readonly id: string; readonly on: string | null };
  closing?: Closing | undefined;
  stay?: { readonly id: string; readonly on: string | null } | undefined;
  appeal?: { readonly ids: string[]; readonly on: string | null } | undefined;
  readonly renumbered: string[];
  readonly lineage: Lineage[];
}

export type ProceedingsDraft = Map<string, ProceedingDraft>;

type Elsewhere = { readonly court: string; readonly docketNumber: string; readonly caseId?: string | undefined };

export const isLive = ({ opened, closing }: ProceedingDraft): boolean => opened !== undefined && closing === undefined;

const proceedingOf = (draft: ProceedingsDraft, action: EffectiveAction): ProceedingDraft | undefined => {
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

const link = (proceeding: ProceedingDraft, kind: string, to: Elsewhere | undefined, id: string): void => {
  if (!to) return;
  const { court, docketNumber, caseId } = to;
  proceeding.lineage.push({ kind, court, docketNumber, ...(caseId !== undefined && { caseId }), because: [id] });
};

/** Entering a docket opens it; coming back to one that was left reopens it. */
const open = (proceeding: ProceedingDraft, action: EffectiveAction): void => {
  if (proceeding.closing) reopen(proceeding, action);
  proceeding.opened ??= { id: action.id, type: action.type, on: action.on, day: action.day };
};

const reopen = (proceeding: ProceedingDraft, { id, on }: EffectiveAction): void => {
  proceeding.closing = undefined;
  proceeding.reopened = { id, on };
};

interface Ending {
  readonly status: Status;
  readonly prejudice?: Prejudice | undefined;
  /** A clerk's closing that says nothing of why: it never hides a more telling status. */
  readonly bare?: boolean;
}

const close = (proceeding: ProceedingDraft, { id, on, day }: EffectiveAction, order: number, ending: Ending): void => {
  const { status, prejudice = null, bare = false } = ending;
  if (proceeding.closing && bare) return;
  proceeding.closing = { id, on, day, order, status, prejudice, bare };
};

const endsWith =
  <A extends EffectiveAction>(ending: (action: A) => Ending | undefined) =>
  (draft: ProceedingsDraft, action: A, { order }: Context): void => {
    const proceeding = proceedingOf(draft, action);
    const how = ending(action);
    if (proceeding && how) close(proceeding, action, order, how);
  };

const opens = (draft: ProceedingsDraft, action: EffectiveAction): ProceedingDraft => {
  const proceeding = proceedingOf(draft, action)!;
  open(proceeding, action);
  return proceeding;
};

type Move = Extract<EffectiveAction, { type: 'case.removed' | 'case.transferred' | 'case.remanded' }>;

const moves =
  (status: Status) =>
  (draft: ProceedingsDraft, action: Move, { order }: Context): void => {
    const proceeding = proceedingOf(draft, action)!;
    const { from, to } = action.data;
    link(proceeding, `${status}_from`, from, action.id);
    link(proceeding, `${status}_to`, to, action.id);
    if (from) open(proceeding, action);
    else close(proceeding, action, order, { status });
  };

const dropAppeal = (draft: ProceedingsDraft, below: string | undefined): void => {
  for (const proceeding of draft.values())
    if (below === undefined || proceeding.docket === below) proceeding.appeal = undefined;
};

/** Each docket's life: opened, stayed, moved, closed, reopened (DESIGN section 3). */
export const proceedings = slice<ProceedingsDraft>({
  initial: () => new Map(),
  evolve: {
    'case.filed': opens,
    'case.refiled': (draft, action, { flags, lookup }) => {
      const { from } = action.data;
      const left = draft.get(lookup.docket(from));
      if (left && isLive(left)) flags.push({ flag: 'refiled_while_live', because: [action.id], docket: action.docket });
      link(opens(draft, action), 'refiled_from', from, action.id);
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
      data.final ? { status: 'judgment', prejudice: data.prejudice } : undefined,
    ),
    'case.reopened': (draft, action) => reopen(proceedingOf(draft, action)!, action),
    'appeal.noticed': (draft, action) => {
      const proceeding = proceedingOf(draft, action)!;
      proceeding.appeal ??= { ids: [], on: action.on };
      proceeding.appeal.ids.push(action.id);
    },
    'appeal.docketed': (draft, action, { lookup }) => {
      const proceeding = opens(draft, action);
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
    'mandate.issued': (draft, action) => dropAppeal(draft, draft.get(action.docket)?.below ?? action.docket),
  },
});
