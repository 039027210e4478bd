import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from './exitCode.ts';

const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

const obstacles: Readonly<Record<string, string>> = {
  EISDIR: 'is a directory, not a file.',
  ENOENT: 'does not exist.',
};

/** A file cannot be read; the message names it and says why. */
export class FileError extends UsageError {
  readonly obstacle: string;

  constructor(file: string, obstacle: string) {
    super(`${nameOf(file)} ${obstacle}`);
    this.obstacle = obstacle;
  }
}

const pieceBytes = 256 * 1_024;

/** What never ends, a device or a pipe, is read no further than one piece beyond `most`. */
const readUpTo = (descriptor: number, most: number): Uint8Array => {
  const pieces: Uint8Array[] = [];
  for (let length = 0; length <= most; ) {
    const piece = new Uint8Array(pieceBytes);
    const read = readSync(descriptor, piece);
    if (read === 0) break;
    pieces.push(piece.subarray(0, read));
    length += read;
  }
  return Buffer.concat(pieces);
};

/**
 * The bytes of a file, or of standard input (`-`); of one that has more than `most`, so many and a few more. Throws FileError
 * where it cannot be read.
 */
export const bytesOf = (file: string, most = Number.POSITIVE_INFINITY): Uint8Array => {
  let descriptor = 0;
  try {
    if (file !== '-') descriptor = openSync(file, 'r');
    return readUpTo(descriptor, most);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new FileError(file, obstacles[code ?? ''] ?? `cannot be read: ${message}`);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
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
