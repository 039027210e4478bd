import { type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import { CannotListenError } from './cannotListenError.ts';
import { problemText } from './problem.ts';

const statusOf = ({ code }: NodeJS.ErrnoException): number => {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
};

/** What the parser refuses reaches no route, and would get an answer without a word. */
const refuseUnparsed = (error: NodeJS.ErrnoException, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = statusOf(error);
  const title = STATUS_CODES[status]!;
  const detail =
    status === 431
      ? 'The address and the headers may be 16 KB long together.'
      : 'This is no HTTP request that Lis can read.';
  const body = problemText({ status, code: 'malformed_request', title, detail });
  const head = `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
};

/** Longer than proxies keep a connection that nobody uses (most a minute), so that none is closed under a request on its way. */
const keepAliveTimeout = 75_000;

/** Opens the door at an address; port 0 takes a free one. Rejects with CannotListenError. */
export const listen = (app: Express, port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, host, error =>
      error ? reject(new CannotListenError(host, port, error)) : resolve(server),
    );
    server.keepAliveTimeout = keepAliveTimeout;
    server.on('clientError', refuseUnparsed);
  });

export const homeOf = (server: Server): string => {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
};

export const closeServer = (server: Server): Promise<void> =>
  new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
