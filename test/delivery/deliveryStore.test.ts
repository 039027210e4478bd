import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Attempt, Waiting } from '../../src/delivery/deliveryRecords.ts';
import { DeliveryStore } from '../../src/delivery/deliveryStore.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let path: string;
let store: DeliveryStore;
beforeEach(async () => {
  path = join(newFolder(), 'deliveries.sqlite');
  store = new DeliveryStore(path);
  await store.begin('desk', 'desk', '7');
});
afterEach(() => store.close());

const waiting = (position: string, more: Partial<Waiting> = {}): Waiting => ({
  ...{
    lane: 'desk',
    position,
    eventId: `e${position}`,
    firstEventId: null,
    type: 'motion.ruled',
    stream: 'case-doe',
    revision: 3,
    caseId: 'doe',
    track: 'doe',
  },
  ...{ first: null, since: null, attempts: 1, early: 0, dueAt: 1_000, scheduledAt: null, notBefore: 0 },
  ...more,
});

const attempt = (position: string, status: number | null, at = 500): Attempt => ({
  ...{
    endpoint: 'desk',
    position,
    eventId: `e${position}`,
    firstEventId: null,
    type: 'motion.ruled',
    stream: 'case-doe',
    revision: 3,
    caseId: 'doe',
  },
  ...{ first: null, since: null, number: 1, at, tookMs: 12 },
  ...{ status, failure: status === null ? 'timeout' : null, reply: null },
});

