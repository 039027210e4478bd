import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sharedClock } from './sharedClock.ts';

/** Told to whoever forked it: how many came by now, and when which of them did. */
export interface Seen {
  readonly count: number;
  readonly arrivals: readonly (readonly [id: string, at: number])[];
}

/**
 * Forked: takes whatever is posted and answers 204; what is posted to /hang never gets an answer. Sends its address, and then
 * what came whenever it is asked; asked for a number, once so many came. What it told of it forgets.
 */
let arrivals: [string, number][] = [];
let awaited = Number.POSITIVE_INFINITY;

const tell = () => {
  if (arrivals.length < awaited) return;
  awaited = Number.POSITIVE_INFINITY;
  process.send!({ count: arrivals.length, arrivals } satisfies Seen);
  arrivals = [];
};

const server = createServer((request, response) => {
  request.on('end', () => {
    if (request.url === '/hang') return;
    response.writeHead(204).end();
    arrivals.push([String(request.headers['webhook-id']), sharedClock()]);
    tell();
  });
  request.resume();
});
server.listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.on('message', (count: number) => {
  awaited = count;
  tell();
});
process.once('disconnect', () => process.exit());
