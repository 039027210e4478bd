import type { EventLog } from '../../src/log/eventLog.ts';
import { openHouse } from '../support/house.ts';

/**
 * node dieBeforeAnswering.ts FOLDER STREAMS: serves the log in FOLDER and prints where. As soon as an append to a stream
 * whose name begins with STREAMS is on disk, the process ends as by kill -9: nobody is told.
 */
const [folder, streams] = process.argv.slice(2);

const deadly = (log: EventLog): EventLog => ({
  ...log,
  append: async (stream, head, events) => {
    const appended = await log.append(stream, head, events);
    if (stream.startsWith(streams!)) process.kill(process.pid, 'SIGKILL');
    return appended;
  },
});

const { base } = await openHouse({ folder: folder!, wrap: deadly, now: new Date().toISOString() });
console.log(base);
