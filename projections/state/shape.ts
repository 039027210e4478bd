import type { Disposition, PleadingKind, Reach } from '../fold/claimDraft.ts';
import type { RulingOutcome } from '../fold/motions.ts';
import type { Lineage } from '../fold/proceedingDraft.ts';
import type { Prejudice, Status } from '../fold/status.ts';

/** The ids of the actions that made a fact. */
export type Because = readonly string[];

export interface Appearance {
  readonly proceeding: string;
  /** The docket it joined in, where its lawsuit has gone on to another since. */
  readonly joinedIn: string;
  readonly role: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
  readonly because: Because;
}

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly formerNames: readonly string[];
  readonly appearances: readonly Appearance[];
  readonly counsel: readonly {
    readonly id: string;
    readonly proceeding: string;
    readonly name: string;
    readonly firm: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly because: Because;
  }[];
  readonly because: Because;
}

export interface Coverage {
  readonly capturedOn: string | null;
  readonly throughEntry: number | null;
  readonly throughOn: string | null;
  /** How many entries are not here, by their numbers. */
  readonly missing: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly because: Because;
}

export interface Proceeding {
  /** `<court> <docketNumber>`, the name by which the rest of the state points here. */
  readonly id: string;
  readonly court: string;
  readonly docketNumber: string;
  readonly writtenAs: string;
  readonly openedOn: string | null;
  readonly openedBy: string | null;
  readonly closedOn: string | null;
  readonly reopenedOn: string | null;
  readonly status: Status;
  readonly statusOn: string | null;
  readonly prejudice: Prejudice;
  readonly appellate: boolean;
  readonly judges: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly title: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly because: Because;
  }[];
  readonly lineage: readonly Lineage[];
  readonly coverage: Coverage;
  readonly flags: readonly Flag[];
  readonly because: Because;
}

export interface Claim {
  readonly id: string;
  readonly title: string;
  readonly basis: string | null;
  readonly proceeding: string;
  readonly status: 'pending' | 'dismissed' | 'dropped' | 'withdrawn' | 'decided' | 'ended';
  readonly by: readonly string[] | null;
  readonly against: Reach;
  readonly numbers: readonly { readonly pleading: string; readonly number: number }[];
  readonly dispositions: readonly Disposition[];
  readonly because: Because;
}

export interface Pleading {
  readonly id: string;
  readonly title: string;
  readonly kind: PleadingKind;
  readonly proceeding: string;
  readonly on: string | null;
  readonly by: readonly string[] | null;
  /** Null where the counts are not known. */
  readonly claimCount: number | null;
  readonly operative: boolean;
  readonly because: Because;
}

export interface Motion {
  readonly id: string;
  readonly proceeding: string;
  readonly entry: { readonly number: number } | null;
  readonly kinds: readonly string[];
  readonly title: string | null;
  readonly by: readonly string[] | null;
  readonly filedOn: string | null;
  readonly status: 'pending' | 'withdrawn' | RulingOutcome;
  readonly ruledOn: string | null;
  readonly ruling: RulingOutcome | null;
  readonly remaining: string | null;
  /** One after another: a later one rules on the rest that an earlier one left, or takes its place. */
  readonly rulings: readonly {
    readonly on: string | null;
    readonly outcome: RulingOutcome;
    readonly remaining: string | null;
    readonly because: Because;
  }[];
  readonly because: Because;
}

export interface Hearing {
  readonly id: string;
  readonly proceeding: string;
  readonly kind: string;
  readonly title: string | null;
  /** Null where the day is still to be set. */
  readonly at: string | null;
  readonly place: string | null;
  readonly status: 'set' | 'continuing' | 'held' | 'vacated' | 'ended';
  readonly setOn: string | null;
  readonly motions: readonly string[];
  readonly moves: readonly {
    readonly from: string | null;
    readonly to: string;
    readonly on: string | null;
    readonly because: Because;
  }[];
  readonly sessions: readonly { readonly on: string; readonly minutes: number | null; readonly because: Because }[];
  readonly because: Because;
}

export interface Deadline {
  readonly id: string;
  readonly proceeding: string;
  readonly what: string;
  /** Null where the day hangs on something else; `within` says on what. */
  readonly due: string | null;
  readonly within: string | null;
  readonly party: readonly string[];
  readonly rule: string | null;
  readonly trigger: string | null;
  readonly because: Because;
}

export interface Flag {
  readonly flag: string;
  readonly because: Because;
}

export interface Uncertainty {
  readonly because: string;
  readonly reasons: readonly ('imprecise_date' | 'unknown_date' | 'inferred' | 'unverified' | 'press')[];
}

/** What a case is for a question. Every fact names the actions that made it. Dates are the court's. */
export interface CaseState {
  readonly title: string;
  readonly status: Status;
  readonly statusOn: string | null;
  readonly prejudice: Prejudice;
  readonly reopenedOn: string | null;
  readonly onAppeal: { readonly since: string | null; readonly because: Because } | null;
  /** The proceeding that decides the status; null before any was opened. */
  readonly proceeding: string | null;
  readonly because: { readonly title: Because; readonly status: Because; readonly reopenedOn: Because };
  readonly coverage: Coverage | null;
  readonly proceedings: readonly Proceeding[];
  /** Other lawsuits linked with this one; what joins its own dockets is in their `lineage`. */
  readonly related: readonly {
    readonly court: string;
    readonly docketNumber: string;
    readonly caseId: string | null;
    readonly relation: string;
    readonly because: Because;
  }[];
  readonly parties: readonly Party[];
  readonly claims: readonly Claim[];
  readonly operativePleading: Pleading | null;
  readonly pleadings: readonly Pleading[];
  readonly motions: readonly Motion[];
  readonly hearings: readonly Hearing[];
  readonly nextHearing: Hearing | null;
  readonly deadlines: readonly Deadline[];
  readonly flags: readonly Flag[];
  readonly uncertain: readonly Uncertainty[];
  /** Entries that a seal hides (EVENTS.md section 6). */
  readonly withheld: number;
  /** `day` is the day it took effect, also where `on` is imprecise or unknown. */
  readonly lastAction: {
    readonly id: string;
    readonly type: string;
    readonly on: string | null;
    readonly day: string;
  } | null;
}
