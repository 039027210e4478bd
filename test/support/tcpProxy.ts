import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A connection that can be made to fail, in front of a server that knows nothing of it. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that came in so far, also those that were refused. */
  readonly attempts: () => number;
  /** Cuts every connection; later ones are served again. */
  cut(): void;
  /** Cuts every connection and each new one, until `serve`. */
  refuse(): void;
  /** What the server says is lost from now on, what the client says arrives; until `cut`. */
  mute(): void;
  serve(): void;
  close(): Promise<void>;
}

export const tcpProxy = async (target: { readonly host: string; readonly port: number }): Promise<TcpProxy> => {
  const open = new Set<Socket>();
  let attempts = 0;
  let refusing = false;
  let muted = false;

  const join = (client: Socket, server: Socket) => {
    client.on('data', chunk => server.write(chunk));
    server.on('data', chunk => muted || client.write(chunk));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  };

  const cut = () => {
    muted = false;
    for (const socket of open) socket.destroy();
  };

  const listener = createServer(client => {
    attempts += 1;
    if (refusing) client.destroy();
    else join(client, connect(target.port, target.host));
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: (listener.address() as AddressInfo).port,
    attempts: () => attempts,
    cut,
    refuse: () => {
      refusing = true;
      cut();
    },
    mute: () => {
      muted = true;
    },
    serve: () => {
      refusing = false;
    },
    close: async () => {
      cut();
      listener.close();
      await once(listener, 'close');
    },
  };
};
