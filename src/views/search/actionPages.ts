import type { CaseReader } from '../askCase.ts';
import type { ViewStore } from '../viewStore.ts';
import type { ActionFilter } from './actionQuery.ts';
import { type ActionCursor, type ActionItem, searchActions } from './searchActions.ts';
import { shownActions } from './shownHits.ts';

const perPage = 200;

/** All actions that fit, page by page, the newest first. Rejects, before the first page, as `searchActions` throws. */
export async function* actionPages(
  store: ViewStore,
  reader: CaseReader,
  asked: ActionFilter,
): AsyncGenerator<readonly ActionItem[]> {
  let cursor: ActionCursor | undefined;
  do {
    const { items, next } = searchActions(store, { ...asked, order: '-on', limit: perPage, cursor });
    yield await shownActions(reader, items);
    cursor = next ?? undefined;
  } while (cursor);
}
