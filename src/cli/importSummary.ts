import type { ImportedFile } from '../ingest/importSource.ts';
import { columns, paragraphs } from './columns.ts';

const add = (into: Map<string, number>, counts: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(counts)) into.set(name, (into.get(name) ?? 0) + count);
};

/** How entries are told, the outcomes in the order of interest. */
const outcomes: readonly (readonly [outcome: string, words: string])[] = [
  ['new', 'new'],
  ['more', 'learned more'],
  ['edited', 'edited by the clerk'],
  ['sealed', 'sealed since'],
  ['contradicts', 'flagged: two captures of one day read otherwise'],
  ['unchanged', 'unchanged'],
];

const mostRefused = 20;

/** What an import did to all files together: cases, entries, actions by type, and what was refused, with the reason. */
export const importSummary = (files: readonly ImportedFile[], isDryRun: boolean, room: number): string => {
  const dockets = files.flatMap(file => file.dockets);
  const entries = new Map<string, number>();
  const actions = new Map<string, number>();
  for (const docket of dockets) {
    add(entries, docket.entries);
    add(actions, docket.actions);
  }
  const begun = new Set(dockets.filter(({ isNew }) => isNew).map(({ caseId }) => caseId));
  const others = new Set(
    dockets
      .filter(({ isNew }) => !isNew)
      .map(({ caseId }) => caseId)
      .filter(id => !begun.has(id)),
  );
  const lines = [
    ['files', String(files.length)],
    ['dockets', String(dockets.length)],
    ['cases', `${begun.size} new, ${others.size} known before`],
    [
      'entries',
      outcomes.flatMap(([name, words]) => (entries.get(name) ? `${entries.get(name)} ${words}` : [])).join(', ') ||
        'none',
    ],
    ['actions', String([...actions.values()].reduce((sum, count) => sum + count, 0))],
    ...[...actions].sort((a, b) => b[1] - a[1]).map(([type, count]) => [`  ${type}`, String(count)]),
  ];
  const refused = files.flatMap(file => file.refused.map(({ where, reason }) => [where, reason]));
  const cases = [...begun].slice(0, 5).map(id => `  lis case ${id}`);
  return [
    isDryRun ? 'Nothing was recorded (--dry-run). What would be:\n' : '',
    columns(lines, room),
    refused.length > 0 ? `\nRefused (${refused.length}):\n${paragraphs(refused.slice(0, mostRefused), room)}` : '',
    refused.length > mostRefused ? `… and ${refused.length - mostRefused} more (--json lists all)\n` : '',
    cases.length > 0 && !isDryRun ? `\nLook:\n${cases.join('\n')}\n` : '',
  ].join('');
};
