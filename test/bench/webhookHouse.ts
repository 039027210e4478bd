import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EndpointSettings } from '../../projections/endpoints/endpointBook.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import { systemClock } from '../../src/delivery/clock.ts';
import { Deliveries } from '../../src/delivery/deliveries.ts';
import { DeliveryStore } from '../../src/delivery/deliveryStore.ts';
import { createEndpoint } from '../../src/delivery/endpoints.ts';
import { fingerprintOf } from '../../src/delivery/masterKey.ts';
import { createSender } from '../../src/delivery/sender.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { docketStory } from './dockets.ts';
import type { Seen } from './webhookReceiver.ts';

/** A receiver in a process of its own. */
export const openReceiver = async () => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'webhookReceiver.ts'), [], {
    execArgv: ['--no-warnings'],
  });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    /** What came, once there is so much of it. */
    gets: async (count: number): Promise<Seen> => {
      child.send(count);
      const [seen] = (await once(child, 'message')) as [Seen];
      return seen;
    },
    close: () => child.disconnect(),
  };
};

const now = () => new Date();

/** Lis as `serve` wires it for webhooks, in this process: real files, real HTTP. */
export const openWebhookHouse = async (folder: string) => {
  mkdirSync(folder, { recursive: true });
  const log = openSqliteLog(logFileIn(folder));
  const store = new DeliveryStore(join(folder, 'deliveries.sqlite'));
  const reader = { streams: new StreamCache(log), now };
  const recorder = { log, streams: reader.streams, now };
  const master = Buffer.alloc(32, 7);
  const sender = createSender({ allowLoopback: true });
  const deliveries = new Deliveries({
    ...{ log, reader, store, sender, master, version: 'bench', clock: systemClock },
    home: () => 'https://lis.example',
    onError: error => process.stderr.write(`${error}\n`),
  });
  const ending = new AbortController();
  const running = deliveries.run(ending.signal);
  return {
    ...{ log, store, reader, recorder, master },
    keeper: { log, now },
    /** Records so many dockets of so many actions each, which no rule has to like. */
    fill: async (cases: number, actions: number, first = 0): Promise<void> => {
      for (let seed = first; seed < first + cases; seed++) {
        const file = { id: `docket-${seed}`, title: `Docket ${seed}`, actions: [...docketStory(seed, actions)] };
        await recordCase(recorder, file, { recordedBy: 'bench' });
      }
    },
    subscribe: (
      id: string,
      after: string | undefined,
      settings: Omit<EndpointSettings, 'mode'> & Partial<EndpointSettings>,
    ) =>
      createEndpoint(
        { log, now },
        { id, mode: 'ordered', types: ['*'], ...settings },
        { after, masterKey: fingerprintOf(master) },
        'bench',
      ),
    close: async () => {
      ending.abort();
      await running;
      await sender.close();
      store.close();
      await log.close();
    },
  };
};

export type WebhookHouse = Awaited<ReturnType<typeof openWebhookHouse>>;
