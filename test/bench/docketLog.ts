import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { action as actionSchema } from '../../events/action.ts';
import { draftOf } from '../../src/commands/draft.ts';
import { type EventLog, noStream, type StreamHead } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { caseStream } from '../../src/log/streamCache.ts';
import type { DocketAction } from './docketLife.ts';
import { docketStory } from './dockets.ts';

/** How many actions the docket log holds; LIS_BENCH_ACTIONS makes it smaller for a quick look. */
export const actionCount = Number(process.env.LIS_BENCH_ACTIONS || 1_000_000);

export const docketLogIn = (folder: string): string => join(folder, 'dockets.sqlite');

const smallest = 5;
const largest = 5_000;
/** The log is filled in so many rounds: in each, every case that is due grows by its share. */
const rounds = 100;
const casesACommit = 200;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Sizes by Pareto's law, cut at both ends: the smaller `tail`, the larger the largest. */
const sizesBy = (tail: number, cases: number): number[] =>
  Array.from({ length: cases }, (_, i) => {
    const share = (i / Math.max(1, cases - 1)) * (1 - (smallest / largest) ** tail);
    return Math.round(smallest / (1 - share) ** (1 / tail));
  });

/** Sizes of the cases: half have at most 15 actions, few have thousands; a hundred on average. */
export const caseSizes = (actions: number): readonly number[] => {
  const cases = Math.max(2, Math.round(actions / 100));
  let [low, high] = [0.01, 10];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (sum(sizesBy(middle, cases)) > actions) low = middle;
    else high = middle;
  }
  const sizes = sizesBy(high, cases);
  const missing = actions - sum(sizes);
  for (let i = 0; i < missing; i++) sizes[i % (cases - 1)]! += 1;
  return sizes;
};

interface Growing {
  readonly caseId: string;
  readonly size: number;
  readonly story: Generator<DocketAction>;
  told: number;
  head: StreamHead;
}

const take = (growing: Growing, count: number): DocketAction[] => {
  const actions: DocketAction[] = [];
  while (actions.length < count) {
    const { value, done } = growing.story.next();
    if (done) break;
    actions.push(value);
  }
  growing.told += actions.length;
  return actions;
};

const checked = new Map<string, number>();

/** The schemas are slow next to all else here: the first of each type and every thousandth are checked. */
const check = (action: DocketAction): void => {
  const seen = checked.get(action.type) ?? 0;
  checked.set(action.type, seen + 1);
  if (seen < 3 || seen % 1_000 === 0) actionSchema.parse(action);
};

const grow = async (log: EventLog, growing: Growing, count: number): Promise<number> => {
  const now = new Date('2026-03-02T12:00:00.000Z');
  const stream = caseStream(growing.caseId);
  const drafts = take(growing, count).map((action, index) => {
    check(action);
    const origin = { recordedBy: 'bench', capture: { kind: 'backfill' } } as const;
    return draftOf(action, { caseId: growing.caseId, stream, index }, origin, now);
  });
  if (drafts.length === 0) return 0;
  const sealed = seal(stream, growing.head, drafts, now);
  const { revision } = await log.append(stream, growing.head, sealed);
  growing.head = headOf({ ...sealed.at(-1)!, revision });
  return drafts.length;
};

/** How many actions the case should have told by the end of the round; cases drift apart, as dockets do. */
const due = ({ size, told }: Growing, round: number, seed: number): number => {
  const begins = (seed * 37) % (rounds / 2);
  const share = Math.min(1, Math.max(0, (round + 1 - begins) / (rounds - begins)));
  return Math.ceil(size * share) - told;
};

/** Appends the dockets to `log`, interleaved over a hundred rounds, many cases a commit. */
export const writeDockets = async (log: EventLog, sizes: readonly number[], onRound = (_written: number) => {}) => {
  const cases = sizes.map(
    (size, seed): Growing => ({
      caseId: `docket-${seed}`,
      size,
      story: docketStory(seed, size),
      told: 0,
      head: noStream,
    }),
  );
  let written = 0;
  for (let round = 0; round < rounds; round++) {
    for (let from = 0; from < cases.length; from += casesACommit) {
      const together = cases.slice(from, from + casesACommit);
      const counts = together.map((growing, i) => {
        const count = due(growing, round, from + i);
        return count > 0 ? grow(log, growing, count) : 0;
      });
      for (const count of await Promise.all(counts)) written += count;
    }
    onRound(written);
  }
};

/** The docket log of this run, made by the first measurement that needs it. */
export const makeDocketLog = async (folder: string): Promise<void> => {
  const path = docketLogIn(folder);
  if (existsSync(path)) return;
  const log = openSqliteLog(`${path}.part`);
  let tenths = 0;
  const told = (written: number) => {
    if ((written * 10) / actionCount < tenths + 1) return;
    tenths += 1;
    process.stderr.write(`${tenths === 1 ? 'writing dockets:' : ''} ${tenths * 10} %${tenths < 10 ? '' : '\n'}`);
  };
  await writeDockets(log, caseSizes(actionCount), told);
  await log.close();
  renameSync(`${path}.part`, path);
};

if (import.meta.main) await makeDocketLog(process.argv[2]!);
