import { join } from 'node:path';
import { classify } from '../../src/ingest/classify/classify.ts';
import type { Reading } from '../../src/ingest/classify/reading.ts';
import { jsonLines, share, table } from './shared.ts';
import { labelsOf } from './typeLabels.ts';

interface Row {
  readonly court: string;
  readonly text: string;
  readonly event: string | null;
  readonly date: string;
  readonly entry_number: string | null;
  readonly label: string;
  readonly sub: string | null;
  readonly also: readonly string[];
}

interface Read {
  readonly row: Row;
  readonly reading: Reading;
  readonly truth: ReadonlySet<string>;
}

const labelIn = (reading: string): string => reading.split(':')[0]!;

const readAll = (file: string): readonly Read[] =>
  jsonLines<Row>(file).map(row => ({
    row,
    reading: classify({
      text: row.text,
      event: row.event ?? undefined,
      court: row.court,
      date: row.date,
      number: /^\d+$/.test(row.entry_number ?? '') ? Number(row.entry_number) : undefined,
    }),
    truth: new Set([row.label, ...row.also.map(labelIn)]),
  }));

/** Wilson's interval for a share, at 95 %. */
const interval = (hits: number, all: number): string => {
  const z = 1.96;
  const p = hits / all;
  const middle = (p + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all));
  return `${(middle - half).toFixed(3)} – ${(middle + half).toFixed(3)}`;
};

const setF1 = ({ reading, truth }: Read): number => {
  const said = new Set([reading.label, ...reading.also.map(labelIn)]);
  const both = [...said].filter(label => truth.has(label)).length;
  return (2 * both) / (said.size + truth.size);
};

const rowOf = (name: string, reads: readonly Read[]): readonly (string | number)[] => {
  const strict = reads.filter(({ row, reading }) => row.label === reading.label);
  const lenient = reads.filter(({ reading, truth }) => truth.has(reading.label));
  const subs = strict.filter(({ row, reading }) => (row.sub ?? '') === (reading.sub ?? ''));
  const f1 = reads.reduce((sum, read) => sum + setF1(read), 0) / reads.length;
  return [
    name,
    reads.length,
    `${share(strict.length, reads.length)} (${interval(strict.length, reads.length)})`,
    `${share(lenient.length, reads.length)} (${interval(lenient.length, reads.length)})`,
    f1.toFixed(4),
    share(subs.length, strict.length),
  ];
};

const confusions = (reads: readonly Read[]): readonly (readonly (string | number)[])[] => {
  const counts = new Map<string, number>();
  for (const { row, reading } of reads)
    if (row.label !== reading.label)
      counts.set(`${row.label} | ${reading.label}`, (counts.get(`${row.label} | ${reading.label}`) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([pair, count]) => [...pair.split(' | '), count]);
};

/** Of the actions that are read, how many the labels bear out, type by type. */
const actionRows = (reads: readonly Read[]): readonly (readonly (string | number)[])[] => {
  const types = new Map<string, { all: number; right: number }>();
  for (const { reading, truth } of reads)
    for (const { type } of reading.actions) {
      const count = types.get(type) ?? { all: 0, right: 0 };
      count.all += 1;
      if (labelsOf(type).some(label => truth.has(label))) count.right += 1;
      types.set(type, count);
    }
  const rows = [...types].sort((a, b) => b[1].all - a[1].all);
  const all = rows.reduce((sum, [, one]) => sum + one.all, 0);
  const right = rows.reduce((sum, [, one]) => sum + one.right, 0);
  return [
    ...rows.map(([type, one]) => [type, one.all, one.right, share(one.right, one.all)]),
    ['all', all, right, share(right, all)],
  ];
};

/** Of the entries whose label gives actions, how many get one that the label bears out. */
const reached = (reads: readonly Read[]): string => {
  const mapped = new Set(labelsOf());
  const due = reads.filter(({ row }) => mapped.has(row.label));
  const got = due.filter(({ reading, truth }) =>
    reading.actions.some(({ type }) => labelsOf(type).some(label => truth.has(label))),
  );
  return `${got.length} of ${due.length} entries whose label gives actions get one (${share(got.length, due.length)}).`;
};

/** How often the rules are right, by the labels that a person gave. */
export const classifyAccuracy = (data: string): string => {
  const [dev, rare] = ['dev', 'rare_dev'].map(name => readAll(join(data, 'labels', `${name}.jsonl`))) as [
    Read[],
    Read[],
  ];
  const halves = [dev.filter(({ row }) => row.court < 'n'), dev.filter(({ row }) => row.court >= 'n')];
  return [
    '## Labels',
    '',
    table(
      ['sample', 'entries', 'strict (95 %)', 'lenient (95 %)', 'set F1', 'sub where the label is right'],
      [
        rowOf('dev', dev),
        rowOf('rare_dev (traps)', rare),
        rowOf('dev, courts a to m', halves[0]!),
        rowOf('dev, courts n to z', halves[1]!),
      ],
    ),
    '',
    'The rules were written with these samples in sight, so they prove little: another sample, which nobody here has seen, is what counts.',
    '',
    '### Read otherwise',
    '',
    table(['label', 'read as', 'entries'], confusions([...dev, ...rare])),
    '',
    '## Actions',
    '',
    table(['type', 'read', 'borne out', 'share'], actionRows([...dev, ...rare])),
    '',
    reached([...dev, ...rare]),
  ].join('\n');
};
