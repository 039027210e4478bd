/** This user may not write in the data folder. Name another one, or run Lis as the user who owns it; reading needs no more than reading. */
export class DataFolderUnwritableError extends Error {
  readonly code = 'data_folder_unwritable';

  constructor(folder: string) {
    super(
      `${folder} cannot be written by this user. Name a folder of your own (--data), or run Lis as the user who owns it.`,
    );
  }
}
