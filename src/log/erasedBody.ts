import type { SealedEvent } from '../../events/event.ts';

/**
 * The JSON of an event without its data, sources and salt. It is as long as it was: SQLite then writes it over the old
 * bytes in place, and leaves none of them on another page.
 */
export const erasedBody = (body: string, by: string): string => {
  const { data, sources: _sources, salt: _salt, ...envelope } = JSON.parse(body) as SealedEvent;
  if (data === undefined) return body;
  const erased = JSON.stringify({ ...envelope, erasedBy: by });
  return erased + ' '.repeat(Math.max(0, Buffer.byteLength(body) - Buffer.byteLength(erased)));
};
