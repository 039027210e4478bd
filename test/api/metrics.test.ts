import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createMetrics, measureProcess } from '../../src/api/metrics.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { OutcomeUnknownError } from '../../src/log/outcomeUnknownError.ts';
import { doeCase, doeDocket } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { motion as motionFiled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const own = 'the-token-of-the-data-folder';

/** Each sample by its name and labels, as Prometheus reads them. */
const scraped = async (house: House): Promise<ReadonlyMap<string, number>> => {
  const response = await house.get('/metrics', { headers: { authorization: `Bearer ${own}` } });
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = (await response.text()).split('\n').filter(line => line && !line.startsWith('#'));
  return new Map(
    lines.map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
};

const motion = {
  type: 'motion.filed',
  proceeding: doeDocket,
  on: '2024-03-02',
  data: { kinds: ['stay'], by: ['doe'] },
  sources: [{ citation: 'Dkt. 5' }],
};

const record = (house: House, ...actions: readonly object[]) =>
  house.get('/api/v1/cases/doe-v-example/actions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '*', authorization: `Bearer ${own}` },
    body: JSON.stringify({ actions }),
  });

describe('what is counted', () => {
  let house: House;
  let fails: Error | undefined;
  let rival: (() => Promise<unknown>) | undefined;
  const wrap = (log: EventLog): EventLog => ({
    ...log,
    append: async (...asked) => {
      if (fails) throw fails;
      const first = rival;
      rival = undefined;
      await first?.();
      return log.append(...asked);
    },
  });
  beforeAll(async () => {
    house = await openHouse({ folder: newFolder(), cases: [doeCase], token: own, follows: false, wrap });
  });
  afterAll(() => house.close());

  test('are appends, their events and their times', async () => {
    await record(house, motion, { ...motion, on: '2024-03-03' });
    await record(house, { ...motion, on: '2024-03-04' });
    const counted = await scraped(house);
    expect(counted.get('lis_appended_events_total')).toBe(3);
    expect(counted.get('lis_append_seconds_count')).toBe(2);
    expect(counted.get('lis_append_seconds_sum')).toBeGreaterThan(0);
  });

  test('are conflicts: where somebody else appended first, what was decided is decided again', async () => {
    const before = await scraped(house);
    rival = () => house.tell('doe-v-example', [motionFiled('2024-03-05', 'the rival')]);
    expect((await record(house, { ...motion, on: '2024-03-06' })).status).toBe(201);
    const counted = await scraped(house);
    expect(counted.get('lis_append_conflicts_total')).toBe(1);
    expect(counted.get('lis_append_seconds_count')).toBe(before.get('lis_append_seconds_count')! + 1);
  });

  test('are failures, by what failed', async () => {
    fails = new OutcomeUnknownError('It is not known.');
    expect((await record(house, { ...motion, on: '2024-03-09' })).status).toBe(503);
    fails = undefined;
    expect((await scraped(house)).get('lis_append_failures_total{code="outcome_unknown"}')).toBe(1);
  });

  test('is how far the lists lag: by the age of the oldest event that they do not hold', async () => {
    await house.views.catchUp();
    expect((await scraped(house)).get('lis_views_lag_seconds')).toBe(0);
    await record(house, { ...motion, on: '2024-03-10' });
    house.clock.now = new Date(house.clock.now.getTime() + 90_000);
    await record(house, { ...motion, on: '2024-03-11' });
    const behind = await scraped(house);
    expect([behind.get('lis_views_lag_seconds'), behind.get('lis_views_ready')]).toEqual([90, 1]);
    await house.views.catchUp();
    expect((await scraped(house)).get('lis_views_lag_seconds')).toBe(0);
  });

  test('are requests, by the pattern of their route and never by what was asked', async () => {
    for (const id of ['doe-v-example', 'nobody', 'somebody', 'NO_SLUG', '%00'])
      for (const path of [
        `/api/v1/cases/${id}`,
        `/API/V1/cases/${id}`,
        `/${id}`,
        `/api/v1/cases/${id}/history?limit=1`,
      ])
        await house.get(path);
    await house.get('/api/v1/cases', { method: 'PROPFIND' });
    const labels = [...(await scraped(house)).keys()].filter(name => name.startsWith('lis_http_request_seconds_count'));
    const counted = (method: string, route: string, status: number) =>
      `lis_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`;
    expect(labels).toEqual(
      expect.arrayContaining([
        counted('GET', '/api/v1/cases/:id', 200),
        counted('GET', '/api/v1/cases/:id', 404),
        counted('GET', '/api/v1/cases/:id/history', 200),
        counted('any', 'none', 404),
        counted('any', 'none', 405),
        counted('POST', '/api/v1/cases/:id/actions', 201),
        counted('POST', '/api/v1/cases/:id/actions', 503),
      ]),
    );
    for (const word of ['doe', 'nobody', 'NO_SLUG', 'API', 'PROPFIND']) expect(labels.join()).not.toContain(word);
  });
});

test('each server counts for itself, and the process is measured where somebody says so', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.followers.inc();
  measureProcess(one);
  expect(await one.registry.metrics()).toMatch(/^lis_followers 1$[\s\S]*^process_cpu_seconds_total /m);
  expect(await other.registry.metrics()).toMatch(/^lis_followers 0$/m);
  expect(await other.registry.metrics()).not.toContain('process_cpu');
});

describe('who may read them', () => {
  test('is whoever owns the machine, until there is a key', async () => {
    const house = await openHouse({ folder: newFolder() });
    expect((await house.get('/metrics')).status).toBe(200);
    await house.close();
  });

  test('is then who shows a key, whatever it reaches, also where anybody may read cases', async () => {
    const house = await openHouse({ folder: newFolder(), token: own });
    const made = await house.get('/api/v1/keys', {
      method: 'POST',
      headers: { authorization: `Bearer ${own}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'prometheus', scopes: ['read'] }),
    });
    const { key } = (await made.json()) as { key: string };
    const status = async (shown?: string) =>
      (await house.get('/metrics', shown === undefined ? {} : { headers: { authorization: `Bearer ${shown}` } }))
        .status;
    expect([await status(), await status('lis_wrong'), await status(key)]).toEqual([401, 401, 200]);
    expect((await house.get('/api/v1/cases')).status).toBe(200);
    await house.close();
  });
});
