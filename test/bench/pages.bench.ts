import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { type WholeCase, wholeCase } from '../../src/views/askCase.ts';
import { casePage } from '../../src/web/case/casePage.ts';
import type { CaseView } from '../../src/web/case/caseView.ts';
import { draw } from '../../src/web/case/picture.ts';
import { entryRows } from '../../src/web/case/rows.ts';
import type { Visit } from '../../src/web/visit.ts';
import { namesIn } from '../../src/words/names.ts';
import { writeDockets } from './docketLog.ts';
import { interleaved, type Measurement, usualPairs } from './harness.ts';

const now = () => new Date('2026-03-02T12:00:00.000Z');
const millisOf = (times: number, work: () => unknown) => async (): Promise<number> => {
  const start = performance.now();
  for (let i = 0; i < times; i++) work();
  return (performance.now() - start) / times;
};

/** Dockets with about so many entries each, folded. */
const casesOf = async (folder: string, ...actions: readonly number[]): Promise<readonly WholeCase[]> => {
  const log = openSqliteLog(logFileIn(folder));
  await writeDockets(log, actions);
  const reader = { streams: new StreamCache(log), now };
  const cases: WholeCase[] = [];
  for (const index of actions.keys()) cases.push(await wholeCase(reader, `docket-${index}`, {}));
  await log.close();
  return cases;
};

const viewOf = ({ state, history, original }: WholeCase): CaseView => ({
  ...{ state, history, original, asked: {} },
  speech: { lang: 'en', names: namesIn(state) },
});

const visit: Visit = { lang: 'en', other: '/?lang=ko', here: '/', isForm: false, visitor: undefined };

const pageOf = (view: CaseView): string => casePage(view, visit).text;

/** Actions of a docket that have some 500 and some 30,000 entries. */
const [few, many] = [1_100, 66_000];

const told = ({ history }: WholeCase): string => `${entryRows(history.items).length} entries`;

const small = async (folder: string) => {
  const [whole] = (await casesOf(folder, few)) as [WholeCase];
  const { state, history } = whole;
  const view = viewOf(whole);
  const pairs = await interleaved(
    { value: millisOf(20, () => pageOf(view)), reference: millisOf(20, () => JSON.stringify({ state, history })) },
    usualPairs,
  );
  return { pairs, note: `${told(whole)}, ${history.items.length} actions.` };
};

const large = async (folder: string) => {
  const [a, b] = (await casesOf(folder, few, many)) as [WholeCase, WholeCase];
  const [short, long] = [viewOf(a), viewOf(b)];
  const size = gzipSync(pageOf(long)).length;
  const pairs = await interleaved(
    { value: millisOf(20, () => pageOf(long)), reference: millisOf(20, () => pageOf(short)) },
    usualPairs,
  );
  return { pairs, note: `${told(b)}; ${Math.round(size / 1_000)} kB compressed, at most 300.` };
};

const drawn = async (folder: string) => {
  const [whole] = (await casesOf(folder, many)) as [WholeCase];
  const view = viewOf(whole);
  const pairs = await interleaved(
    {
      value: async () => 1_000 / (await millisOf(3, () => draw(view))()),
      reference: async () => 1_000 / (await millisOf(3, () => JSON.stringify(whole.history.items))()),
    },
    usualPairs,
  );
  return { pairs, note: `${told(whole)}; ${Math.round(draw(view).length / 1_000)} kB, at most 150.` };
};

const assets = join(import.meta.dirname, '../../src/web/assets');

const sent = async () => {
  const files = readdirSync(assets).filter(name => statSync(join(assets, name)).isFile());
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  return { pairs: [{ value: bytes / 1_000, reference: 60 }], note: files.join(', ') };
};

export const measurements: readonly Measurement[] = [
  {
    name: 'pages: a case of 500 entries, folded',
    unit: 'ms',
    against: 'JSON.stringify of its state and history',
    bar: { atMost: 10 },
    run: small,
  },
  {
    name: 'pages: the first page of a case of 30,000 entries, folded and drawn',
    unit: 'ms',
    against: 'the page of 500 entries',
    bar: { atMost: 2 },
    run: large,
  },
  {
    name: 'pages: the picture of a case of 30,000 entries',
    unit: 'pictures/s',
    against: 'JSON.stringify of its actions',
    bar: { atLeast: 0.6 },
    run: drawn,
  },
  {
    name: 'pages: script and style of a first visit, compressed',
    unit: 'kB',
    against: '60 kB',
    bar: { atMost: 1 },
    run: sent,
  },
];
