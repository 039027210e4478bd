import type { Config } from '../config.ts';
import type { Terminal } from './terminal.ts';

/** Starts the server and resolves when it has stopped. */
export type Serve = (config: Config, terminal: Terminal) => Promise<void>;

export interface Wiring {
  readonly serve: Serve;
  readonly terminal: Terminal;
  readonly version: string;
}
