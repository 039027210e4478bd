/** The backup cannot be written where it was asked for. Name a file in a folder that exists and that this user may write in. */
export class BackupPlaceError extends Error {
  readonly code = 'backup_place';

  constructor(folder: string, obstacle: 'absent' | 'forbidden') {
    super(
      `${folder} ${obstacle === 'absent' ? 'does not exist' : 'cannot be written by this user'}: name a file in another folder.`,
    );
  }
}
