import type { Logger } from 'pino';
import type { Webhooks } from '../delivery/webhooks.ts';
import type { EventLog } from '../log/eventLog.ts';
import type { CaseReader } from '../views/askCase.ts';
import type { Views } from '../views/views.ts';
import type { Pace } from './flow.ts';
import type { Metrics } from './metrics.ts';

/** What the HTTP door is opened with. */
export interface Door {
  readonly log: EventLog;
  readonly reader: CaseReader;
  readonly views: Views;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Left out, nothing is posted to anybody, and there are no such routes. */
  readonly webhooks?: Webhooks | undefined;
  /** Of Lis, as the OpenAPI document names it. */
  readonly version: string;
  /** Names beside those of loopback by which the server may be asked. */
  readonly hosts: readonly string[];
  /** What the command line shows that shares the data folder with the server. */
  readonly token?: string | undefined;
  /** Whether who shows no key may read. */
  readonly publicRead: boolean;
  /** How patient streams are; usually `usualPace`. */
  readonly pace?: Pace | undefined;
  /** Requests a minute, for each key and for each address without one. */
  readonly rateLimit: number;
}
