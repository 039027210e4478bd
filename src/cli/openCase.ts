import type { Config } from '../config.ts';
import { holdsLog } from '../log/dataFolder.ts';
import type { EventLog } from '../log/eventLog.ts';
import { openLog } from '../log/openLog.ts';
import { StreamCache } from '../log/streamCache.ts';
import type { CaseReader } from '../views/askCase.ts';

/** There is no log yet where the command looked. */
export class NoLogError extends Error {
  readonly code = 'no_log';
  constructor(folder: string) {
    super(`There is no log in ${folder} yet. Start one with: lis serve --data ${folder}`);
  }
}

/** Opens the log for reading alone, beside a server that owns it, and closes it after `work`. */
export const withLog = async <T>({ log: url, data }: Config, work: (log: EventLog) => Promise<T>): Promise<T> => {
  if (url === '' && !holdsLog(data)) throw new NoLogError(data);
  const log = await openLog(url, data, { readonly: true });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
};

export const withReader = <T>(config: Config, work: (reader: CaseReader) => Promise<T>): Promise<T> =>
  withLog(config, log => work({ streams: new StreamCache(log), now: () => new Date() }));
