import { Gauge } from 'prom-client';
import type { EventLog } from '../log/eventLog.ts';
import type { Door } from './door.ts';

/** Seconds since the oldest event that the lists do not hold was recorded; 0 where they hold all. */
const secondsBehind = async (log: EventLog, position: string | undefined, now: Date): Promise<number> => {
  for await (const [first] of log.readAll(position))
    if (first) return Math.max(0, (now.getTime() - Date.parse(first.recordedAt)) / 1000);
  return 0;
};

/** How the lists stand, looked up whenever somebody asks. Where the log does not tell, the lag is NaN. */
export const viewGauges = ({
  log,
  views,
  reader,
  metrics,
}: Pick<Door, 'log' | 'views' | 'reader' | 'metrics'>): void => {
  const registers = [metrics.registry];
  new Gauge({
    name: 'lis_views_lag_seconds',
    help: 'Age of the oldest event that the lists do not hold yet; 0 where they hold all.',
    registers,
    async collect() {
      const position = views.store.checkpoint()?.position;
      this.set(await secondsBehind(log, position, reader.now()).catch(() => Number.NaN));
    },
  });
  new Gauge({
    name: 'lis_views_ready',
    help: '1 where the lists have caught up and go on following the log, else 0.',
    registers,
    collect() {
      this.set(views.ready ? 1 : 0);
    },
  });
  new Gauge({
    name: 'lis_damaged_streams',
    help: 'Streams of the log that cannot be read.',
    registers,
    collect() {
      this.set(views.store.damaged().length);
    },
  });
};
