import type { Recorder } from '../commands/record.ts';
import type { Config } from '../config.ts';
import { claimDataFolder } from '../log/dataFolder.ts';
import { openLog } from '../log/openLog.ts';
import { StreamCache } from '../log/streamCache.ts';
import { type OwnServer, ownServerOf } from './ownServer.ts';

interface Ways<T> {
  /** Where a server owns the data folder. */
  readonly byServer: (server: OwnServer) => Promise<T>;
  /** Where nobody does: this process owns it meanwhile. */
  readonly alone: (recorder: Recorder) => Promise<T>;
}

/** Records through the server that owns the data folder, or else alone. */
export const withRecorder = async <T>({ data, log: url }: Config, { byServer, alone }: Ways<T>): Promise<T> => {
  const server = ownServerOf(data);
  if (server) return byServer(server);
  const folder = claimDataFolder(data);
  try {
    const log = await openLog(url, data);
    try {
      return await alone({ log, streams: new StreamCache(log), now: () => new Date() });
    } finally {
      await log.close();
    }
  } finally {
    folder.release();
  }
};
