import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Committed, Order } from './followServer.ts';
import { interleaved, type Measurement, type Outcome } from './harness.ts';

const many = 200;
const order: Order = { actions: 200, perSecond: 20 };
const pairsTaken = 7;

const newline = Buffer.from('\n');
const idLine = Buffer.from('"id":"');

/** A follower that only looks for the ids of the actions it is sent, and notes when each was there whole. */
const followed = async (url: string) => {
  const { hostname, port, host, pathname } = new URL(url);
  const seen = new Map<string, number>();
  let rest = Buffer.alloc(0);
  const socket: Socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const begun = once(socket, 'data');
  socket.on('data', piece => {
    const at = performance.timeOrigin + performance.now();
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      const line = rest.subarray(0, end);
      const id = line.indexOf(idLine);
      if (id >= 0) seen.set(line.toString('latin1', id + idLine.length, id + idLine.length + 36), at);
      rest = rest.subarray(end + 1);
    }
  });
  await begun;
  return { seen, close: () => socket.destroy() };
};

const percentile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * part) - 1]!;

/** Milliseconds, at the 99th percentile, from an action's commit until the last of the followers has it. */
const lastHas = async (server: ChildProcess, url: string, count: number): Promise<number> => {
  const followers = await Promise.all(Array.from({ length: count }, () => followed(url)));
  server.send(order);
  const [commits] = (await once(server, 'message')) as [readonly Committed[]];
  const missing = () => followers.some(({ seen }) => commits.some(({ id }) => !seen.has(id)));
  for (const start = performance.now(); missing(); await new Promise(setImmediate))
    if (performance.now() - start > 10_000) throw new Error('A follower did not get all.');
  const delays = commits.map(({ id, at }) => Math.max(...followers.map(({ seen }) => seen.get(id)! - at)));
  for (const { close } of followers) close();
  return percentile(delays, 0.99);
};

const followers = async (folder: string): Promise<Outcome> => {
  const server = fork(join(import.meta.dirname, 'followServer.ts'), [folder], { execArgv: ['--no-warnings'] });
  const [url] = (await once(server, 'message')) as [string];
  const pairs = await interleaved(
    { value: () => lastHas(server, url, many), reference: () => lastHas(server, url, 1) },
    pairsTaken,
  );
  server.disconnect();
  return {
    pairs,
    note: `${order.actions} actions of 1 KB a sample; every follower got every one, or nothing is told.`,
  };
};

export const measurements: readonly Measurement[] = [
  {
    name: `SSE: ${many} followers of one case, ${order.perSecond} actions a second, commit to last follower, p99`,
    unit: 'ms',
    against: 'one follower',
    bar: { atMost: 5 },
    run: followers,
  },
];
