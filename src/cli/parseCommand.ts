import type { Command } from 'commander';
import type { ParsedDocket } from '../ingest/docket.ts';
import { readSource } from '../ingest/readSource.ts';
import { mostBytes, sourceOf } from '../ingest/source.ts';
import { columns } from './columns.ts';
import { bytesOf } from './readInput.ts';
import type { Terminal } from './terminal.ts';

/** At least one file is of no format that Lis reads; the others were read. */
class UnknownFormatError extends Error {
  readonly code = 'unknown_format';
}

const examples = `
Nothing is recorded. A file can show several dockets, such as a feed: each has a line.

Examples:
  $ lis parse docket.html
  $ lis parse dockets/*.html feed.xml --json > dockets.jsonl
  $ curl -s https://example.org/docket.html | lis parse - --json`;

const rowOf = (file: string, { court, docketNumber, caseName, entries, parties }: ParsedDocket): readonly string[] => [
  file,
  court ?? '',
  docketNumber ?? '',
  caseName ?? '',
  `${parties.length} parties`,
  `${entries.length} entries`,
];

export const addParseCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('parse <files...>')
    .description('what docket pages and feeds say, without recording it; - is standard input')
    .option('--json', 'one normalised docket a line')
    .addHelpText('after', examples)
    .action(async (files: readonly string[], { json }: { readonly json?: boolean }) => {
      const unknown: string[] = [];
      for (const file of files) {
        const { format, dockets, fault, refused = [] } = await readSource(sourceOf(file, bytesOf(file, mostBytes)));
        if (format === null) unknown.push(file);
        for (const { where, reason } of refused) terminal.err(`${file}, ${where}: ${reason}\n`);
        if (json) {
          const known =
            dockets.length > 0
              ? dockets
              : [{ ...(format !== null && { docket: null }), ...(fault !== undefined && { fault }) }];
          terminal.out(known.map(docket => `${JSON.stringify({ file, format, ...docket })}\n`).join(''));
        } else if (format !== null) {
          const rows = dockets.map(docket => rowOf(file, docket));
          terminal.out(
            columns(rows.length > 0 ? rows : [[file, `${format}: ${fault ?? 'no docket'}`]], terminal.columns),
          );
        }
      }
      if (unknown.length > 0) throw new UnknownFormatError(`No docket that Lis can read: ${unknown.join(', ')}`);
    });
};
