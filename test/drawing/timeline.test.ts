import { beforeAll, describe, expect, test } from '@jest/globals';
import { Parser } from 'htmlparser2';
import type { EffectiveAction } from '../../projections/time/effectiveAction.ts';
import { markKinds } from '../../src/drawing/markKind.ts';
import { timeAxis } from '../../src/drawing/timeAxis.ts';
import { type TimelineAsked, type TimelineWords, timeline } from '../../src/drawing/timeline.ts';
import { wholeCase } from '../../src/views/askCase.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const words: TimelineWords = {
  ...{ label: 'Timeline', context: 'Outside', claims: 'Claims', parties: 'Parties', asOf: 'As of' },
  kinds: Object.fromEntries(markKinds.map(kind => [kind, kind])) as TimelineWords['kinds'],
  mark: ({ action, day }) => `${day} ${action.type} <&"'`,
  bar: (count, from, to) => `${count} from ${from} to ${to}`,
  more: count => `${count} more`,
  lane: ({ id }) => id,
  state: state => state,
  party: names => names.join(', '),
  tick: day => day,
};

const links = {
  linkTo: ({ action }: { action: EffectiveAction }) => `/actions/${action.id}`,
  zoomTo: (from: string, to: string) => `?from=${from}&to=${to}`,
};

/** The elements of a picture. */
const elementsOf = (svg: string) => {
  const found: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = [];
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        found.push({ name, attributes });
      },
      onclosetag: () => {
        depth -= 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(svg);
  expect(depth).toBe(0);
  return found;
};

let house: House;
let asked: TimelineAsked;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-05-20T12:00:00Z' });
  const { state, history } = await wholeCase(house.recorder, 'musk-v-openai', { asOf: '2024-09-30' });
  asked = { state, history: history.items, words, ...links };
  await house.close();
});

describe('the picture of a case', () => {
  test('has a lane for each docket, a link with a label for each mark, and a line from what was withdrawn to what was refiled', () => {
    const elements = elementsOf(timeline(asked));
    const lists = elements.flatMap(({ attributes }) => (attributes.role === 'list' ? attributes['aria-label'] : []));
    expect(lists).toEqual(['calsuppctsf CGC-24-612746', 'cand 3:24-cv-04722', 'Outside', 'Claims', 'Parties']);
    const marks = elements.filter(({ name }) => name === 'a');
    expect(marks.length).toBeGreaterThan(20);
    for (const { attributes } of marks) {
      expect(attributes.href).toMatch(/^\/actions\/[0-9a-f-]{36}$/);
      expect(attributes['aria-label']).toMatch(/^\d{4}-\d{2}-\d{2} /);
    }
    expect(elements.filter(({ attributes }) => attributes.class === 'lineage')).toHaveLength(1);
    expect(elements.filter(({ attributes }) => attributes.class === 'as-of')).toHaveLength(1);
  });

  test('is the same for the same question', () => {
    expect(timeline(asked)).toBe(timeline(asked));
  });

  test('shows only the days that are asked for', () => {
    const elements = elementsOf(timeline({ ...asked, from: '2024-08-01', to: '2024-08-31' }));
    const days = elements.flatMap(({ name, attributes }) =>
      name === 'a' ? attributes['aria-label']!.slice(0, 10) : [],
    );
    expect(days.length).toBeGreaterThan(0);
    expect(days.every(day => day >= '2024-08-01' && day <= '2024-08-31')).toBe(true);
  });

  test('of thirty thousand entries has bars that lead to their days, and stays small', () => {
    const sample = asked.history.find(({ docket, day }) => docket === 'cand 3:24-cv-04722' && day !== '')!;
    const many = Array.from({ length: 30_000 }, (_, index) => ({
      ...sample,
      ...{ id: `a${index}`, entryId: `e${index}`, type: 'entry.recorded' },
      day: new Date(Date.UTC(2024, 8, 1) + (index % 700) * 86_400_000).toISOString().slice(0, 10),
    })) as unknown as EffectiveAction[];
    const svg = timeline({ ...asked, history: [...asked.history, ...many], to: '2026-09-01' });
    expect(svg.length).toBeLessThan(150_000);
    const bars = elementsOf(svg).flatMap(({ name, attributes }) => (name === 'a' ? attributes['aria-label']! : []));
    const counted = bars.flatMap(label => /^(\d+) from /.exec(label)?.[1] ?? []).map(Number);
    expect(counted.length).toBeLessThanOrEqual(60);
    expect(counted.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(30_000);
  });
});

test('an axis counts days, whatever the clocks do', () => {
  const axis = timeAxis('2024-01-01', '2024-12-31', 0, 365);
  expect([axis.x('2024-01-01'), axis.x('2024-03-11'), axis.x('2024-11-04'), axis.x('2024-12-31')]).toEqual([
    0, 70, 308, 365,
  ]);
  expect(axis.dayAt(70)).toBe('2024-03-11');
});
