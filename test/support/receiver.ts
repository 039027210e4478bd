import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { eventually } from './eventually.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: {
    readonly type: string;
    readonly data: {
      readonly position: string;
      readonly caseId: string;
      readonly revision: number;
      readonly case: { readonly title: string; readonly status: string };
      readonly action: { readonly id: string };
      readonly change: { readonly status: unknown };
    };
  };
}

type Answer = (received: Received, response: ServerResponse) => void;

const yes: Answer = (_received, response) => response.writeHead(204).end();

/** A real receiver of webhooks on a free port, which notes what came; how it answers can be changed at any time. */
export const openReceiver = async (answer: Answer = yes) => {
  /** Pings are noted apart, and always taken. */
  const receiver = { answer, received: [] as Received[], pings: [] as Received[] };
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const received = { headers: request.headers, body, message: JSON.parse(body) };
    if (received.message.type.startsWith('webhook.')) {
      receiver.pings.push(received);
      yes(received, response);
      return;
    }
    receiver.received.push(received);
    receiver.answer(received, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hook`,
    /** What came, once there is so much of it. */
    gets: async (count: number): Promise<readonly Received[]> => {
      await eventually(() => receiver.received.length >= count);
      return receiver.received;
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
};
