import { type CaseCursor, type CaseFilter, type CaseItem, listCases } from './listCases.ts';
import { openViewStore, type ViewStore } from './viewStore.ts';

const page = 200;

/**
 * All cases that fit, page by page, as the lists stood at one moment: with what is recorded meanwhile a case could move
 * from a page to come to one that has passed.
 */
export function* casePages(
  { db }: ViewStore,
  filter: Omit<CaseFilter, 'cursor' | 'limit'>,
): Generator<readonly CaseItem[]> {
  const snapshot = openViewStore(db.name, { readonly: true });
  try {
    snapshot.db.exec('BEGIN');
    let cursor: CaseCursor | undefined;
    do {
      const { items, next }: ReturnType<typeof listCases> = listCases(snapshot, { ...filter, cursor, limit: page });
      yield items;
      cursor = next ?? undefined;
    } while (cursor);
  } finally {
    snapshot.close();
  }
}
