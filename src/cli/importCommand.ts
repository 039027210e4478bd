import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Config } from '../config.ts';
import { type ImportedFile, importSource } from '../ingest/importSource.ts';
import { inOrder } from '../ingest/inOrder.ts';
import { mostBytes, sourceOf, UnreadableError } from '../ingest/source.ts';
import { StreamCache } from '../log/streamCache.ts';
import { UsageError } from './exitCode.ts';
import { importSummary } from './importSummary.ts';
import { bytesOf, FileError } from './readInput.ts';
import { configOf, withSettings } from './settingsOptions.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { withRecorder } from './withRecorder.ts';

/** Something of what was given could not be recorded; the summary says what, and the rest was. */
class RefusedInPartError extends Error {
  readonly code = 'refused_in_part';
}

interface Options {
  readonly data?: string;
  readonly log?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly capture: 'backfill' | 'live';
}

type Import = (file: string) => Promise<ImportedFile>;

/** The files in a folder and in its folders. Links are not followed: they may lead in circles, and out of it. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });

/** The files that are meant: of a folder all in it, in the order of their names. */
const filesOf = (paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => {
    if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
    const found = filesIn(path).toSorted();
    if (found.length === 0) throw new UsageError(`${path} holds no file.`);
    return found;
  });

/** What cannot be opened, or is larger than any docket, is told, and keeps no other file from being recorded. */
const toldIfUnreadable =
  (importOne: Import): Import =>
  async file => {
    try {
      return await importOne(file);
    } catch (error) {
      if (!(error instanceof FileError || error instanceof UnreadableError)) throw error;
      const reason = error instanceof FileError ? error.obstacle : error.message;
      return { file, format: null, importId: null, dockets: [], refused: [{ where: file, reason }] };
    }
  };

/** Of streams read: an import meets a case once, and comes back to few. */
const keptBytes = 16_000_000;

/** The server that owns the data folder gets the bytes as they are: who reads a file, and when, must make no difference. */
const withImport = (config: Config, options: Options, work: (one: Import) => Promise<void>): Promise<void> => {
  const { capture, dryRun = false } = options;
  return withRecorder(config, {
    byServer: server =>
      work(async file => {
        const content = Buffer.from(bytesOf(file, mostBytes)).toString('base64');
        const body = { name: file, content, encoding: 'base64', capture, dryRun };
        return (await server.ask({ method: 'POST', path: '/imports', body })).body as ImportedFile;
      }),
    alone: ({ log, now }) => {
      const recorder = { log, now, streams: new StreamCache(log, keptBytes) };
      return work(file =>
        importSource(recorder, sourceOf(file, bytesOf(file, mostBytes)), { recordedBy: 'cli', capture, dryRun }),
      );
    },
  });
};

const examples = `
A file can be a docket page of PACER, a history of a docket, a notice by e-mail, a feed, CourtListener's or juriscraper's
JSON, or a table with a header: docs/importing.md lists them. Importing again changes nothing; what is new is added.

Examples:
  $ lis import docket.html
  $ lis import dockets/ --dry-run
  $ lis import feed.xml --capture live
  $ cat notice.eml | lis import -`;

export const addImportCommand = (program: Command, terminal: Terminal): void => {
  withSettings(program.command('import <files...>').description('record dockets as courts and trackers publish them'), [
    'data',
    'log',
  ])
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .addOption(
      new Option(
        '--capture <kind>',
        'backfill: what happened before; live: as it happens, so that subscribers hear each',
      )
        .choices(['backfill', 'live'])
        .default('backfill'),
    )
    .option('--json', 'what became of each file as JSON, a line each')
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], options: Options) => {
      const config = configOf(options as unknown as Record<string, string>, terminal);
      const files = filesOf(paths);
      const progress = progressLine(terminal, 'Importing');
      const imported: ImportedFile[] = [];
      await withImport(config, options, async importOne => {
        for await (const outcome of inOrder(files, toldIfUnreadable(importOne))) {
          imported.push(outcome);
          if (options.json) terminal.out(`${JSON.stringify(outcome)}\n`);
          progress({ done: imported.length, of: files.length });
        }
      });
      if (!options.json) terminal.out(importSummary(imported, options.dryRun === true, terminal.columns));
      const refused = imported.flatMap(one => one.refused);
      if (refused.length > 0 && imported.every(({ dockets }) => dockets.length === 0))
        throw new RefusedInPartError('Nothing could be imported.');
      if (refused.length > 0)
        throw new RefusedInPartError(
          `${refused.length} ${refused.length === 1 ? 'piece was' : 'pieces were'} refused; the rest was imported.`,
        );
    });
};
