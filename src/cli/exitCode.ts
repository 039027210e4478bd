/** The command was asked in a way that cannot be answered; the message says what to write instead. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const usageCodes: ReadonlySet<string> = new Set(['usage', 'config', 'malformed_revision', 'digest_format']);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? ((error as { code?: unknown }).code as string | undefined) : undefined;

/** 2 where the command was asked wrongly, 1 where it was understood and refused. */
export const exitCodeOf = (error: unknown): 1 | 2 => (usageCodes.has(codeOf(error) ?? '') ? 2 : 1);

/** What went wrong in words. Only a fault inside Lis shows where it happened. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return `lis: ${String(error)}`;
  return `lis: ${codeOf(error) === undefined ? (error.stack ?? error.message) : error.message}`;
};
