/** A file of that name exists, and a backup overwrites nothing. Name another file. */
export class BackupExistsError extends Error {
  readonly code = 'backup_exists';

  constructor(path: string) {
    super(`${path} exists already. A backup overwrites nothing: name another file.`);
  }
}
