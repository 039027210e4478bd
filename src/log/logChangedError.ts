/** What the log holds at this place, on which a citation stands, is not what was recorded. `lis verify` lists all such places. */
export class LogChangedError extends Error {
  readonly code = 'log_changed';

  constructor(stream: string, revision: number, problem: string) {
    super(
      `Not proved: the log does not hold what was recorded. ${stream} revision ${revision}: ${problem}. ` +
        'Run lis verify for all such places, and restore a backup.',
    );
  }
}
