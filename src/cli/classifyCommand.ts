import type { Command } from 'commander';
import * as z from 'zod';
import { parseInput } from '../commands/caseFile.ts';
import { classify } from '../ingest/classify/classify.ts';
import { bytesOf } from './readInput.ts';
import type { Terminal } from './terminal.ts';

/** At least one line could not be read; the others were. */
class RefusedLinesError extends Error {
  readonly code = 'refused_lines';
}

const entry = z.looseObject({
  text: z.string().nullish(),
  event: z.string().nullish(),
  court: z.string().nullish(),
  date: z.string().nullish(),
  number: z.int().nullish(),
});

const readingOf = (line: string): object => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error('is not JSON');
  }
  const { text, event, court, date, number } = parseInput(entry, value);
  if (!text?.trim() && !event?.trim()) throw new Error('has neither text nor event');
  return classify({
    text: text ?? '',
    event: event ?? undefined,
    court: court ?? undefined,
    date: date ?? undefined,
    number: number ?? undefined,
  });
};

const examples = `
Each line is a docket entry: {"text", "event"?, "court"?, "date"?, "number"?}. Each line of the answer is
{"label", "sub", "also", "actions", "rule"}, in the order given. What is unsure has no actions.

Examples:
  $ lis classify entries.jsonl
  $ echo '{"text": "ORDER granting 41 Motion to Dismiss"}' | lis classify`;

export const addClassifyCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('classify [files...]')
    .description('what docket entries do to their cases, without recording it; reads standard input without a file')
    .addHelpText('after', examples)
    .action((files: readonly string[]) => {
      const refused: string[] = [];
      for (const file of files.length > 0 ? files : ['-']) {
        const lines = new TextDecoder().decode(bytesOf(file)).split('\n');
        for (const [index, line] of lines.entries()) {
          if (line.trim() === '') continue;
          try {
            terminal.out(`${JSON.stringify(readingOf(line))}\n`);
          } catch (error) {
            refused.push(`${file === '-' ? 'standard input' : file}, line ${index + 1}: ${(error as Error).message}`);
            terminal.out(`${JSON.stringify({ label: null, error: (error as Error).message })}\n`);
          }
        }
      }
      if (refused.length > 0) throw new RefusedLinesError(refused.join('\n'));
    });
};
