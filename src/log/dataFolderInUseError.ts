export interface Owner {
  /** Absent in the instant between an owner's taking the folder and its saying who it is. */
  readonly pid?: number;
  /** Where the owner serves HTTP, once it does. */
  readonly url?: string;
  /** What the owner's server takes for the sign of its own user; only that user can read it. */
  readonly token?: string;
}

/** Another process owns the data folder: ask that server over HTTP, open the log for reading only, or stop it first. */
export class DataFolderInUseError extends Error {
  readonly code = 'data_folder_in_use';
  readonly folder: string;
  readonly owner: Omit<Owner, 'token'>;

  constructor(folder: string, owner: Owner) {
    const process = owner.url ? `the Lis server at ${owner.url}` : 'another Lis process';
    const pid = owner.pid === undefined ? '' : ` (pid ${owner.pid})`;
    super(`${folder} is in use by ${process}${pid}.`);
    this.folder = folder;
    const { token: _token, ...known } = owner;
    this.owner = known;
  }
}
