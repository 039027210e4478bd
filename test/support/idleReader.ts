import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A reader that asks and then reads nothing until it is told to. */
export const idleReader = async (base: string, path: string): Promise<Socket> => {
  const { hostname, port, host } = new URL(base);
  const socket = connect(Number(port), hostname).pause();
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  return socket;
};

/** From now on: how many bytes wait in this server for the reader for whom most do. */
export const waitingIn = (server: Server) => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  return () => Math.max(0, ...[...sockets].map(({ writableLength }) => writableLength));
};
