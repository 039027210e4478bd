import type { Place } from '../../events/event.ts';

/** What the log holds at this place is no event: the file was damaged or edited. Restore a backup; `lis verify` lists all such places. */
export class DamagedEventError extends Error {
  readonly code = 'damaged_event';
  readonly stream: string;
  readonly revision: number;
  readonly position: string;

  constructor({ stream, revision, position }: Place, problem = 'cannot be read') {
    super(`The log is damaged: ${stream} revision ${revision}, at position ${position}, ${problem}. Restore a backup.`);
    this.stream = stream;
    this.revision = revision;
    this.position = position;
  }
}
