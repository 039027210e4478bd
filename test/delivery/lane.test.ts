import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { DeliveryStore } from '../../src/delivery/deliveryStore.ts';
import { Lane } from '../../src/delivery/lane.ts';
import { messageIdOf } from '../../src/delivery/poster.ts';
import { eventually } from '../support/eventually.ts';
import { steppedClock } from '../support/steppedClock.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

const event = (position: number, kind: 'live' | 'backfill'): RecordedEvent =>
  ({
    ...{ position: String(position), id: `e${position}`, type: 'motion.filed', stream: 'case-doe', revision: position },
    ...{ caseId: 'doe', recordedAt: '2026-01-15T12:00:00.000Z', capture: { kind } },
  }) as unknown as RecordedEvent;

const recorded = [
  ...Array.from({ length: 10 }, (_, index) => event(index + 1, 'backfill')),
  ...[11, 12].map(position => event(position, 'live')),
];

test('a lane that was killed between an import and what came after it makes the same messages again', async () => {
  const path = join(newFolder(), 'deliveries.sqlite');
  let store = new DeliveryStore(path);
  await store.begin('desk', 'desk', undefined);
  const time = steppedClock(Date.parse('2026-01-15T12:00:00Z'));

  const run = (sent: string[], answersAll: boolean, signal: AbortSignal): Promise<void> =>
    new Lane({
      ...{ id: 'desk', endpoint: 'desk', settings: { url: '', mode: 'ordered' }, store, clock: time.clock },
      follow: async function* (after, ending) {
        const events = recorded.filter(({ position }) => after === undefined || Number(position) > Number(after));
        yield { events, upTo: '12', isLevel: true };
        await new Promise(resolve => ending.addEventListener('abort', resolve));
      },
      concerns: async () => true,
      write: async message => JSON.stringify(message),
      post: async message => {
        sent.push(`${message.type} ${messageIdOf('desk', message)}`);
        if (!answersAll && message.position === '11') return new Promise(() => {});
        return { status: 204, failure: null, reply: '' };
      },
      disable: async () => {},
      tellFailing: async () => {},
      tellExhausted: async () => {},
      chance: () => 0.5,
    }).run(signal);

  const before: string[] = [];
  void run(before, false, new AbortController().signal).catch(() => {});
  await eventually(() => before.length === 2);
  // What is on disk is all that is left, as of a process that was killed.
  store.close();
  store = new DeliveryStore(path);
  const after: string[] = [];
  const stopping = new AbortController();
  const running = run(after, true, stopping.signal);
  await eventually(() => {
    time.step(1_000);
    return store.cursorOf('desk')?.position === '12';
  });
  stopping.abort();
  await running;
  store.close();
  expect(before[0]).toMatch(/^import\.completed /);
  const again = after.filter(message => before.includes(message));
  expect(again).toContain(before[1]);
  expect(after.filter(message => message.startsWith('import.completed') && !before.includes(message))).toEqual([]);
  expect(new Set([...before, ...after]).size).toBe(3);
});
