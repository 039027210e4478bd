import type { EventLog } from './eventLog.ts';
import type { StreamCache } from './streamCache.ts';

/** A log whose whole streams are read through what is kept of them, for whoever reads many in passing. */
export const throughCache = (log: EventLog, streams: StreamCache): EventLog => ({
  ...log,
  readStream: (stream, from = 0, form) =>
    from === 0 && form === undefined ? streams.readPassing(stream) : log.readStream(stream, from, form),
});
