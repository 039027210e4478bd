import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Committed, Order } from './followServer.ts';
import { interleaved, type Measurement, type Outcome } from './harness.ts';
import { sharedClock } from './sharedClock.ts';

const many = 200;
const order: Order = { actions: 200, perSecond: 20 };
const pairsTaken = 7;

/** Notes what came when, and reads it afterwards: two hundred readers are not to take the processor from the server. */
const followed = async (url: string) => {
  const { hostname, port, host, pathname } = new URL(url);
  const pieces: { readonly at: number; readonly text: Buffer }[] = [];
  const note = (length: number, buffer: Uint8Array) => {
    pieces.push({ at: sharedClock(), text: Buffer.from(buffer.subarray(0, length)) });
    return true;
  };
  const socket: Socket = connect({ port: Number(port), host: hostname, onread: { buffer: space, callback: note } });
  await once(socket, 'connect');
  socket.write(`GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  const begun = () => pieces.some(({ text }) => text.includes('retry:'));
  while (!begun()) await new Promise(setImmediate);
  return {
    /** When each event was there whole, by the id of its action. */
    seen: (): ReadonlyMap<string, number> => {
      const seen = new Map<string, number>();
      let rest = '';
      for (const { at, text } of pieces) {
        const blocks = (rest + text.toString('latin1')).split('\n\n');
        rest = blocks.pop()!;
        for (const id of blocks.flatMap(block => /"id":"([^"]+)"/.exec(block)?.[1] ?? [])) seen.set(id, at);
      }
      return seen;
    },
    close: () => socket.destroy(),
  };
};

/** Sockets of one thread are read one after the other, so one space does for all. */
const space = Buffer.alloc(65_536);

const percentile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * part) - 1]!;

/** Milliseconds, at the 99th percentile, from an action's commit until the last of the followers has it. */
const lastHas = async (server: ChildProcess, url: string, count: number): Promise<number> => {
  const followers = await Promise.all(Array.from({ length: count }, () => followed(url)));
  server.send(order);
  const [commits] = (await once(server, 'message')) as [readonly Committed[]];
  // Reading what came takes this thread a while, and must not begin while the last event is still on its way.
  await delay(500);
  const start = performance.now();
  const whole = () => followers.map(({ seen }) => seen()).filter(seen => commits.every(({ id }) => seen.has(id)));
  let all = whole();
  for (; all.length < count; all = whole()) {
    if (performance.now() - start > 10_000) throw new Error('A follower did not get all.');
    await delay(100);
  }
  const delays = commits.map(({ id, at }) => Math.max(...all.map(seen => seen.get(id)! - at)));
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
