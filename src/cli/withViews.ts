import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Recorder } from '../commands/record.ts';
import type { Config } from '../config.ts';
import { claimDataFolder, holdsLog, ownerOf } from '../log/dataFolder.ts';
import { DataFolderInUseError } from '../log/dataFolderInUseError.ts';
import { DataFolderUnwritableError } from '../log/dataFolderUnwritableError.ts';
import { openLog } from '../log/openLog.ts';
import { openViewStore, type ViewStore } from '../views/viewStore.ts';
import { Views } from '../views/views.ts';
import { NoLogError } from './openCase.ts';
import { progressLine, type Terminal } from './terminal.ts';

export const viewsFileIn = (folder: string): string => join(folder, 'views.sqlite');

type Work<T> = (store: ViewStore, views: Views) => T | Promise<T>;

/** The tables that the owner of the folder keeps up; undefined where they cannot be read, or are being filled. */
const besideOwner = (folder: string): ViewStore | undefined => {
  const path = viewsFileIn(folder);
  if (!ownerOf(folder) || !existsSync(path)) return undefined;
  try {
    const store = openViewStore(path, { readonly: true });
    if (store.checkpoint()) return store;
    store.close();
  } catch {}
  return undefined;
};

const caughtUp = async <T>(
  { log: url, data }: Config,
  terminal: Terminal,
  path: string,
  work: Work<T>,
  onlyReading?: string,
): Promise<T> => {
  const log = await openLog(url, data, { readonly: onlyReading !== undefined });
  if (onlyReading) terminal.err(`lis: ${onlyReading}\n`);
  const views = new Views({ path, log, now: () => new Date() });
  try {
    await views.open(progressLine(terminal, 'Folding cases'));
    return await work(views.store, views);
  } finally {
    views.close();
    await log.close();
  }
};

/** Takes what was erased from the log out of the tables too, where there are any; false where a reader keeps it. */
export const forgetErased = async ({ data }: Config, { log, now }: Recorder): Promise<boolean> => {
  const path = viewsFileIn(data);
  if (!existsSync(path)) return true;
  const views = new Views({ path, log, now });
  try {
    await views.forgetForeign();
    return await views.forgetErased();
  } finally {
    views.close();
  }
};

/** Owns the data folder, catches the views up and works on them. */
export const withOwnViews = async <T>(config: Config, terminal: Terminal, work: Work<T>): Promise<T> => {
  if (config.log === '' && !holdsLog(config.data)) throw new NoLogError(config.data);
  const folder = claimDataFolder(config.data);
  try {
    return await caughtUp(config, terminal, viewsFileIn(config.data), work);
  } finally {
    folder.release();
  }
};

/** Reads the views: those that the owner keeps up, or after catching them up; in memory where this process cannot own them. */
export const withViews = async <T>(
  config: Config,
  terminal: Terminal,
  work: (store: ViewStore) => T | Promise<T>,
): Promise<T> => {
  const kept = besideOwner(config.data);
  if (kept) {
    try {
      return await work(kept);
    } finally {
      kept.close();
    }
  }
  try {
    return await withOwnViews(config, terminal, work);
  } catch (error) {
    if (!(error instanceof DataFolderInUseError || error instanceof DataFolderUnwritableError)) throw error;
    return caughtUp(config, terminal, ':memory:', work, `${error.message} All is folded for this one answer.`);
  }
};
