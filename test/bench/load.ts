import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { rateOf } from './harness.ts';

/** How many connections ask at once, each for its next answer when it has the last one whole. */
export const connections = 8;

const endOfHead = Buffer.from('\r\n\r\n');

/** The length of the whole answer that begins with `chunk`; both servers send the head in one piece. */
const lengthOf = (chunk: Buffer): number => {
  const head = chunk.indexOf(endOfHead);
  const length = /content-length: (\d+)/i.exec(chunk.toString('latin1', 0, head))?.[1];
  if (!chunk.toString('latin1', 0, 12).endsWith(' 200') || length === undefined)
    throw new Error(`Not the answer that is measured: ${chunk.toString('latin1', 0, 200)}`);
  return head + endOfHead.length + Number(length);
};

/** Asks `count` times and counts bytes. Resolves when the last answer is whole. */
const askAgain = (socket: Socket, request: Buffer, count: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let left = count;
    let missing = 0;
    const ask = () => socket.write(request);
    const read = (chunk: Buffer) => {
      if (missing === 0) missing = lengthOf(chunk);
      missing -= chunk.length;
      if (missing > 0) return;
      left -= 1;
      if (left > 0) return ask();
      socket.off('data', read);
      resolve();
    };
    socket.on('data', read).once('error', reject);
    ask();
  });

/**
 * Keeps this process from sleeping until the work is done. Waking a sleeping client costs the server's write 20 µs here, a
 * third of an answer, and only where the client is the faster of the two: it would count against the slower server alone.
 */
const awake = async <T>(work: Promise<T>): Promise<T> => {
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
  const { hostname, port, host } = new URL(home);
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: application/json\r\n\r\n`);
  const sockets = Array.from({ length: connections }, () => connect(Number(port), hostname).setNoDelay());
  await Promise.all(sockets.map(socket => once(socket, 'connect')));
  const each = Math.ceil(count / connections);
  const rate = await rateOf(each * connections, () =>
    awake(Promise.all(sockets.map(socket => askAgain(socket, request, each)))),
  );
  for (const socket of sockets) socket.destroy();
  return rate;
};
