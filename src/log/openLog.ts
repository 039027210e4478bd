import { logFileIn } from './dataFolder.ts';
import type { EventLog } from './eventLog.ts';
import { eventStoreSchemes } from './eventStore/address.ts';
import { type EventStoreOptions, openEventStoreLog } from './eventStoreLog.ts';
import { openSqliteLog } from './sqliteLog.ts';
import { UnusableLogError } from './unusableLogError.ts';

/** The log that LIS_LOG names: an event store by its address; with none, the SQLite file in the data folder. */
export const openLog = async (
  url: string | undefined,
  dataFolder: string,
  options: EventStoreOptions = {},
): Promise<EventLog> => {
  if (url === undefined || url === '') return openSqliteLog(logFileIn(dataFolder), options);
  const scheme = /^[^/@]*:\/\//.exec(url)?.[0].toLowerCase();
  if (scheme !== undefined && eventStoreSchemes.includes(scheme)) return openEventStoreLog(url, options);
  throw new UnusableLogError(
    `LIS_LOG ${scheme ? `begins with ${scheme}, which Lis does not know` : 'is no address'}. ` +
      `It begins with ${eventStoreSchemes.join(', ')}; without it the log is kept in the data folder.`,
  );
};
