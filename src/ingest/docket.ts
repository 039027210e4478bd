import type { sightingKinds } from '../../events/entries.ts';

/** How a source shows a docket: as its page, its history, a notice by e-mail, or a feed. */
export type From = Exclude<(typeof sightingKinds)[number], 'hand'>;

/** Another docket that a header names. Ids, numbers and titles are as the source writes them, blanks squeezed. */
export interface Lineage {
  readonly kind:
    | 'case_in_other_court'
    | 'lead_case'
    | 'member_case'
    | 'related_case'
    | 'magistrate_case'
    | 'lead_bankruptcy'
    | 'originating_case'
    | 'lower_court';
  /** A courts-db id where the header says which court; null where it names one that is not known by an id. */
  readonly court: string | null;
  /** The court in the header's own words, where it says more than a number: `Fulton County Superior Court`. */
  readonly courtName: string | null;
  /** Null where the header says only that there is one (`Member cases`). */
  readonly docketNumber: string | null;
  readonly title: string | null;
}

export interface Attorney {
  readonly name: string;
  /** As the source writes them: `LEAD ATTORNEY`, `TERMINATED: 05/17/2001`. */
  readonly roles: readonly string[];
}

export interface ParsedParty {
  readonly name: string;
  /** As the source writes it: `Plaintiff`, `Defendant - Appellee`. */
  readonly type: string;
  readonly terminatedOn: string | null;
  /** What the page says under the name: `doing business as …`. Addresses are left out. */
  readonly description: string | null;
  readonly attorneys: readonly Attorney[];
}

export interface ParsedEntry {
  /** The number that the court gave; null for a line without one. */
  readonly number: string | null;
  /** CM/ECF's de_seq_num. */
  readonly sequence: string | null;
  /** The document's id, its fourth digit 0. */
  readonly documentId: string | null;
  readonly filedOn: string | null;
  readonly enteredOn: string | null;
  /** Blanks squeezed; empty where the source gives none. */
  readonly text: string;
  /** The name of the event, where the source gives it beside or instead of the text: `Motion to Dismiss`. */
  readonly event: string | null;
  /** When the clerk ended it, as the history of a docket says of motions. */
  readonly terminatedOn: string | null;
}

/**
 * One docket as one source shows it. Days are ISO dates in the court's zone; what a source does not say is null, or empty
 * where it is a list. No address, telephone number or e-mail address stands in it.
 */
export interface ParsedDocket {
  readonly from: From;
  /** A courts-db id; null where nothing in the source says which. */
  readonly court: string | null;
  /** Without the judge's initials and the defendant's number. */
  readonly docketNumber: string | null;
  /** The number as the source spells it. */
  readonly spelling: string | null;
  /** PACER's id of the case, as its links have it. */
  readonly pacerId: string | null;
  /** Of a defendant's own page: 1, 2 … */
  readonly defendantNumber: number | null;
  readonly caseName: string | null;
  readonly dateFiled: string | null;
  readonly dateTerminated: string | null;
  readonly assignedTo: string | null;
  readonly referredTo: string | null;
  readonly cause: string | null;
  readonly natureOfSuit: string | null;
  readonly juryDemand: string | null;
  readonly jurisdiction: string | null;
  readonly lineage: readonly Lineage[];
  /** As the header stamps them: `CLOSED`, `STAYED`. */
  readonly flags: readonly string[];
  readonly parties: readonly ParsedParty[];
  readonly entries: readonly ParsedEntry[];
  /** The day on which the page was made, as it says itself. */
  readonly capturedOn: string | null;
}

/** A docket of which nothing is known yet, to be filled in. */
export const emptyDocket: Omit<ParsedDocket, 'from'> = {
  court: null,
  docketNumber: null,
  spelling: null,
  pacerId: null,
  defendantNumber: null,
  caseName: null,
  dateFiled: null,
  dateTerminated: null,
  assignedTo: null,
  referredTo: null,
  cause: null,
  natureOfSuit: null,
  juryDemand: null,
  jurisdiction: null,
  lineage: [],
  flags: [],
  parties: [],
  entries: [],
  capturedOn: null,
};
