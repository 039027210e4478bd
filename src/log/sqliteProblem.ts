import { UnusableLogError } from './unusableLogError.ts';

const needsWriting = /^SQLITE_(READONLY|CANTOPEN|PERM)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);

/** Whether SQLite needed to write, or make a file, and might not. */
export const wouldWrite = (error: unknown): boolean => needsWriting.test(codeOf(error));

const wordsFor = (path: string, code: string, message: string): string | undefined => {
  // What is asked of the file is always the same, so an SQL error is the file's: a damaged first page hides the table.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR')
    return `${path} is damaged (${message}). Restore a backup; lis verify tells what is wrong.`;
  if (code.startsWith('SQLITE_NOTADB'))
    return `${path} is no SQLite file. Name another data folder, or restore a backup.`;
  if (needsWriting.test(code))
    return `${path} cannot be opened (${message}). This user needs the right to read and write it.`;
  return undefined;
};

/** An error of SQLite that trying again cannot change, in words; any other as it is. */
export const inWords = (path: string, error: unknown): unknown => {
  const words = wordsFor(path, codeOf(error), (error as Error).message);
  return words === undefined ? error : new UnusableLogError(words, { cause: error });
};

/** Runs `work` on the file. Throws UnusableLogError where SQLite finds it damaged. */
export const onFile = <T>(path: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw inWords(path, error);
  }
};
