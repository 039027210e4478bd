/** What the log holds at this place is no event: the file was damaged or edited. Restore a backup; `lis verify` lists all such places. */
export class DamagedEventError extends Error {
  readonly code = 'damaged_event';
  readonly stream: string;
  readonly revision: number;
  readonly position: string;

  constructor(stream: string, revision: number, position: string) {
    super(`The log is damaged: ${stream} revision ${revision}, at position ${position}, cannot be read.`);
    this.stream = stream;
    this.revision = revision;
    this.position = position;
  }
}
