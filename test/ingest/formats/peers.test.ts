import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { courtId } from '../../../events/courts.ts';
import type { ParsedDocket } from '../../../src/ingest/docket.ts';
import { readSource } from '../../../src/ingest/readSource.ts';
import { sourceOf } from '../../../src/ingest/source.ts';
import { dockets as folder, hasDockets, unitsOf } from '../support/sharedData.ts';

/** What the peer makes of a docket, as far as it is compared. */
interface Peer {
  readonly court_id?: string | null;
  readonly docket_number: string;
  readonly case_name?: string | null;
  readonly date_filed?: string | null;
  readonly date_terminated?: string | null;
  readonly parties?:
    | readonly { readonly name: string; readonly attorneys?: readonly { readonly name: string }[] }[]
    | null;
  readonly docket_entries?: readonly Readonly<Record<string, string | number | null | undefined>>[];
}

const peersIn = (expected: unknown): readonly Peer[] => {
  if (Array.isArray(expected)) return expected as readonly Peer[];
  const { court_id, dockets, docket_number } = expected as {
    court_id?: string;
    dockets?: readonly Peer[];
    docket_number?: string;
  };
  if (dockets) return dockets.map(docket => ({ ...docket, court_id: court_id ?? null }));
  return docket_number === undefined ? [] : [expected as Peer];
};

const squeezed = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value).replaceAll(/\s+/g, ' ').trim() || null;

type Values = Readonly<Record<string, readonly (string | null)[]>>;

const valuesOfPeer = (peers: readonly Peer[]): Values => {
  const entries = peers.flatMap(({ docket_entries: all }) => all ?? []);
  const parties = peers.flatMap(({ parties: all }) => all ?? []);
  const one = (name: string): readonly (string | null)[] => entries.map(entry => squeezed(entry[name]));
  return {
    court: peers.map(({ court_id: id }) => courtId(id ?? '') ?? null),
    docketNumber: [...new Set(peers.map(({ docket_number: number }) => squeezed(number)))],
    caseName: [...new Set(peers.map(({ case_name: name }) => squeezed(name)))],
    dateFiled: peers.map(({ date_filed: day }) => day?.slice(0, 10) ?? null),
    dateTerminated: peers.map(({ date_terminated: day }) => day?.slice(0, 10) ?? null),
    party: parties.map(({ name }) => squeezed(name)),
    attorney: parties.flatMap(({ attorneys }) => attorneys ?? []).map(({ name }) => squeezed(name)),
    number: one('document_number'),
    sequence: one('pacer_seq_no'),
    documentId: one('pacer_doc_id'),
    filedOn: one('date_filed').map(day => day?.slice(0, 10) ?? null),
    text: one('description'),
    event: one('short_description'),
  };
};

const valuesOf = (dockets: readonly ParsedDocket[]): Values => {
  const entries = dockets.flatMap(docket => docket.entries);
  const parties = dockets.flatMap(docket => docket.parties);
  return {
    court: dockets.flatMap(({ court, entries: { length } }) =>
      Array.from({ length: Math.max(1, length) }, () => court),
    ),
    docketNumber: dockets.map(docket => docket.docketNumber),
    caseName: dockets.map(docket => docket.caseName),
    dateFiled: dockets.map(docket => docket.dateFiled),
    dateTerminated: dockets.map(docket => docket.dateTerminated),
    party: parties.map(({ name }) => name),
    attorney: parties.flatMap(({ attorneys }) => attorneys).map(({ name }) => name),
    number: entries.map(({ number }) => number),
    sequence: entries.map(({ sequence }) => sequence),
    documentId: entries.map(({ documentId }) => documentId),
    filedOn: entries.map(({ filedOn }) => filedOn),
    text: entries.map(({ text }) => squeezed(text)),
    event: entries.map(({ event }) => event),
  };
};

/** How many of the values that the peer has are read, each as often as it has it. */
const found = (peer: readonly (string | null)[], ours: readonly (string | null)[]): readonly [number, number] => {
  const left = [...ours];
  const wanted = peer.filter(value => value !== null);
  const hits = wanted.filter(value => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return [hits.length, wanted.length];
};

/** The share of the peer's values that are read, the mean of its fields. */
const agreement = async (kind: string): Promise<number> => {
  const totals = new Map<string, [number, number]>();
  for (const { file, expected } of unitsOf(kind)) {
    const { dockets } = await readSource(sourceOf(file, readFileSync(file)));
    const [peer, ours] = [valuesOfPeer(peersIn(expected)), valuesOf(dockets)];
    for (const [field, values] of Object.entries(peer)) {
      const [hits, wanted] = found(values, ours[field] ?? []);
      const [allHits, all] = totals.get(field) ?? [0, 0];
      totals.set(field, [allHits + hits, all + wanted]);
    }
  }
  const shares = [...totals.values()].filter(([, all]) => all > 0).map(([hits, all]) => hits / all);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};

if (!hasDockets) process.stderr.write(`No real dockets in ${folder}: what is read of them is not compared.\n`);

describe('of the values that another parser reads from real dockets', () => {
  (hasDockets ? test : test.skip).each([
    ['docket_html_appellate', 1],
    ['docket_json_acms', 1],
    ['docket_xml_internet_archive', 1],
    // Italics, and quotation marks as they were written, that the peer leaves out.
    ['nef_email', 0.99],
    ['nda_email', 0.98],
    // What is filed at night: the peer dates it in UTC.
    ['rss_feed', 0.99],
  ])('%s has %d at least', async (kind, least) => {
    expect(await agreement(kind)).toBeGreaterThanOrEqual(least);
  });
});
