import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SealedEvent } from '../../events/event.ts';
import { importSource } from '../../src/ingest/importSource.ts';
import { inOrder } from '../../src/ingest/inOrder.ts';
import { parsedHtml, sourceOf } from '../../src/ingest/source.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { headOf } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { Views } from '../../src/views/views.ts';
import { interleaved, type Measurement, type Outcome, secondsOf } from './harness.ts';

const shared = process.env.LIS_SHARED ?? join(dirname(dirname(dirname(import.meta.dirname))), 'shared');
const folders = ['district', 'bankruptcy'].map(name => join(shared, 'data/dockets/jc/pacer/dockets', name));

/** Says why nothing is measured here. */
export const skipped = folders.every(existsSync)
  ? undefined
  : 'No real dockets here: set LIS_SHARED to measure imports.';

interface Page {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const pagesIn = (): readonly Page[] =>
  folders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.html'))
      .map(name => ({ name, bytes: readFileSync(join(folder, name)) })),
  );

const now = () => new Date('2026-11-26T12:00:00.000Z');

const importing = { recordedBy: 'bench', capture: 'backfill', dryRun: false } as const;

/** From the pages to durable actions and the tables behind lists and search. */
const importAll = async (folder: string, pages: readonly Page[]): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  const log = openSqliteLog(join(folder, 'log.sqlite'));
  const views = new Views({ path: join(folder, 'views.sqlite'), log, now });
  await views.open();
  const recorder = { log, streams: new StreamCache(log), now };
  const seconds = await secondsOf(async () => {
    const one = ({ name, bytes }: Page) => importSource(recorder, sourceOf(name, bytes), importing);
    for await (const _imported of inOrder(pages, one));
    await views.catchUp();
  });
  views.close();
  await log.close();
  return seconds;
};

type Batch = { readonly stream: string; readonly events: readonly SealedEvent[] };

/** What the import appended, in appends of the same size: the events of one stream that stand together in the log. */
const appendsIn = async (log: EventLog): Promise<readonly Batch[]> => {
  const batches: { stream: string; events: SealedEvent[] }[] = [];
  for await (const page of log.readAll())
    for (const { stream, revision: _revision, position: _position, erasedBy: _erasedBy, ...event } of page) {
      const last = batches.at(-1);
      if (last?.stream === stream && last.events.length < 2_000) last.events.push(event as SealedEvent);
      else batches.push({ stream, events: [event as SealedEvent] });
    }
  return batches;
};

/** The pages parsed and let go, and the same actions appended as they are. */
const parseAndAppend = async (folder: string, pages: readonly Page[], batches: readonly Batch[]): Promise<number> => {
  mkdirSync(folder, { recursive: true });
  const log = openSqliteLog(join(folder, 'log.sqlite'));
  const heads = new Map<string, ReturnType<typeof headOf>>();
  const seconds = await secondsOf(async () => {
    for (const { bytes } of pages) parsedHtml(new TextDecoder().decode(bytes));
    for (const { stream, events } of batches) {
      const head = heads.get(stream) ?? noStream;
      await log.append(stream, head, events);
      heads.set(stream, { ...headOf(events.at(-1) as never), revision: head.revision + events.length });
    }
  });
  await log.close();
  return seconds;
};

const imports = async (folder: string): Promise<Outcome> => {
  const pages = pagesIn();
  const first = join(folder, 'first');
  await importAll(first, pages);
  const log = openSqliteLog(join(first, 'log.sqlite'), { readonly: true });
  const batches = await appendsIn(log);
  await log.close();
  let count = 0;
  const fresh = (): string => {
    count += 1;
    rmSync(join(folder, `run-${count - 1}`), { recursive: true, force: true });
    return join(folder, `run-${count}`);
  };
  const bytes = pages.reduce((sum, page) => sum + page.bytes.length, 0);
  const actions = batches.reduce((sum, { events }) => sum + events.length, 0);
  const pairs = await interleaved(
    {
      value: async () => pages.length / (await importAll(fresh(), pages)),
      reference: async () => pages.length / (await parseAndAppend(fresh(), pages, batches)),
    },
    5,
  );
  const peak = Math.round(process.resourceUsage().maxRSS / 1_024);
  return {
    pairs,
    note: `${pages.length} pages of ${Math.round(bytes / 1_000_000)} MB give ${actions} events. Peak of this process ${peak} MB (bar 400).`,
  };
};

export const measurements: readonly Measurement[] = [
  {
    name: 'ingest: docket pages to durable actions and tables',
    unit: 'pages/s',
    against: 'the pages parsed alone, and the same actions appended alone',
    bar: { atLeast: 0.7 },
    run: imports,
  },
];
