import { erasedBody } from './erasedBody.ts';
import type { Erasing } from './eventLog.ts';
import type { Queries } from './sqliteQueries.ts';

/** Overwrites the bodies of these events in place (`secure_delete` takes care of what is left of longer ones). */
export const eraseInto = (sql: Queries, events: readonly Erasing[]): void => {
  for (const { stream, revision, by } of events) {
    const body = sql.body.get(stream, revision);
    if (body !== undefined) sql.setBody.run(erasedBody(body, by), stream, revision);
  }
};
