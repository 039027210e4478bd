import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordCase } from '../../src/commands/recordCase.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import type { DocketAction } from './docketLife.ts';
import { docketStory } from './dockets.ts';
import { interleaved, type Measurement, type Outcome, rateOf } from './harness.ts';
import { awake, connected, exchange } from './load.ts';

const samples = 31;
const clients = 64;
/** A case holds 50 actions in the middle of a sample: it begins with its title and 44, and the first post is no one's measure. */
const standing = 44;
const posts = 10;

const now = () => new Date('2031-03-02T12:00:00.000Z');

interface Begun {
  readonly id: string;
  /** What is posted to it, one after the other. */
  readonly actions: readonly DocketAction[];
}

/** The cases of one sample, each with its docket: nobody records into them before or after. */
const casesOf = (sample: number): readonly (Begun & { readonly begin: readonly DocketAction[] })[] =>
  Array.from({ length: clients }, (_, client) => {
    const seed = sample * clients + client;
    const story = [...docketStory(seed, 100)];
    const actions = story.slice(standing, standing + 1 + posts);
    return { id: `docket-${seed}`, begin: story.slice(0, standing), actions };
  });

const fillFolder = async (folder: string): Promise<void> => {
  mkdirSync(folder);
  const log = openSqliteLog(logFileIn(folder));
  const recorder = { log, streams: new StreamCache(log), now };
  for (let sample = 0; sample <= samples; sample++)
    for (const { id, begin } of casesOf(sample))
      await recordCase(recorder, { id, title: `Docket ${id}`, actions: begin }, { recordedBy: 'bench' });
  await log.close();
};

const started = async (kind: string, folder: string) => {
  const server = fork(join(import.meta.dirname, 'recordServer.ts'), [kind, folder], { execArgv: ['--no-warnings'] });
  const [home] = await once(server, 'message');
  return { home: new URL(home as string), stop: () => server.disconnect() };
};

const requestFor = ({ host }: URL, id: string, action: DocketAction, revision: number): Buffer => {
  const body = JSON.stringify(action);
  const head = [
    `POST /api/v1/cases/${id}/actions HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json',
    `If-Match: "${revision}"`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
};

/** Answers a second: each client posts to a case of its own, the next action once it has the answer to the last one. */
const postRate = (home: URL) => {
  let sample = 0;
  return async (): Promise<number> => {
    const requests = casesOf(sample++).map(({ id, actions }) =>
      actions.map((action, index) => requestFor(home, id, action, standing + index)),
    );
    const sockets = await connected(home, clients);
    const send = (from: number, to: number) =>
      awake(Promise.all(sockets.map((socket, i) => exchange(socket, requests[i]!.slice(from, to), 201))));
    await send(0, 1);
    const rate = await rateOf(clients * posts, () => send(1, 1 + posts));
    for (const socket of sockets) socket.destroy();
    return rate;
  };
};

const recording = async (kind: string, folder: string): Promise<Outcome> => {
  const [ours, bares] = [join(folder, 'lis'), join(folder, 'bare')];
  await fillFolder(ours);
  mkdirSync(bares);
  copyFileSync(logFileIn(ours), logFileIn(bares));
  const [bare, lis] = [await started('bare', bares), await started(kind, ours)];
  const pairs = await interleaved({ value: postRate(lis.home), reference: postRate(bare.home) }, samples);
  bare.stop();
  lis.stop();
  return {
    pairs,
    note: `${clients * posts} actions a sample, each at the exact revision; each server in a process of its own.`,
  };
};

const against = 'an Express route with the same middleware that appends the same bytes through the port';

export const measurements: readonly Measurement[] = [
  {
    name: 'record: POST one action, durable, 64 clients, 64 cases of 50 actions',
    unit: 'actions/s',
    against,
    bar: { atLeast: 0.6 },
    run: folder => recording('lis', folder),
  },
  {
    name: 'record: the same, while the lists follow',
    unit: 'actions/s',
    against,
    run: folder => recording('following', folder),
  },
];
