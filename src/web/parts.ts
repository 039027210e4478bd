import type { Webhooks } from '../delivery/webhooks.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseReader } from '../views/askCase.ts';
import type { Views } from '../views/views.ts';
import type { Gate } from './gate.ts';

/** What the pages are made with. */
export interface PagesParts {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly views: Views;
  readonly webhooks: Webhooks;
  readonly gate: Gate;
  /** Whether search engines may take them up. */
  readonly isIndexed: boolean;
  /** Whether the pages are reached by https, so that a key is sent no other way. */
  readonly isSecure: boolean;
}
