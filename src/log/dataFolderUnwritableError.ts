/** This user may not write in the data folder. Name another one, or run Lis as the user who owns it; reading needs no more than reading. */
export class DataFolderUnwritableError extends Error {
  readonly code = 'data_folder_unwritable';

  constructor(folder: string, why = 'cannot be written by this user') {
    super(`${folder} ${why}. Name a folder of your own (--data), or run Lis as the user who owns it.`);
  }
}
