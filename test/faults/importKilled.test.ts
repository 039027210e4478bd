import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { foldCase } from '../../projections/fold/foldCase.ts';
import { caseState } from '../../projections/state/caseState.ts';
import { effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { docketPage } from '../support/docketPage.ts';
import { lis, runLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
/** How often a docket is imported, and that killed again and again; twenty-five times with `npm run faults`. */
const rounds = Math.ceil(Number(process.env.LIS_TEST_KILLS ?? 8) / 4);
const mostKills = 4;

/** Long enough that an append cannot carry them all: a kill can fall between two. */
const orderedAtLength = 'The Court has considered the papers, and orders as follows. '.repeat(100);

const day = (number: number): string => `0${1 + (number % 9)}/1${number % 10}/2024`;

const papers = [
  (number: number) =>
    `MOTION to Compel filed by Luz Rivera. ${orderedAtLength}`.replace('Compel', `Compel No. ${number}`),
  (number: number) => `ORDER denying ${number - 1} Motion to Compel. ${orderedAtLength}`,
  () => `NOTICE of Appearance by Ada Lawyer on behalf of Luz Rivera. ${orderedAtLength}`,
];

const page = docketPage({
  printed: '11/01/2024',
  terminated: '10/20/2024',
  header: `<table><tr><td>Case&nbsp;in&nbsp;other&nbsp;court:</td><td>&nbsp;USCA, 9th Circuit, 24-05678</td></tr></table>`,
  entries: Array.from({ length: 400 }, (_, index) => {
    const number = index + 1;
    return [day(Math.floor(index / 45)), number, papers[index % 3]!(number), 7 + 3 * index] as const;
  }),
});

const eventsIn = async (folder: string): Promise<readonly RecordedEvent[]> => {
  if (!existsSync(logFileIn(folder))) return [];
  const log = openSqliteLog(logFileIn(folder), { readonly: true });
  const events: RecordedEvent[] = [];
  for await (const batch of log.readAll()) events.push(...batch);
  await log.close();
  return events;
};

/** What was recorded, without the moment, the salt, and what these make of the hashes. */
const recordedIn = (events: readonly RecordedEvent[]): readonly unknown[] =>
  events
    .map(({ id, stream, revision, type, proceeding, on, notAfter, entryId, entry, part, data, sources, basis }) => {
      const action = {
        id,
        stream,
        revision,
        type,
        proceeding,
        on,
        notAfter,
        entryId,
        entry,
        part,
        data,
        sources,
        basis,
      };
      return JSON.parse(JSON.stringify(action)) as typeof action;
    })
    .toSorted((a, b) => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1));

const stateIn = (events: readonly RecordedEvent[]): unknown => {
  const history = effectiveHistory(events.filter(({ stream }) => stream === 'case-cand-3-24-cv-01234'));
  return caseState(foldCase(history), history, '2026-11-26');
};

const faultsIn = async (folder: string) => {
  const log = openSqliteLog(logFileIn(folder), { readonly: true });
  const { faults } = await verifyLog(log);
  await log.close();
  return faults;
};

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Ends an import a random while after it began to write, or after it wrote as much as chance says. */
const importUntilKilled = async (file: string, folder: string, whole: number): Promise<void> => {
  const { ended, killNine } = runLis(['import', file, '--data', folder]);
  let isOver = false;
  const over = ended.then(() => {
    isOver = true;
  });
  const wal = `${logFileIn(folder)}-wal`;
  const before = sizeOf(wal);
  const [written, wait] = Math.random() < 0.5 ? [Math.random() * page.length, 10] : [0, whole / 2];
  while (!isOver && sizeOf(wal) <= before + written) await pause(2);
  await pause(Math.random() * wait);
  killNine();
  await over;
};

test('an import killed at random moments goes on where it was: each action stands once, as if nothing had been', async () => {
  const dockets = newFolder();
  const file = join(dockets, 'docket.html');
  writeFileSync(file, page);
  const untouched = newFolder();
  const began = Date.now();
  expect(await lis(['import', file, '--data', untouched])).toMatchObject({ code: 0, err: '' });
  const whole = Date.now() - began;
  const wanted = await eventsIn(untouched);
  expect(wanted.filter(({ type }) => type === 'entry.recorded')).toHaveLength(400);

  let halves = 0;
  const killed = async () => {
    const folder = newFolder();
    for (let kills = 0; kills < mostKills; kills += 1) {
      await importUntilKilled(file, folder, whole / 2);
      const { length } = await eventsIn(folder);
      if (length === wanted.length) break;
      if (length > 0) halves += 1;
    }
    expect((await lis(['import', file, '--data', folder])).code).toBe(0);
    const events = await eventsIn(folder);
    expect(recordedIn(events)).toEqual(recordedIn(wanted));
    expect(stateIn(events)).toEqual(stateIn(wanted));
    expect(await faultsIn(folder)).toEqual([]);
  };
  // A kill that came before the first write, or after the last, shows nothing.
  for (let round = 0; round < rounds || halves === 0; round += 1) await killed();
}, 300_000);
