import assert from 'node:assert/strict';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { countActions } from '../../src/views/search/countActions.ts';
import { keyAt } from '../../src/views/search/documentPlace.ts';
import { searchActions } from '../../src/views/search/searchActions.ts';
import { searchCases } from '../../src/views/search/searchCases.ts';
import { soughtIn } from '../../src/views/search/sought.ts';
import { openViewStore, type ViewStore } from '../../src/views/viewStore.ts';
import { Views } from '../../src/views/views.ts';
import { docketLogIn } from './docketLog.ts';
import { interleaved, type Measurement, type Outcome, secondsOf } from './harness.ts';

const pageSize = 50;
const samples = 31;

interface Asked {
  readonly q: string;
  readonly court?: string;
}

/** The views of the docket log of this run, filled by the first measurement that needs them. */
const filledViews = async (folder: string): Promise<ViewStore> => {
  const path = join(folder, 'searched.sqlite');
  if (!existsSync(path)) {
    const log = openSqliteLog(docketLogIn(folder), { readonly: true });
    const part = `${path}.part`;
    rmSync(part, { force: true });
    const views = new Views({ path: part, log, now: () => new Date('2026-03-02T12:00:00.000Z') });
    await views.open();
    views.store.db.pragma('wal_checkpoint(TRUNCATE)');
    views.close();
    await log.close();
    renameSync(part, path);
  }
  return openViewStore(path);
};

/**
 * The same page as somebody would ask for it in sqlite3 who knows the tables: of each rank in its turn the newest that
 * match, until there are enough, with their cases and the texts from which a snippet would be cut. The expressions are
 * ready; nothing is read of what was typed, and nothing is made of the rows.
 */
const byHand = ({ db }: ViewStore, matches: readonly string[]) => {
  const newest = db.prepare(`
    SELECT documentWords.rowid, documents.*, cases.id AS caseId, cases.title AS caseTitle
    FROM documentWords CROSS JOIN documents ON documents.key = ${keyAt('documentWords.rowid')}
    CROSS JOIN cases ON cases.key = caseKey
    WHERE documentWords MATCH ? ORDER BY documentWords.rowid DESC LIMIT ?`);
  return (): readonly object[] => {
    const rows: unknown[] = [];
    for (const match of matches) if (rows.length < pageSize) rows.push(...newest.all(match, pageSize - rows.length));
    return rows as readonly object[];
  };
};

/** So often in a sample that one takes some milliseconds: a page of a rare word is over before a clock notices. */
const times = 50;
const millisOf = async (work: () => unknown): Promise<number> =>
  ((await secondsOf(() => {
    for (let i = 0; i < times; i++) work();
  })) *
    1_000) /
  times;

/** One expression for each rank: what is called so; what says so; what stands in a case or an entry that does. */
const ranked = (token: string, filter = ''): readonly string[] => {
  const [named, said, anywhere] = [
    `".${token}"`,
    `(".${token}" OR "${token}")`,
    `(".${token}" OR "${token}" OR "~${token}")`,
  ];
  const ranks = [named, `(${said} NOT ${named})`, `(${anywhere} NOT ${said})`];
  return filter === '' ? ranks : ranks.map(match => `(${match} AND "${filter}")`);
};

const keysOf = (rows: readonly object[]): readonly unknown[] =>
  rows.map(row => ('revision' in row && 'caseId' in row ? `${row.caseId} ${row.revision}` : undefined));

const firstPage =
  ({ q, court }: Asked, matches: readonly string[]) =>
  async (folder: string): Promise<Outcome> => {
    const store = await filledViews(dirname(folder));
    const hand = byHand(store, matches);
    const page = () => searchActions(store, { sought: soughtIn(q), court, limit: pageSize });
    assert.deepEqual(keysOf(page().items), keysOf(hand()), `${q}: not the same page.`);
    const pairs = await interleaved({ value: () => millisOf(page), reference: () => millisOf(hand) }, samples);
    const { total, atLeast } = countActions(store, { sought: soughtIn(q), court });
    const { length } = hand();
    store.close();
    return {
      pairs,
      note: `${length} items of ${atLeast ? 'more than ' : ''}${total}, the same rows in the same order; ours with snippets.`,
    };
  };

/** What is not promised: how long it takes beside the first page by hand. */
const beside =
  (work: (store: ViewStore) => unknown) =>
  async (folder: string): Promise<Outcome> => {
    const store = await filledViews(dirname(folder));
    const hand = byHand(store, ranked('court'));
    const pairs = await interleaved({ value: () => millisOf(() => work(store)), reference: () => millisOf(hand) }, 9);
    store.close();
    return { pairs };
  };

const pageOf = (what: string, asked: Asked, matches: readonly string[]): Measurement => ({
  name: `search: first page, ${what}`,
  unit: 'ms',
  against: 'the same FTS5 queries by hand, rank after rank, their rows read with the texts',
  bar: { atMost: 3 },
  readsDockets: true,
  run: firstPage(asked, matches),
});

const aside = (name: string, work: (store: ViewStore) => unknown): Measurement => ({
  name: `search: ${name}`,
  unit: 'ms',
  against: 'the first page of the common word by hand',
  readsDockets: true,
  run: beside(work),
});

export const measurements: readonly Measurement[] = [
  pageOf('a rare word', { q: 'Thistlewood' }, ranked('thistlewood')),
  pageOf('a word that many are called', { q: 'Castellan' }, ranked('castellan')),
  pageOf('a common word', { q: 'court' }, ranked('court')),
  pageOf('a Korean word', { q: '기각' }, ranked('기각')),
  pageOf('a filter and a word', { q: 'stipulated', court: 'hid' }, ranked('stipul', 'court:hid')),
  aside('facets of a common word', store => countActions(store, { sought: soughtIn('court') })),
  aside('first page of cases, a common word', store => searchCases(store, { sought: soughtIn('court') })),
];
