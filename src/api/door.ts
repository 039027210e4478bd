import type { Logger } from 'pino';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseReader } from '../views/askCase.ts';
import type { Views } from '../views/views.ts';

/** What the HTTP door is opened with. */
export interface Door {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly views: Views;
  readonly logger: Logger;
  /** Names beside those of loopback by which the server may be asked. */
  readonly hosts: readonly string[];
}
