import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ParsedDocket } from '../../src/ingest/docket.ts';
import { readSource } from '../../src/ingest/readSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';
import { reasonFor } from './reasons.ts';
import { share, table } from './shared.ts';

interface Unit {
  readonly kind: string;
  readonly files: readonly string[];
}

type Peer = Readonly<Record<string, unknown>>;

const compared = [
  'docket_html_district',
  'docket_html_bankruptcy',
  'docket_html_cit',
  'docket_html_appellate',
  'docket_history',
  'docket_json_acms',
  'docket_xml_internet_archive',
];

const noDockets = [
  'negative_not_a_docket',
  'attachment_page',
  'attachment_page_appellate',
  'case_query',
  'case_query_advanced',
  'claims_activity',
  'claims_register',
  'list_of_creditors',
  'mobile_query',
];

const fields: readonly (readonly [keyof ParsedDocket, string])[] = [
  ['court', 'court_id'],
  ['docketNumber', 'docket_number'],
  ['caseName', 'case_name'],
  ['dateFiled', 'date_filed'],
  ['dateTerminated', 'date_terminated'],
  ['assignedTo', 'assigned_to_str'],
  ['referredTo', 'referred_to_str'],
  ['cause', 'cause'],
  ['natureOfSuit', 'nature_of_suit'],
  ['juryDemand', 'jury_demand'],
  ['jurisdiction', 'jurisdiction'],
];

/** Courts that courts-db calls otherwise. */
const renamed: Readonly<Record<string, string>> = { azb: 'arb' };

const squeezed = (value: unknown): string =>
  String(value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();

export interface Difference {
  readonly file: string;
  readonly field: string;
  readonly peer: string;
  readonly ours: string;
}

class Tally {
  readonly equal = new Map<string, number>();
  readonly all = new Map<string, number>();
  readonly differences: Difference[] = [];

  compare(file: string, field: string, peer: string, ours: string): void {
    this.all.set(field, (this.all.get(field) ?? 0) + 1);
    if (peer === ours) this.equal.set(field, (this.equal.get(field) ?? 0) + 1);
    else this.differences.push({ file, field, peer, ours });
  }

  add(field: string, f1: number): void {
    this.all.set(field, (this.all.get(field) ?? 0) + 1);
    this.equal.set(field, (this.equal.get(field) ?? 0) + f1);
  }
}

/** How alike two lists are whatever their order: the harmonic mean of precision and recall. */
const f1 = (ours: readonly string[], peers: readonly string[]): number | undefined => {
  if (ours.length + peers.length === 0) return undefined;
  const left = new Map<string, number>();
  for (const one of ours) left.set(one, (left.get(one) ?? 0) + 1);
  let both = 0;
  for (const one of peers) {
    const count = left.get(one) ?? 0;
    if (count > 0) both += 1;
    left.set(one, count - 1);
  }
  return (2 * both) / (ours.length + peers.length);
};

const listOf = (value: unknown): readonly Peer[] => (Array.isArray(value) ? (value as Peer[]) : []);

const day = (value: unknown): string => squeezed(value).slice(0, 10);

/** An entry as far as the peer says it: what it does not say is not asked of ours. */
const entryKeys = (docket: ParsedDocket, peers: readonly Peer[]): readonly (readonly [string[], string[]])[] => {
  const text = (value: unknown): string => squeezed(value).replaceAll(' ,', ',').replaceAll(/\s/g, '');
  const ours = docket.entries.map(
    ({ number, filedOn, text: words }) => `${number ?? ''}|${filedOn ?? ''}|${text(words)}`,
  );
  const theirs = peers.map(one => `${squeezed(one.document_number)}|${day(one.date_filed)}|${text(one.description)}`);
  return [[ours, theirs]];
};

const compareUnit = (tally: Tally, file: string, docket: ParsedDocket | undefined, peer: Peer): void => {
  for (const [field, name] of fields) {
    const value = field === 'court' ? (renamed[squeezed(peer[name])] ?? squeezed(peer[name])) : squeezed(peer[name]);
    if (value !== '') tally.compare(file, field, value, squeezed(docket?.[field]));
  }
  const parties = f1(
    (docket?.parties ?? []).map(({ name, type }) => `${squeezed(name)}|${squeezed(type)}`),
    listOf(peer.parties).map(({ name, type }) => `${squeezed(name)}|${squeezed(type)}`),
  );
  if (parties !== undefined) tally.add('parties (F1)', parties);
  for (const [ours, theirs] of docket ? entryKeys(docket, listOf(peer.docket_entries)) : []) {
    const entries = f1(ours, theirs);
    if (entries !== undefined) tally.add('entries (F1)', entries);
  }
};

const readFirst = async (path: string): Promise<{ docket: ParsedDocket | undefined; format: string | null }> => {
  const { format, dockets } = await readSource(sourceOf(path, readFileSync(path)));
  return { format, docket: dockets[0] };
};

/** What Lis reads in real dockets beside what the peer's parser reads in them, field by field. */
export const parseAccuracy = async (data: string): Promise<string> => {
  const units = (JSON.parse(readFileSync(join(data, 'dockets/INDEX.json'), 'utf8')) as { items: Unit[] }).items;
  const tally = new Tally();
  let pages = 0;
  let recognised = 0;
  const missed: string[] = [];
  for (const { kind, files } of units) {
    const source = files.find(file => !file.endsWith('.json'));
    const expected = files.find(file => file.endsWith('.json'));
    if (!source || !expected) continue;
    const { docket, format } = await readFirst(join(data, 'dockets', source));
    const peer = JSON.parse(readFileSync(join(data, 'dockets', expected), 'utf8')) as Peer;
    const isNone = noDockets.includes(kind) || (compared.includes(kind) && Object.keys(peer).length === 0);
    if (isNone) {
      pages += 1;
      if (format !== null && docket === undefined) recognised += 1;
      else missed.push(basename(source));
    } else if (compared.includes(kind)) compareUnit(tally, basename(source), docket, peer);
  }
  const names = [...tally.all.keys()];
  const mean = names.reduce((sum, name) => sum + (tally.equal.get(name) ?? 0) / tally.all.get(name)!, 0) / names.length;
  const rows = names.map(name => [name, tally.all.get(name)!, share(tally.equal.get(name) ?? 0, tally.all.get(name)!)]);
  const unexplained = tally.differences.filter(one => reasonFor(one) === undefined).length;
  return [
    '## Against the peer parser, over all dev dockets',
    '',
    table(['field', 'values', 'equal'], rows),
    '',
    `Macro-average: ${mean.toFixed(4)}. Pages that show no docket: ${recognised} of ${pages} known${missed.length > 0 ? `; read as dockets: ${missed.join(', ')}` : ''}.`,
    '',
    `### Every remaining difference (${tally.differences.length}, ${unexplained} without a reason)`,
    '',
    table(
      ['file', 'field', 'peer', 'Lis', 'reason'],
      tally.differences.map(one => [
        one.file,
        one.field,
        one.peer || '–',
        one.ours || '–',
        reasonFor(one) ?? '**none**',
      ]),
    ),
  ].join('\n');
};
