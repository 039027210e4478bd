import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { countActions } from '../../src/views/search/countActions.ts';
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

/** As somebody would write it who knows the tables: the newest of the documents that match, with their texts. */
const byHand = ({ db }: ViewStore) =>
  db.prepare(`
    SELECT documents.*, documentTexts.*, cases.id AS caseId, cases.title AS caseTitle
    FROM documentWords CROSS JOIN documents ON documents.key = documentWords.rowid
    CROSS JOIN documentTexts ON documentTexts.key = documentWords.rowid CROSS JOIN cases ON cases.key = caseKey
    WHERE documentWords MATCH ? ORDER BY documentWords.rowid DESC LIMIT ${pageSize}`);

/** So often in a sample that one takes some milliseconds: a page of a rare word is over before a clock notices. */
const times = 50;
const millisOf = async (work: () => unknown): Promise<number> =>
  ((await secondsOf(() => {
    for (let i = 0; i < times; i++) work();
  })) *
    1_000) /
  times;

const firstPage =
  (asked: Asked, match: string) =>
  async (folder: string): Promise<Outcome> => {
    const store = await filledViews(dirname(folder));
    const hand = byHand(store);
    const page = () => searchActions(store, { sought: soughtIn(asked.q), court: asked.court, limit: pageSize });
    const found = hand.all(match).length;
    if (found === 0 || page().items.length !== found) throw new Error(`${asked.q}: not the same page.`);
    const pairs = await interleaved(
      { value: () => millisOf(page), reference: () => millisOf(() => hand.all(match)) },
      samples,
    );
    const { total, atLeast } = countActions(store, { sought: soughtIn(asked.q), court: asked.court });
    store.close();
    return { pairs, note: `${found} items of ${atLeast ? 'more than ' : ''}${total}, ranked, with snippets.` };
  };

/** What is not promised: how long it takes beside the first page by hand. */
const beside =
  (work: (store: ViewStore) => unknown) =>
  async (folder: string): Promise<Outcome> => {
    const store = await filledViews(dirname(folder));
    const hand = byHand(store);
    const pairs = await interleaved(
      { value: () => millisOf(() => work(store)), reference: () => millisOf(() => hand.all(common)) },
      9,
    );
    store.close();
    return { pairs };
  };

/** A word with its marks: it may stand in what an action is called, says, or stands in. */
const word = (token: string) => `("${token}" OR ".${token}" OR "~${token}")`;
const common = word('court');
const sameByHand = 'the same FTS5 query by hand, its rows read';

const pageOf = (what: string, asked: Asked, match: string): Measurement => ({
  name: `search: first page, ${what}`,
  unit: 'ms',
  against: sameByHand,
  bar: { atMost: 3 },
  readsDockets: true,
  run: firstPage(asked, match),
});

const aside = (name: string, work: (store: ViewStore) => unknown): Measurement => ({
  name: `search: ${name}`,
  unit: 'ms',
  against: 'the first page of the common word by hand',
  readsDockets: true,
  run: beside(work),
});

export const measurements: readonly Measurement[] = [
  pageOf('a rare word', { q: 'Castellan' }, word('castellan')),
  pageOf('a common word', { q: 'court' }, common),
  pageOf('a Korean word', { q: '기각' }, word('기각')),
  pageOf('a filter and a word', { q: 'stipulated', court: 'hid' }, `"court:hid" AND ${word('stipul')}`),
  aside('facets of a common word', store => countActions(store, { sought: soughtIn('court') })),
  aside('first page of cases, a common word', store => searchCases(store, { sought: soughtIn('court') })),
];
