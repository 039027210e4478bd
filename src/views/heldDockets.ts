import type { ViewStore } from './viewStore.ts';

/** Every docket that a case stands in. */
export function* heldDockets({
  db,
}: ViewStore): Generator<{ readonly caseId: string; readonly court: string; readonly docketNumber: string }> {
  const rows = db.prepare('SELECT id, proceedings FROM cases').all() as { id: string; proceedings: string }[];
  for (const { id, proceedings } of rows) {
    for (const { court, docketNumber } of JSON.parse(proceedings)) yield { caseId: id, court, docketNumber };
  }
}
