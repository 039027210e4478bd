import type { CaseItem } from '../views/listCases.ts';
import { clean } from '../words/clean.ts';
import { type Cell, csvHead, csvRows } from './csv.ts';

const columns: readonly (readonly [name: string, cell: (item: CaseItem) => Cell])[] = [
  ['id', ({ id }) => id],
  ['title', ({ title }) => clean(title)],
  ['status', ({ status }) => status],
  ['statusOn', ({ statusOn }) => statusOn],
  ['prejudice', ({ prejudice }) => prejudice],
  ['onAppeal', ({ onAppeal }) => onAppeal],
  ['filedOn', ({ filedOn }) => filedOn],
  ['lastOn', ({ lastOn }) => lastOn],
  ['lastDay', ({ lastDay }) => lastDay],
  ['revision', ({ revision }) => revision],
  [
    'dockets',
    ({ proceedings }) =>
      proceedings.map(({ court, writtenAs, status }) => `${court} ${writtenAs} (${status})`).join(' | '),
  ],
  ['missing', ({ proceedings }) => proceedings.reduce((sum, { coverage }) => sum + coverage.missing, 0)],
];

/** Cases as a table, page by page. */
export function* casesCsv(pages: Iterable<readonly CaseItem[]>): Generator<string> {
  yield csvHead(columns.map(([name]) => name));
  for (const page of pages) yield csvRows(page.map(item => columns.map(([, cell]) => cell(item))));
}
