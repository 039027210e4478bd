import type { ViewStore } from './viewStore.ts';

/** A case that holds something to review, and how much of it for each reason. */
export interface CaseToReview {
  readonly id: string;
  readonly title: string;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly total: number;
}

const cases = `
  SELECT cases.id, title, sum(CAST(name AS INTEGER)) AS total, json_group_array(json_object('reason', value, 'count', CAST(name AS INTEGER))) AS reasons
  FROM facets JOIN cases ON key = caseKey
  WHERE kind = 'review' AND (@reason IS NULL OR value = @reason)
  GROUP BY key ORDER BY total DESC, cases.id LIMIT @limit OFFSET @offset`;

/** The cases with most to review first. */
export const casesToReview = (
  store: ViewStore,
  {
    reason = null,
    limit,
    offset,
  }: { readonly reason?: string | null | undefined; readonly limit: number; readonly offset: number },
): readonly CaseToReview[] =>
  (store.prepared(cases).all({ reason, limit, offset }) as (Omit<CaseToReview, 'reasons'> & { reasons: string })[]).map(
    row => ({ ...row, reasons: JSON.parse(row.reasons) }),
  );

/** How much there is to review for each reason, over all cases. */
export const reviewReasons = (store: ViewStore): readonly { readonly reason: string; readonly count: number }[] =>
  store
    .prepared(
      "SELECT value AS reason, sum(CAST(name AS INTEGER)) AS count FROM facets WHERE kind = 'review' GROUP BY value ORDER BY count DESC, value",
    )
    .all() as { reason: string; count: number }[];
