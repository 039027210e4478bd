/**
 * No event of this log stands at or after the position: it belongs to another log, or the log was restored from an
 * older backup. What was built from it must be built again (`lis rebuild`).
 */
export class UnknownPositionError extends Error {
  readonly code = 'unknown_position';
  constructor(position: string) {
    super(`The log has no position ${position}: it is another log's, or the log was put back to an older backup.`);
  }
}
