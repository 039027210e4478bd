import type { Lineage } from '../docket.ts';

const docketNumber = /(?:\d{1,2}[:-])?\d{2}-(?:[a-z]{1,4}-)?\d{3,6}(?:-[A-Za-z0-9]+)*-?/i;

interface Label {
  readonly kind: Lineage['kind'];
  readonly label: RegExp;
}

const labels: readonly Label[] = [
  { kind: 'related_case', label: /^(?:related|similar) cases?:/i },
  { kind: 'lead_case', label: /^lead (?:case|docket):/i },
  { kind: 'member_case', label: /^member cases?:/i },
  { kind: 'magistrate_case', label: /^magistrate judge case numbers?:/i },
  { kind: 'lead_bankruptcy', label: /^lead bk case:/i },
  { kind: 'originating_case', label: /^originating case:/i },
];

const isLabel = (line: string): boolean => /^[A-Z][\w[\] ]{2,40}:/.test(line);

/** The lines that belong to a label: its own, behind the colon, and those up to the next label. */
const valuesAt = (lines: readonly string[], at: number): readonly string[] => {
  const [, own = ''] = /:\s*(.*)$/.exec(lines[at]!) ?? [];
  const values = own === '' ? [] : [own];
  for (const line of lines.slice(at + 1)) {
    if (isLabel(line) || (values.length > 0 && !docketNumber.test(line))) break;
    values.push(line);
  }
  return values;
};

const named = (kind: Lineage['kind'], court: string | null, docketNumber: string | null): Lineage => ({
  kind,
  court,
  courtName: null,
  docketNumber,
  title: null,
});

const numbersIn = (values: readonly string[]): readonly string[] =>
  values.flatMap(value => docketNumber.exec(value)?.[0] ?? []);

const ordinals: readonly (readonly [RegExp, string])[] = [
  [/\bfederal circuit|\bcafc\b/i, 'cafc'],
  [/\b(?:d\.? ?c\.? circuit|district of columbia circuit)\b/i, 'cadc'],
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh'].map(
    (word, index) =>
      [
        new RegExp(`\\b(?:${word}|0?${index + 1}(?:st|nd|rd|th)?) ?(?:circuit|cca|cir\\b)`, 'i'),
        `ca${index + 1}`,
      ] as const,
  ),
  [/\b(?:judicial panel on multidistrict|mdl panel|jpml)\b/i, 'jpml'],
];

/** The court of appeals that clerks call `USCA, 5th Circuit`; null where it is another court. */
export const courtCalled = (name: string): string | null =>
  ordinals.find(([pattern]) => pattern.test(name))?.[1] ?? null;

/** `Fulton County Superior Court, 2022-EX-000024`: what stands behind the last comma is the number. */
const inOtherCourt = (value: string): Lineage => {
  const at = value.lastIndexOf(',');
  const [name, number] = at < 0 ? [value, ''] : [value.slice(0, at).trim(), value.slice(at + 1).trim()];
  const docketNumber = /\d/.test(number) ? number.replace(/^MDL /i, '') : null;
  return { kind: 'case_in_other_court', court: courtCalled(name), courtName: name, docketNumber, title: null };
};

const otherCourts = (lines: readonly string[], at: number): readonly Lineage[] => {
  const values: string[] = [];
  const [, own = ''] = /:\s*(.*)$/.exec(lines[at]!) ?? [];
  for (const line of [...(own ? [own] : []), ...lines.slice(at + 1)]) {
    if (isLabel(line) || !/[,\d]/.test(line)) break;
    values.push(line);
  }
  return values.map(inOtherCourt);
};

/** The court of the bankruptcy of an adversary proceeding is that of the proceeding, as are all that CM/ECF links. */
export const headerLineage = (lines: readonly string[], court: string | null): readonly Lineage[] => {
  const found: Lineage[] = [];
  const title = lines.find(line => /^lead bk title:/i.test(line))?.replace(/^[^:]*:\s*/, '') || null;
  for (const [at, line] of lines.entries()) {
    if (/^case in other court:/i.test(line)) found.push(...otherCourts(lines, at));
    const label = labels.find(one => one.label.test(line));
    if (!label) continue;
    const numbers = numbersIn(valuesAt(lines, at));
    for (const number of numbers)
      found.push({ ...named(label.kind, court, number), ...(label.kind === 'lead_bankruptcy' && { title }) });
    if (numbers.length === 0 && label.kind === 'member_case') found.push(named(label.kind, court, null));
  }
  const keys = new Map(found.map(one => [[one.kind, one.court, one.courtName, one.docketNumber].join('|'), one]));
  return [...keys.values()];
};
