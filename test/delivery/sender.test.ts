import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSender, type Sender } from '../../src/delivery/sender.ts';
import { eventually } from '../support/eventually.ts';

const deadline = 400;
let sender: Sender;
let server: Server | undefined;
const sockets = new Set<Socket>();

beforeEach(() => {
  sender = createSender({ allowLoopback: true, deadline, connectWithin: 200 });
});
afterEach(async () => {
  await sender.close();
  for (const socket of sockets) socket.destroy();
  server?.close();
});

/** A receiver that does to each connection whatever it likes. */
const listening = async (serve: (socket: Socket) => void): Promise<string> => {
  server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {}).once('data', () => serve(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
};

const post = (url: string, headers = {}) => sender.post(url, headers, '{}', { line: 'desk' });

const took = async (work: Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work;
  return performance.now() - start;
};

describe('a receiver that', () => {
  test('answers is believed, and the beginning of its words kept', async () => {
    const url = await listening(socket =>
      socket.end('HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\ndown\u0007\u001b[2J'),
    );
    expect(await post(url)).toEqual({ status: 500, body: 'down[2J' });
  });

  test.each([
    ['hangs', (_socket: Socket) => {}],
    [
      'drips its headers',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX-Drip: ');
        drip(socket, 'x');
      },
    ],
    [
      'drips its body',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
        drip(socket, 'x');
      },
    ],
  ])('%s is given up at the deadline', async (_what, serve) => {
    const url = await listening(serve);
    expect(await took(expect(post(url)).resolves.toEqual({ failure: 'timeout' }))).toBeLessThan(deadline * 5);
  });

  const drip = (socket: Socket, text: string) => {
    const timer = setInterval(() => socket.write(text), 20);
    socket.once('close', () => clearInterval(timer));
  };

  test.each([
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
    ['hangs up', (socket: Socket) => socket.end()],
    ['answers half', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')],
    ['speaks something else', (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')],
    [
      'has headers without end',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const more = () => {
          while (socket.write(`X-${'y'.repeat(1_000)}: z\r\n`));
        };
        socket.on('drain', more);
        more();
      },
    ],
  ])('%s is out of reach, and no more is told', async (_what, serve) => {
    expect(await post(await listening(serve))).toEqual({ failure: 'unreachable' });
  });

  test('has a body without end is heard for its beginning', async () => {
    const url = await listening(socket => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      const more = () => {
        while (socket.write(`400\r\n${'x'.repeat(1_024)}\r\n`));
      };
      socket.on('drain', more);
      more();
    });
    const reply = await post(url);
    expect(reply).toMatchObject({ status: 200, body: 'x'.repeat(4_096) });
  });

  test('sends what unpacks to gigabytes is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const url = await listening(socket => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
      socket.end(bomb);
    });
    const reply = await post(url);
    expect('body' in reply && Buffer.byteLength(reply.body)).toBeLessThan(20_000);
  });

  test('points elsewhere is not followed', async () => {
    const url = await listening(socket =>
      socket.end('HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'),
    );
    expect(await post(url)).toEqual({ status: 307, body: '' });
  });

  test.each([
    ['60', 60_000],
    ['999999999', 86_400_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['soon', undefined],
  ])('asks to be left alone for %s', async (header, retryAfter) => {
    const url = await listening(socket =>
      socket.end(`HTTP/1.1 429 Slow\r\nRetry-After: ${header}\r\nContent-Length: 0\r\n\r\n`),
    );
    const reply = await post(url);
    expect('status' in reply && reply.retryAfter).toBe(retryAfter);
  });

  test('is not there is as far as one that hangs up', async () => {
    const url = await listening(() => {});
    server!.close();
    await once(server!, 'close');
    expect(await post(url)).toEqual({ failure: 'unreachable' });
  });
});

describe('the sender', () => {
  test('posts nowhere inside by a URL that says so', async () => {
    const strict = createSender({ allowLoopback: false, deadline });
    for (const url of ['https://127.0.0.1/', 'https://2130706433/', 'https://169.254.169.254/'])
      expect(await strict.post(url, {}, '{}', { line: 'desk' })).toEqual({ failure: 'refused' });
    await strict.close();
  });

  test('connects to nothing inside, and says of a name there what it says of one that is not', async () => {
    const url = await listening(() => {});
    let connections = 0;
    server!.on('connection', () => {
      connections += 1;
    });
    const { port } = new URL(url);
    const answers: Readonly<Record<string, readonly string[]>> = {
      'inside.example': ['127.0.0.1'],
      'mixed.example': ['127.0.0.1', '8.8.8.8'],
    };
    const strict = createSender({
      allowLoopback: false,
      deadline,
      resolve: (host, done) =>
        answers[host]
          ? done(
              null,
              answers[host].map(address => ({ address, family: 4 })),
            )
          : done(new Error('ENOTFOUND'), []),
    });
    const said = ['inside', 'mixed', 'nowhere'].map(name =>
      strict.post(`https://${name}.example:${port}/`, {}, '{}', { line: 'desk' }),
    );
    expect(await Promise.all(said)).toEqual(Array(3).fill({ failure: 'unreachable' }));
    expect(connections).toBe(0);
    await strict.close();
  });

  test('keeps nobody waiting for a receiver on the same host that is slow to others', async () => {
    let served = 0;
    const url = await listening(socket => {
      served += 1;
      // Two endpoints' full width of connections hang, and then one is answered.
      if (served > 100) socket.end('HTTP/1.1 204 Yes\r\n\r\n');
    });
    const hanging = Array.from({ length: 100 }, (_, index) =>
      sender.post(url, {}, '{}', { line: index < 50 ? 'slow' : 'slow too' }),
    );
    await eventually(() => served === 100);
    expect(await sender.post(url, {}, '{}', { line: 'desk' })).toMatchObject({ status: 204 });
    expect(await Promise.all(hanging)).toEqual(Array(100).fill({ failure: 'timeout' }));
  });

  test('refuses what would forge a header', async () => {
    const url = await listening(socket => socket.end('HTTP/1.1 204 Yes\r\n\r\n'));
    expect(await post(url, { 'x-note': 'a\r\nwebhook-id: forged' })).toEqual({ failure: 'unreachable' });
  });

  test('uses a connection again', async () => {
    const http = createHttpServer((request, response) =>
      request.resume().on('end', () => response.writeHead(204).end()),
    );
    let connections = 0;
    http.on('connection', () => {
      connections += 1;
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    for (let count = 0; count < 10; count++) expect(await post(url)).toEqual({ status: 204, body: '' });
    // A second is opened where the first is not free yet.
    expect(connections).toBeLessThanOrEqual(2);
    http.closeAllConnections();
    http.close();
  });
});
