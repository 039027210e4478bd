import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { loadSamples } from '../../src/commands/loadSamples.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { interleaved, type Measurement, type Outcome } from './harness.ts';
import { answerRate, connections } from './load.ts';

const now = () => new Date('2026-03-02T12:00:00.000Z');
const samples = 15;

const large = 'musk-v-openai';
const small = 'xai-v-li';

const fillFolder = async (folder: string): Promise<void> => {
  const log = openSqliteLog(logFileIn(folder));
  await loadSamples({ log, streams: new StreamCache(log), now });
  await log.close();
};

const started = async (kind: 'lis' | 'bare', folder: string) => {
  const server = fork(join(import.meta.dirname, 'caseServer.ts'), [kind, folder, large, small], {
    execArgv: ['--no-warnings'],
  });
  const [home] = await once(server, 'message');
  return { home: home as string, stop: () => server.disconnect() };
};

const bytesOf = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

const current =
  (caseId: string, answers: number) =>
  async (folder: string): Promise<Outcome> => {
    await fillFolder(folder);
    const path = `/api/v1/cases/${caseId}`;
    const [bare, lis] = [await started('bare', folder), await started('lis', folder)];
    const [expected, given] = [await bytesOf(bare.home + path), await bytesOf(lis.home + path)];
    if (!expected.equals(given)) throw new Error('The two servers do not send the same bytes.');
    const pairs = await interleaved(
      { value: () => answerRate(lis.home, path, answers), reference: () => answerRate(bare.home, path, answers) },
      samples,
    );
    bare.stop();
    lis.stop();
    return {
      pairs,
      note: `${given.length} bytes an answer, ${connections} connections kept alive, ${answers} answers a sample; each server in a process of its own.`,
    };
  };

const against = 'an Express route with the same middleware, headers and bytes';

export const measurements: readonly Measurement[] = [
  {
    name: 'read: current state over HTTP, warm, musk-v-openai',
    unit: 'answers/s',
    against,
    bar: { atLeast: 0.7 },
    run: current(large, 1_000),
  },
  {
    name: 'read: current state over HTTP, warm, a small case',
    unit: 'answers/s',
    against,
    bar: { atLeast: 0.7 },
    run: current(small, 3_000),
  },
];
