import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryBody } from '../../src/views/askCase.ts';
import type { ActionCounts } from '../../src/views/search/countActions.ts';
import type { ActionItem } from '../../src/views/search/searchActions.ts';
import type { FoundCase } from '../../src/views/search/searchCases.ts';
import { doeCase, plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { rawGet } from '../support/raw.ts';
import { act } from '../support/story.ts';
import { motion } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const motions = (number: number) => [motion('2025-06-01', 'dismiss'), motion(`2025-06-${10 + number}`, 'compel')];
let house: House;
beforeAll(async () => {
  const plain = Array.from({ length: 6 }, (_, i) => plainCase(i + 1, motions(i)));
  house = await openHouse({ folder: newFolder(), cases: [doeCase, ...plain] });
});
afterAll(() => house.close());

type Actions = ActionCounts & { readonly items: readonly ActionItem[]; readonly next: string | null };
type Cases = { readonly items: readonly FoundCase[]; readonly next: string | null; readonly total?: number };

const query = (asked: Readonly<Record<string, string | number>>) =>
  Object.entries(asked)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
const actions = (asked: Readonly<Record<string, string | number>>) =>
  house.read<Actions>(`/api/v1/actions?${query(asked)}`);
const cases = (asked: Readonly<Record<string, string | number>>) => house.read<Cases>(`/api/v1/cases?${query(asked)}`);
const told = ({ caseId, type, on }: ActionItem) => `${caseId} ${type} ${on}`;

/** Two cases may hold one id. */
const named = ({ caseId, id }: ActionItem) => `${caseId} ${id}`;

/** Every action of every case as the histories have it, the newest first. */
const everyAction = async () => {
  const { items } = await cases({ limit: 200 });
  const histories = await Promise.all(
    items.map(({ id }) => house.read<HistoryBody>(`/api/v1/cases/${id}/history?limit=200`)),
  );
  return histories.flatMap(({ id, items }) => items.map(item => ({ ...item, caseId: id })));
};

describe('GET /actions', () => {
  test('shows of each action what it is, where it stands and why it was found', async () => {
    const { items, total, atLeast } = await actions({ q: 'denied', case: 'doe-v-example' });
    expect([total, atLeast]).toEqual([1, false]);
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        caseId: 'doe-v-example',
        caseTitle: 'Doe v. Example Corp.',
        type: 'motion.ruled',
        proceeding: { court: 'cand', docketNumber: '3:24-cv-00123' },
        on: '2024-04-10',
        notAfter: null,
        day: '2024-04-10',
        entry: null,
        revision: expect.any(Number),
        struckBy: null,
        snippet: [{ text: 'denied', hit: true }],
      },
    ]);
    expect(await house.read(`/api/v1/actions/${items[0]!.id}`)).toMatchObject({ type: 'motion.ruled' });
  });

  test.each<[Record<string, string>, (action: Awaited<ReturnType<typeof everyAction>>[number]) => boolean]>([
    [{ type: 'motion.filed' }, ({ type }) => type === 'motion.filed'],
    [
      { type: 'motion.filed,case.filed', court: 'nysd' },
      ({ type, proceeding }) => /^(motion|case).filed$/.test(type) && proceeding?.court === 'nysd',
    ],
    [{ case: 'plain-3' }, ({ caseId }) => caseId === 'plain-3'],
    [{ proceeding: 'nysd 1:25-cv-00003' }, ({ docket }) => docket === 'nysd 1:25-cv-00003'],
    [{ proceeding: 'nysd 1:25-cv-3-AKH' }, ({ docket }) => docket === 'nysd 1:25-cv-00003'],
    [{ party: 'PARTY-3' }, ({ caseId }) => caseId === 'plain-3'],
    [{ judge: 'moore' }, ({ caseId }) => caseId === 'doe-v-example'],
    [{ onAfter: '2025-06-01', onBefore: '2025-06-12' }, ({ day }) => day >= '2025-06-01' && day <= '2025-06-12'],
    [{ onBefore: '2024-12-31' }, ({ day }) => day !== '' && day <= '2024-12-31'],
    [{ case: 'nothing-such' }, () => false],
    [{ court: 'gud' }, () => false],
  ])('with %j alone lists and counts what histories say', async (asked, fits) => {
    const expected = (await everyAction()).filter(fits);
    const { items, total, facets } = await actions({ ...asked, limit: 200 });
    expect(items.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(items.map(({ day }) => day)).toEqual(
      expected
        .map(({ day }) => day)
        .sort()
        .reverse(),
    );
    const counts = (values: readonly (string | undefined)[]) =>
      [
        ...Map.groupBy(
          values.filter(value => value !== undefined),
          value => value,
        ),
      ]
        .map(([value, { length: count }]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    expect(total).toBe(expected.length);
    expect(facets.type).toEqual(counts(expected.map(({ type }) => type)));
    expect(facets.court).toEqual(counts(expected.map(({ proceeding }) => proceeding?.court)));
    expect(facets.case.map(({ value, count }) => ({ value, count }))).toEqual(
      counts(expected.map(({ caseId }) => caseId)),
    );
  });

  test('words and filters hold together', async () => {
    const { items, total } = await actions({ q: 'dismiss', court: 'nysd', onAfter: '2025-06-01' });
    expect(total).toBe(3);
    expect(items.map(told).sort()).toEqual([1, 3, 5].map(number => `plain-${number} motion.filed 2025-06-01`));
  });

  test.each([['relevance'], ['on'], ['-on']])(
    'its pages by %s show each action that was there once, though others arrive',
    async order => {
      const whole = await actions({ q: '"motion to" motion', order, limit: 200 });
      const seen: string[] = [];
      let page = await actions({ q: '"motion to" motion', order, limit: 2 });
      for (let arrived = 0; ; arrived++) {
        seen.push(...page.items.map(named));
        if (!page.next) break;
        await house.tell(
          `plain-${(arrived % 6) + 1}`,
          [motion(`2025-0${(arrived % 9) + 1}-05`, `${order} ${arrived}`)],
          {
            court: arrived % 2 === 0 ? 'nysd' : 'cand',
            docketNumber: `1:25-cv-0000${(arrived % 6) + 1}`,
          },
        );
        await house.views.catchUp();
        page = await actions({ q: '"motion to" motion', order, limit: 2, cursor: page.next });
      }
      const before = new Set(whole.items.map(named));
      expect(seen.filter(id => before.has(id))).toEqual(whole.items.map(named));
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  test('only the first page counts; a cursor belongs to its question and to its lists', async () => {
    const first = await actions({ q: 'motion', limit: 1 });
    const second = await actions({ q: 'motion', limit: 1, cursor: first.next! });
    expect(Object.keys(second).sort()).toEqual(['items', 'next']);
    for (const other of [{ q: 'dismiss' }, { q: 'motion', court: 'cand' }, { q: 'motion', order: 'on' }]) {
      const response = await house.get(`/api/v1/actions?${query({ ...other, cursor: first.next! } as never)}`);
      expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([
        400,
        expect.stringContaining('belongs to another question'),
      ]);
    }
    await house.views.rebuild();
    const response = await house.get(`/api/v1/actions?${query({ q: 'motion', limit: 1, cursor: first.next! })}`);
    expect(((await response.json()) as { detail: string }).detail).toContain('made anew');
  });

  test('says how far the lists have come, and waits for what it is told to wait for', async () => {
    await house.recordCase(plainCase(30, [act('order.entered', '2025-07-01', { title: 'Perspicuous' })]));
    const { position } = await house.log.changedSince();
    const response = await house.get(`/api/v1/actions?q=perspicuous&minPosition=${position}`);
    expect(response.headers.get('lis-position')).toBe(position);
    expect(await response.json()).toMatchObject({ total: 1, items: [{ caseId: 'plain-30' }] });
  });

  test.each([
    ['q=', '/q', 'is empty'],
    ['q=%C2%A7', '/q', 'holds no word'],
    ['q=-dismiss', '/q', 'says only what must not be there'],
    ['q=a&q=b', '/q', 'given more than once'],
    ['order=relevance', '/order', 'relevance asks for q'],
    ['order=title', '/order', 'is none of relevance, on, -on'],
    ['type=motion.file', '/type/0', 'is not a type of action'],
    ['court=nowhere', '/court', 'is not a court id'],
    ['onAfter=yesterday', '/onAfter', ''],
    ['cursor=x', '/cursor', 'is not a cursor'],
    ['courtt=cand', '/courtt', 'known are case, court, cursor, judge, limit'],
  ])('%s is refused, and told why', async (asked, pointer, detail) => {
    const response = await house.get(`/api/v1/actions?${asked}`);
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: unknown[] };
    expect(errors[0]).toMatchObject({ pointer, detail: expect.stringContaining(detail) });
  });
});

describe('GET /cases?q=', () => {
  test('finds a case by its title, its docket number, or an action, and says by which', async () => {
    expect((await cases({ q: 'example' })).items.map(({ id }) => id)).toEqual(['doe-v-example']);
    const [doe] = (await cases({ q: '24cv123' })).items;
    expect(doe!.heading).toEqual([{ text: '3:' }, { text: '24-cv-00123', hit: true }]);
    const [moved] = (await cases({ q: 'denied' })).items;
    expect([moved!.id, moved!.heading]).toEqual(['doe-v-example', undefined]);
    expect(moved!.matches!.map(({ type, snippet }) => [type, snippet])).toEqual([
      ['motion.ruled', [{ text: 'denied', hit: true }]],
    ]);
  });

  test('filters hold too, any order can be asked for, and pages go on', async () => {
    const asked = { q: 'dismiss', court: 'nysd', limit: 2, order: 'title' };
    const first = await cases(asked);
    expect([first.total, first.items.map(({ id }) => id)]).toEqual([3, ['plain-1', 'plain-3']]);
    const second = await cases({ ...asked, cursor: first.next! });
    expect([second.total, second.items.map(({ id }) => id), second.next]).toEqual([undefined, ['plain-5'], null]);
  });

  test('its pages by relevance show each case that was there once, though it and others grow', async () => {
    const whole = (await cases({ q: 'dismiss', limit: 200 })).items.map(({ id }) => id);
    const seen: string[] = [];
    let page = await cases({ q: 'dismiss', limit: 1 });
    for (let arrived = 50; ; arrived++) {
      seen.push(...page.items.map(({ id }) => id));
      if (!page.next) break;
      await house.tell('plain-1', [motion('2025-08-01', `dismiss ${arrived}`)], {
        court: 'nysd',
        docketNumber: '1:25-cv-00001',
      });
      await house.recordCase(plainCase(arrived, [motion('2025-03-01', 'dismiss')]));
      await house.views.catchUp();
      page = await cases({ q: 'dismiss', limit: 1, cursor: page.next });
    }
    expect(seen).toEqual(whole);
  });
});

test('whatever is typed is answered: with what was found, or with what is wrong', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }).map(text => text.toWellFormed()),
    fc
      .array(
        fc.constantFrom(
          '"',
          '*',
          '-',
          '(',
          ')',
          ':',
          '^',
          '{',
          '}',
          '+',
          "'",
          '\\',
          'AND',
          'OR',
          'NOT',
          'NEAR',
          'filters',
          'head',
          'motion',
          '기각',
          '각',
          '12',
          ' ',
          '\u0000',
          'é',
        ),
        { maxLength: 12 },
      )
      .map(all => all.join('')),
  );
  const property = fc.asyncProperty(typed, fc.constantFrom('actions', 'cases'), async (q, where) => {
    const { status, body } = await rawGet(house.base, `/api/v1/${where}?${query({ q, limit: 3 })}`);
    expect([200, 400]).toContain(status);
    const answer = JSON.parse(body);
    if (status === 400) expect(answer.errors[0].pointer).toBe('/q');
    else expect(answer.items.length).toBeLessThanOrEqual(3);
  });
  await fc.assert(property, { numRuns: 400 });
  expect(house.lines.filter(line => line.includes('request failed'))).toEqual([]);
});