describe('the store of deliveries', () => {
  test('knows after it was closed how far an endpoint has come', async () => {
    await store.record({ lane: 'desk', attempt: attempt('8', 204), cursor: '8' });
    store.close();
    store = new DeliveryStore(path);
    expect(store.cursorOf('desk')).toMatchObject({ position: '8', failingSince: null, rested: false });
    expect(await store.begin('desk', 'desk', '99')).toMatchObject({ position: '8' });
    expect(store.attempts('desk', 10)).toMatchObject([attempt('8', 204)]);
  });

  test('says since when every attempt failed', async () => {
    await store.record({ lane: 'desk', attempt: attempt('8', 500, 100), waiting: waiting('8') });
    await store.record({ lane: 'desk', attempt: attempt('9', null, 200), waiting: waiting('9') });
    expect(store.cursorOf('desk')?.failingSince).toBe(100);
    await store.record({ lane: 'desk', attempt: attempt('9', 200, 300), settled: '9' });
    expect(store.cursorOf('desk')?.failingSince).toBeNull();
  });

  test('what waits is due in order, until it is settled', async () => {
    await store.record({ lane: 'desk', waiting: waiting('8', { dueAt: 2_000 }) });
    await store.record({ lane: 'desk', waiting: waiting('9', { dueAt: 1_000 }) });
    expect(store.due('desk', 1_500, 10).map(({ position }) => position)).toEqual(['9']);
    expect(store.due('desk', 2_500, 10).map(({ position }) => position)).toEqual(['9', '8']);
    expect(store.nextDue('desk')).toBe(1_000);
    await store.record({ lane: 'desk', settled: '9' });
    expect([store.nextDue('desk'), store.waitingFor('desk'), store.waits('desk', '9')]).toEqual([2_000, 1, false]);
  });

  test('what is queued behind its case is due when the one before it is settled, or at once where there is none any more', async () => {
    const queued = (position: string) => ({ lane: 'desk', queued: waiting(position, { attempts: 0, dueAt: 600 }) });
    await store.record({ lane: 'desk', waiting: waiting('8') });
    await store.record(queued('9'));
    await store.record(queued('10'));
    expect(store.due('desk', 5_000, 10).map(({ position }) => position)).toEqual(['8']);
    await store.record({ lane: 'desk', settled: '8', next: { track: 'doe', dueAt: 700 } });
    expect(store.due('desk', 5_000, 10).map(({ position }) => position)).toEqual(['9']);
    await store.record({ lane: 'desk', settled: '9', next: { track: 'doe', dueAt: 800 } });
    await store.record({ lane: 'desk', settled: '10' });
    await store.record(queued('11'));
    expect(store.due('desk', 5_000, 10)).toMatchObject([{ position: '11', dueAt: 600 }]);
  });

  test('where an endpoint goes on after a rest, the first of each case is due now', async () => {
    await store.record({
      lane: 'desk',
      attempt: attempt('8', 500),
      waiting: waiting('8', { dueAt: null, attempts: 10 }),
    });
    await store.record({ lane: 'desk', queued: waiting('9', { attempts: 0 }) });
    await store.record({ lane: 'desk', waiting: waiting('10', { track: 'roe', dueAt: 90_000 }) });
    await store.rest('desk');
    expect(store.cursorOf('desk')?.rested).toBe(true);
    await store.wake('desk', 50);
    expect(store.due('desk', 50, 10).map(({ position }) => position)).toEqual(['8', '10']);
    expect(store.cursorOf('desk')).toMatchObject({ rested: false, failingSince: null });
  });

  test('a receiver that asked for time keeps it, also once it is back', async () => {
    await store.record({ lane: 'desk', waiting: waiting('8', { dueAt: 9_000, notBefore: 8_000 }) });
    await store.bringForward('desk', 50);
    expect(store.nextDue('desk')).toBe(8_000);
    await store.beginAgain('desk', 60);
    expect(store.nextDue('desk')).toBe(8_000);
  });

  test('what waits is brought forward once between two attempts of its schedule, and what is held not at all', async () => {
    await store.record({ lane: 'desk', waiting: waiting('8', { dueAt: 9_000 }) });
    await store.record({ lane: 'desk', waiting: waiting('9', { track: 'roe', dueAt: null, attempts: 10 }) });
    await store.bringForward('desk', 50);
    const [early] = store.due('desk', 50, 9);
    expect(early).toMatchObject({ position: '8', dueAt: 50, scheduledAt: 9_000 });
    await store.record({ lane: 'desk', waiting: { ...early!, attempts: 2, early: 1, dueAt: 9_000 } });
    await store.bringForward('desk', 60);
    expect([store.due('desk', 60, 9), store.nextDue('desk')]).toEqual([[], 9_000]);
  });

  test('what is asked for again is due now, also where it had arrived, and then holds nobody up', async () => {
    await store.record({ lane: 'desk', attempt: attempt('8', 204), cursor: '8' });
    expect(await store.retry('desk', '8', 700)).toBe(true);
    expect(store.due('desk', 700, 9)).toMatchObject([{ position: '8', type: 'motion.ruled', attempts: 0 }]);
    expect(store.holds('desk', 'doe')).toBe(false);
    expect(await store.retry('desk', '77', 700)).toBe(false);
  });

  test('of what waits behind another, the other is sent first', async () => {
    await store.record({ lane: 'desk', waiting: waiting('8', { attempts: 10, dueAt: null }) });
    await store.record({ lane: 'desk', queued: waiting('9', { attempts: 0 }) });
    expect(store.held('desk', 9).map(({ position }) => position)).toEqual(['8']);
    expect(await store.retry('desk', '9', 700)).toBe(true);
    expect(store.due('desk', 700, 9).map(({ position }) => position)).toEqual(['8']);
  });

  test('forgets attempts of long ago', async () => {
    for (const at of [100, 200, 300]) await store.note(attempt(String(at), 204, at));
    expect(await store.forgetBefore(250, 100)).toBe(2);
    expect(store.attempts('desk', 9).map(({ at }) => at)).toEqual([300]);
  });

  test('a file that another version laid out is refused, and left as it is', () => {
    const other = join(newFolder(), 'deliveries.sqlite');
    const db = new Database(other);
    db.exec('CREATE TABLE cursors (endpoint TEXT)');
    db.close();
    expect(() => new DeliveryStore(other)).toThrow('another version of Lis');
  });

  test('forgets an endpoint without a trace, and no other', async () => {
    await store.begin('firm', 'firm', undefined);
    for (const lane of ['desk', 'firm'])
      await store.record({
        lane,
        attempt: { ...attempt('8', 500), endpoint: lane },
        waiting: waiting('8', { lane }),
      });
    await store.forget('desk');
    expect([store.cursorOf('desk'), store.waitingFor('desk'), store.attempts('desk', 9)]).toEqual([undefined, 0, []]);
    expect([store.endpoints(), store.waitingFor('firm')]).toEqual([['firm'], 1]);
  });
});
