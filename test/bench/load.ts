import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { rateOf } from './harness.ts';

/** How many connections ask at once, each for its next answer when it has the last one whole. */
export const connections = 8;

const endOfHead = Buffer.from('\r\n\r\n');

/** The length of the whole answer that begins with `chunk`; all servers send the head in one piece. */
const lengthOf = (chunk: Buffer, status: number): number => {
  const head = chunk.indexOf(endOfHead);
  const length = /content-length: (\d+)/i.exec(chunk.toString('latin1', 0, head))?.[1];
  if (!chunk.toString('latin1', 0, 12).endsWith(` ${status}`) || length === undefined)
    throw new Error(`Not the answer that is measured: ${chunk.toString('latin1', 0, 2_000)}`);
  return head + endOfHead.length + Number(length);
};

/** Sends one request after the other, each once the answer to the last is whole, and counts bytes. */
export const exchange = (socket: Socket, requests: readonly Buffer[], status: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let sent = 0;
    let missing = 0;
    const send = () => socket.write(requests[sent++]!);
    const read = (chunk: Buffer) => {
      if (missing === 0) missing = lengthOf(chunk, status);
      missing -= chunk.length;
      if (missing > 0) return;
      if (sent < requests.length) return send();
      socket.off('data', read);
      resolve();
    };
    socket.on('data', read).once('error', reject);
    send();
  });

/** Open connections to a server. */
export const connected = async ({ hostname, port }: URL, count: number): Promise<readonly Socket[]> => {
  const sockets = Array.from({ length: count }, () => connect(Number(port), hostname).setNoDelay());
  await Promise.all(sockets.map(socket => once(socket, 'connect')));
  return sockets;
};

/**
 * Keeps this process from sleeping until the work is done. Waking a sleeping client costs the server's write 20 µs here, a
 * third of an answer, and only where the client is the faster of the two: it would count against the slower server alone.
 */
export const awake = async <T>(work: Promise<T>): Promise<T> => {
  let working = true;
  const turn = () => working && setImmediate(turn);
  turn();
  try {
    return await work;
  } finally {
    working = false;
  }
};

/**
 * Answers a second. The client is bare sockets, since one of node:http takes as much of a processor as the server, and
 * would hide how much faster one server is than the other.
 */
export const answerRate = async (home: string, path: string, count: number): Promise<number> => {
  const url = new URL(home);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: application/json\r\n\r\n`);
  const sockets = await connected(url, connections);
  const each = Array<Buffer>(Math.ceil(count / connections)).fill(request);
  const rate = await rateOf(each.length * connections, () =>
    awake(Promise.all(sockets.map(socket => exchange(socket, each, 200)))),
  );
  for (const socket of sockets) socket.destroy();
  return rate;
};
