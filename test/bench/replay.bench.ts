import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { today } from '../../events/courts.ts';
import { answer } from '../../projections/state/answer.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { Views } from '../../src/views/views.ts';
import { docketLogIn } from './docketLog.ts';
import { interleaved, type Measurement, type Outcome, secondsOf } from './harness.ts';

const now = new Date('2026-03-02T12:00:00.000Z');
const samples = 7;

/** The reference: every row through a bare cursor in the order of the log, parsed and let go. */
const readAndParse = (path: string) => (): Promise<number> =>
  secondsOf(() => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare<[], [number, string, number, string]>(
      'SELECT position, stream, revision, body FROM event ORDER BY position',
    );
    for (const [, , , body] of rows.raw().iterate()) JSON.parse(body);
    db.close();
  });

/** Every case of the log is answered; only the answering is counted, not the reading before it. */
const foldAll = (path: string) => async (): Promise<number> => {
  const log = openSqliteLog(path, { readonly: true });
  const { streams } = await log.changedSince();
  let millis = 0;
  for (const stream of streams) {
    const events = await log.readStream(stream);
    const start = performance.now();
    answer(events, {}, court => today(court, now));
    millis += performance.now() - start;
  }
  await log.close();
  return millis / 1_000;
};

const rebuild = async (path: string, viewsPath: string): Promise<number> => {
  const log = openSqliteLog(path, { readonly: true });
  const views = new Views({ path: viewsPath, log, now: () => now });
  const seconds = await secondsOf(() => views.rebuild());
  views.close();
  await log.close();
  return seconds;
};

const folds = async (folder: string): Promise<Outcome> => {
  const path = docketLogIn(dirname(folder));
  return {
    pairs: await interleaved({ value: foldAll(path), reference: readAndParse(path) }, samples),
    note: 'Every case of the log in every pair; reading the events of a case is not counted to its fold.',
  };
};

const tables = async (folder: string): Promise<Outcome> => {
  const path = docketLogIn(dirname(folder));
  let count = 0;
  const value = () => {
    count += 1;
    return rebuild(path, join(folder, `views-${count}.sqlite`));
  };
  return {
    pairs: await interleaved({ value, reference: readAndParse(path) }, samples),
    note: 'Views.rebuild of the whole log into a fresh file in every pair, reading and folding included.',
  };
};

const memory = async (folder: string): Promise<Outcome> => {
  await rebuild(docketLogIn(dirname(folder)), join(folder, 'views.sqlite'));
  const peak = process.resourceUsage().maxRSS / 1_000;
  return {
    pairs: [{ value: peak, reference: 400 }],
    note: 'The highest resident size of a process that does one whole rebuild.',
  };
};

export const measurements: readonly Measurement[] = [
  {
    name: 'replay: folds alone',
    unit: 's',
    against: 'reading and JSON.parsing the same rows with a bare better-sqlite3 cursor',
    bar: { atMost: 1.5 },
    readsDockets: true,
    run: folds,
  },
  {
    name: 'replay: tables filled, search included',
    unit: 's',
    against: 'reading and JSON.parsing the same rows with a bare better-sqlite3 cursor',
    bar: { atMost: 12 },
    readsDockets: true,
    run: tables,
  },
  {
    name: 'replay: memory peak of a rebuild',
    unit: 'MB',
    against: 'the most that it may take',
    bar: { atMost: 1 },
    readsDockets: true,
    run: memory,
  },
];
