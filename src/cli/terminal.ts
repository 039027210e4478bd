import { showMarks } from './emphasis.ts';

/** Where a command writes, and what it may assume of it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** One line that is written over while work goes on. */
  readonly progress: (line: string) => void;
  /** Whether a person looks on: only then progress is shown. */
  readonly interactive: boolean;
  /** How wide the screen is; without end where another command, or a file, takes what is written. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whether what is written is read on a screen, not by another command. */
export const isScreen = ({ columns }: Terminal): boolean => Number.isFinite(columns);

/** A line may end as calendars and tables have it; a lone carriage return writes over what stands there. */
const obeyed = /\r(?!\n)|[^\P{Cc}\r\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What a terminal would obey, spelled out: in JSON it means the same, elsewhere it shows what somebody tried. */
export const harmless = (text: string): string => text.replace(obeyed, escaped);

/** Whoever reads what we write may have read enough (`lis history … | head`). */
const endWithReader = (stream: NodeJS.WriteStream): void => {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
};

export const processTerminal = (): Terminal => {
  for (const stream of [process.stdout, process.stderr]) endWithReader(stream);
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return {
    out: text => void process.stdout.write(showMarks(harmless(text), colours)),
    err: text => void process.stderr.write(harmless(text)),
    progress: line => void process.stderr.write(`\r${harmless(line)}`),
    interactive: process.stderr.isTTY === true,
    columns: process.stdout.isTTY ? (process.stdout.columns ?? 120) : Number.POSITIVE_INFINITY,
    env: process.env,
  };
};

/** Shown while long work goes on; `of` is left out where nobody knows how much there is. */
export const progressLine =
  ({ interactive, progress }: Terminal, what: string) =>
  ({ done, of }: { readonly done: number; readonly of?: number }): void => {
    if (interactive) progress(`${what}: ${done}${of === undefined ? '' : ` of ${of}`}${done === of ? '\n' : ''}`);
  };
