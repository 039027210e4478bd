import { readFileSync } from 'node:fs';
import { UsageError } from './exitCode.ts';

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

const obstacles: Readonly<Record<string, string>> = {
  EISDIR: 'is a directory, not a file.',
  ENOENT: 'does not exist.',
};

/** The bytes of a file, or of standard input (`-`). Throws UsageError where it cannot be read. */
export const bytesOf = (file: string): Uint8Array => {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${nameOf(file)} ${obstacles[code ?? ''] ?? `cannot be read: ${message}`}`);
  }
};

/** A byte order mark is skipped; bytes that are no UTF-8 would be recorded as U+FFFD for ever. */
const textOf = (file: string): string => {
  const bytes = bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${nameOf(file)} is not UTF-8: save it so, then record it.`);
  }
};

/** Reads a JSON object from a file, or from standard input (`-`). Throws UsageError, which says what it is instead. */
export const readInput = (file: string): object => {
  const text = textOf(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${nameOf(file)} is not JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new UsageError(`${file === '-' ? nameOf(file) : `the file ${file}`} is not an object with title and actions.`);
};
