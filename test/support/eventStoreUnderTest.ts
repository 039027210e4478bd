import { addressOf } from '../../src/log/eventStore/address.ts';
import { type EventStoreServer, startEventStoreServer } from './eventStoreServer.ts';

export interface UnderTest {
  readonly url: string;
  readonly target: { readonly host: string; readonly port: number };
  /** The protocol server in this process; undefined where a real server is used. */
  readonly protocol: EventStoreServer | undefined;
  readonly stop: () => void;
}

/** The real server that LIS_TEST_ESDB names (esdb://127.0.0.1:2113?tls=false), else the protocol server. Says which in one line. */
export const eventStoreUnderTest = async (): Promise<UnderTest> => {
  const real = process.env.LIS_TEST_ESDB;
  const protocol = real ? undefined : await startEventStoreServer();
  const url = real || protocol!.url;
  process.stderr.write(
    `Event store under test: ${real ? `the real server at ${addressOf(url).hosts}` : 'the protocol server'}\n`,
  );
  const [host = '', port] = addressOf(url).hosts.split(':');
  return { url, target: { host, port: Number(port) }, protocol, stop: () => protocol?.stop() };
};
