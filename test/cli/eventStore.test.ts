import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { doeCase } from '../support/cases.ts';
import { eventStoreUnderTest } from '../support/eventStoreUnderTest.ts';
import { lis, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

/** A page looks at a bounded number of events, and a real server may hold many others: read on while there are more. */
const feedOf = async (url: string, id: string): Promise<readonly unknown[]> => {
  const items: unknown[] = [];
  for (let after = ''; ; ) {
    const response = await fetch(`${url}/api/v1/events?cases=${id}${after}`);
    const page = (await response.json()) as { items: unknown[]; next: string | null; more: boolean };
    items.push(...page.items);
    if (!page.more) return items;
    after = `&after=${page.next}`;
  }
};

describe('Lis on an event store', () => {
  test('records, tells, lists, serves and verifies what the store holds; the data folder keeps the views only', async () => {
    const store = await eventStoreUnderTest();
    const id = `doe-${Date.now()}`;
    const file = join(newFolder(), 'case.json');
    const docketNumber = `3:24-cv-${String(Date.now()).slice(-5)}`;
    const actions = doeCase.actions.map(({ id: _id, ...action }) => ({
      ...action,
      ...(action.proceeding && { proceeding: { court: 'cand', docketNumber } }),
    }));
    writeFileSync(file, JSON.stringify({ ...doeCase, id, actions: actions.slice(0, 6) }));
    const data = newFolder();
    const options = { env: { LIS_LOG: store.url, LIS_DATA: data, LIS_SAMPLES: 'none' } };

    const recorded = await lis(['record', file], options);
    expect(recorded).toMatchObject({ code: 0, out: `${id}: 7 recorded. Look: lis case ${id}\n` });
    const [told, listed] = await Promise.all([
      lis(['case', id, '--as-of', '2024-03-15', '--json'], options),
      lis(['cases', '--judge', 'moore', '--json'], options),
    ]);
    expect(JSON.parse(told.out)).toMatchObject({ status: 'pending', revision: 6, motions: [{ status: 'pending' }] });
    expect(JSON.parse(listed.out).items).toContainEqual(expect.objectContaining({ id, title: 'Doe v. Example Corp.' }));

    const served = await serveLis(data, [], options);
    const state = await (await fetch(`${served.url}/api/v1/cases/${id}?asOf=2024-03-15`)).json();
    expect(state).toEqual(JSON.parse(told.out));
    expect(await feedOf(served.url, id)).toHaveLength(7);
    expect(await served.end('SIGTERM')).toMatchObject({ code: 0 });
    store.stop();
  }, 90_000);

  test('that cannot be reached says so, and not by a stack trace', async () => {
    const { code, err } = await lis(['case', 'doe'], {
      env: { LIS_LOG: 'esdb://127.0.0.1:1?tls=false', LIS_DATA: newFolder() },
    });
    expect([code, err]).toEqual([1, expect.stringMatching(/^lis: .*127\.0\.0\.1:1/)]);
    expect(err).not.toMatch(/ at .*\.[tj]s:\d+/);
  });
});
