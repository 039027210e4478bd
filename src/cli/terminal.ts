/** Where a command writes, and what it may assume of it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person looks on: only then progress is shown. */
  readonly interactive: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const processTerminal = (): Terminal => ({
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.isTTY ? (process.stdout.columns ?? 120) : Number.POSITIVE_INFINITY,
  env: process.env,
});

/** One line that is written over while work goes on. */
export const progressLine =
  ({ interactive, err }: Terminal, what: string) =>
  ({ done, of }: { readonly done: number; readonly of: number }): void => {
    if (interactive) err(`\r${what}: ${done} of ${of}${done === of ? '\n' : ''}`);
  };
