import type { ActionItem } from '../views/search/searchActions.ts';
import type { Segment } from '../views/search/snippet.ts';
import { clean } from '../words/clean.ts';
import { type Language, say } from '../words/words.ts';
import { type Cell, csvHead, csvRows } from './csv.ts';

/** What was found of an action, without marks. */
export const plainText = (segments: readonly Segment[]): string => clean(segments.map(({ text }) => text).join(''));

const columns: readonly (readonly [name: string, cell: (item: ActionItem, lang: Language) => Cell])[] = [
  ['day', ({ day }) => day],
  ['on', ({ on }) => on],
  ['notAfter', ({ notAfter }) => notAfter],
  ['caseId', ({ caseId }) => caseId],
  ['case', ({ caseTitle }) => clean(caseTitle)],
  ['court', ({ proceeding }) => proceeding?.court],
  ['docketNumber', ({ proceeding }) => proceeding?.docketNumber],
  ['entry', ({ entry }) => entry?.number],
  ['type', ({ type }) => type],
  ['label', ({ type }, lang) => say(lang, type)],
  ['words', ({ snippet }) => plainText(snippet)],
  ['struckBy', ({ struckBy }) => struckBy],
  ['revision', ({ revision }) => revision],
  ['id', ({ id }) => id],
];

/** Actions of any cases as a table, page by page. */
export async function* actionsCsv(pages: AsyncIterable<readonly ActionItem[]>, lang: Language): AsyncGenerator<string> {
  yield csvHead(columns.map(([name]) => name));
  for await (const page of pages) yield csvRows(page.map(item => columns.map(([, cell]) => cell(item, lang))));
}
