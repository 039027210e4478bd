import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { eventually } from '../support/eventually.ts';
import { lis, runLis, type Served, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const proceeding = { court: 'cand', docketNumber: '3:26-cv-00007' };
const sources = [{ citation: 'Docket sheet of 31 March 2026' }];

/** So long a text that a file of them takes several appends, between which another file's come. */
const text = 'MOTION to Compel Production of Documents. '.repeat(200);

/** A docket's entries as one clerk types them in, each with an id. */
const entriesFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    type: 'entry.recorded',
    proceeding,
    entry: { number: first + index },
    data: { from: 'page', capturedOn: '2026-03-31', filedOn: '2026-03-02', text: `${first + index}. ${text}` },
    sources,
  }));

const opening = {
  id: 'large-v-docket',
  title: 'Large v. Docket',
  actions: [{ id: randomUUID(), type: 'case.filed', proceeding, on: '2026-02-03', data: {}, sources }],
};

const each = 400;
const [ones, others] = [entriesFrom(1, each), entriesFrom(each + 1, each)];

let data: string;
let served: Served;

const fileOf = (name: string, actions: readonly unknown[]): string => {
  const file = join(data, `${name}.json`);
  writeFileSync(file, JSON.stringify({ id: opening.id, actions }));
  return file;
};

const revision = async (): Promise<number> => {
  const answer = await fetch(`${served.url}/api/v1/cases/${opening.id}`);
  return ((await answer.json()) as { revision: number }).revision;
};

const recorded = async (): Promise<readonly RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  let more = true;
  for (let after = ''; more; ) {
    const page = await fetch(`${served.url}/api/v1/events?cases=${opening.id}&limit=200${after && `&after=${after}`}`);
    const { items, next, more: left } = (await page.json()) as { items: RecordedEvent[]; next: string; more: boolean };
    all.push(...items);
    after = next;
    more = left;
  }
  return all;
};

const idsOf = (actions: readonly { readonly id: string }[]) => actions.map(({ id }) => id);

/** Those of `actions` among all that stand, in the order in which they stand. */
const standing = (events: readonly RecordedEvent[], actions: readonly { readonly id: string }[]) => {
  const wanted = new Set(idsOf(actions));
  return idsOf(events).filter(id => wanted.has(id));
};

beforeEach(async () => {
  data = newFolder();
  served = await serveLis(data, ['--samples', 'none']);
  const file = join(data, 'opening.json');
  writeFileSync(file, JSON.stringify(opening));
  expect(await lis(['record', file, '--data', data])).toMatchObject({ code: 0 });
});
afterEach(() => served.end('SIGKILL'));

describe('two command lines that record into one case through one server', () => {
  test('both stand whole: each action once, in the order of its file', async () => {
    const outcomes = await Promise.all(
      [fileOf('ones', ones), fileOf('others', others)].map(file => lis(['record', file, '--data', data, '--json'])),
    );
    expect(outcomes.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    for (const { out } of outcomes) expect(JSON.parse(out)).toMatchObject({ recorded: each, known: 0 });
    const events = await recorded();
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 2 + 2 * each }, (_, i) => i));
    expect(standing(events, ones)).toEqual(idsOf(ones));
    expect(standing(events, others)).toEqual(idsOf(others));
    expect((await lis(['verify', '--data', data])).code).toBe(0);
  }, 120_000);

  test('one of them killed midway: the other’s stand whole, its own after it was run again', async () => {
    const [file, other] = [fileOf('ones', ones), fileOf('others', others)];
    const killed = runLis(['record', file, '--data', data]);
    const survivor = lis(['record', other, '--data', data]);
    const before = await revision();
    await eventually(async () => (await revision()) > before);
    killed.killNine();
    expect((await killed.ended).code).toBeNull();
    expect(await survivor).toMatchObject({ code: 0, err: '' });
    expect(standing(await recorded(), others)).toEqual(idsOf(others));

    const again = await lis(['record', file, '--data', data, '--json']);
    expect([again.code, again.err]).toEqual([0, '']);
    const { recorded: fresh, known } = JSON.parse(again.out) as { recorded: number; known: number };
    expect(fresh + known).toBe(each);
    const events = await recorded();
    expect(standing(events, ones).toSorted()).toEqual(idsOf(ones).toSorted());
    expect(events).toHaveLength(2 + 2 * each);
    expect((await lis(['verify', '--data', data])).code).toBe(0);
  }, 120_000);
});
