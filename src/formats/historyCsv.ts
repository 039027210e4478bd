import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { clean } from '../words/clean.ts';
import { gist } from '../words/gist.ts';
import type { Speech } from '../words/names.ts';
import { say } from '../words/words.ts';
import { type CaseTold, itemsOf, speechOf } from './caseTold.ts';
import { type Cell, csvHead, csvRows } from './csv.ts';

type Column = readonly [name: string, cell: (action: EffectiveAction, speech: Speech) => Cell];

const sourceText = ({ sources }: EffectiveAction): string =>
  clean(sources.map(({ citation, url }) => [citation, url].filter(Boolean).join(' ')).join(' | '));

/** Readers know the columns by name; more may be added at the end. */
const columns: readonly Column[] = [
  ['day', ({ day }) => day],
  ['on', ({ on }) => on],
  ['notAfter', ({ notAfter }) => notAfter],
  ['publicOn', ({ publicOn }) => publicOn],
  ['docket', ({ docket }) => docket],
  ['entry', ({ entry }) => entry?.number],
  ['part', ({ part }) => part],
  ['type', ({ type }) => type],
  ['label', ({ type }, { lang }) => say(lang, type)],
  ['words', (action, speech) => clean(gist(action, speech))],
  ['certainty', ({ certainty }) => certainty],
  ['inferred', ({ inferred }) => inferred],
  ['corrected', ({ corrected }) => corrected && clean(corrected.reason)],
  ['struckBy', ({ struckBy }) => struckBy],
  ['flags', ({ flags }) => flags?.join(' ')],
  ['sources', sourceText],
  ['revision', ({ revision }) => revision],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['recordedBy', ({ recordedBy }) => recordedBy],
  ['recordedIn', ({ recordedIn }) => recordedIn],
  ['id', ({ id }) => id],
  ['data', ({ data }) => JSON.stringify(data)],
];

/** A history as a table: a row an action. */
export const historyCsv = (told: CaseTold): string => {
  const speech = speechOf(told);
  const rows = itemsOf(told).map(action => columns.map(([, cell]) => cell(action, speech)));
  return csvHead(columns.map(([name]) => name)) + csvRows(rows);
};
