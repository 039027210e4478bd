import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends these bytes as they are, which no client would, and reads the answer until the server closes. */
export const rawAnswer = async (
  base: string,
  request: string,
): Promise<{ status: number; head: string; body: string }> => {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', chunk => {
    answer += chunk;
    // A stream of events has no end to wait for.
    if (/^content-type: text\/event-stream[\s\S]*\r\n\r\n/im.test(answer)) socket.destroy();
  });
  socket.on('error', () => {});
  socket.write(request);
  await once(socket, 'close');
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), head, body };
};

/** One GET of a path that is sent as it stands, without a client's tidying. */
export const rawGet = (base: string, path: string, headers = '') =>
  rawAnswer(base, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${headers}\r\n`);
