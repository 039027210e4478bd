import { once } from 'node:events';
import { connect } from 'node:net';

/** What a body says that was sent in chunks, each after its length in hexadecimal. */
const unchunked = (body: Buffer): Buffer => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = body.indexOf('\r\n', at);
    const length = Number.parseInt(body.toString('latin1', at, line), 16);
    if (line < 0 || !(length > 0)) return Buffer.concat(chunks);
    chunks.push(body.subarray(line + 2, line + 2 + length));
    at = line + 2 + length + 2;
  }
};

const inParts = (answer: Buffer) => {
  const end = answer.indexOf('\r\n\r\n');
  const head = answer.toString('utf8', 0, end < 0 ? answer.length : end);
  const rest = end < 0 ? Buffer.alloc(0) : answer.subarray(end + 4);
  const body = /^transfer-encoding: chunked$/im.test(head) ? unchunked(rest) : rest;
  return { status: Number(head.split(' ')[1]), head, body: body.toString('utf8') };
};

/** Sends these bytes as they are, which no client would, and reads the answer until the server closes. */
export const rawAnswer = async (
  base: string,
  request: string,
): Promise<{ status: number; head: string; body: string }> => {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', piece => {
    pieces.push(piece);
    // A stream of events has no end to wait for.
    if (pieces.length === 1 && /^content-type: text\/event-stream/im.test(piece.toString('latin1'))) socket.destroy();
  });
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  return inParts(Buffer.concat(pieces));
};

/** One GET of a path that is sent as it stands, without a client's tidying. */
export const rawGet = (base: string, path: string, headers = '') =>
  rawAnswer(base, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${headers}\r\n`);
