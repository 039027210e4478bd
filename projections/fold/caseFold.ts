import type { ClaimsDraft } from './claimDraft.ts';
import type { CoverageDraft } from './coverage.ts';
import type { DeadlinesDraft } from './deadlines.ts';
import type { FlagDraft } from './fold.ts';
import type { HearingsDraft } from './hearingDraft.ts';
import type { BenchDraft } from './judges.ts';
import type { MotionsDraft } from './motions.ts';
import type { PartiesDraft } from './parties.ts';
import type { ProceedingsDraft } from './proceedingDraft.ts';
import type { RelatedDrafts } from './related.ts';
import type { TitleDraft } from './title.ts';

/** A case half-way through its history: one draft a slice. */
export interface CaseFold {
  readonly title: TitleDraft;
  readonly proceedings: ProceedingsDraft;
  readonly parties: PartiesDraft;
  readonly claims: ClaimsDraft;
  readonly motions: MotionsDraft;
  readonly hearings: HearingsDraft;
  readonly deadlines: DeadlinesDraft;
  readonly judges: BenchDraft;
  readonly coverage: CoverageDraft;
  readonly related: RelatedDrafts;
  readonly flags: readonly FlagDraft[];
}
