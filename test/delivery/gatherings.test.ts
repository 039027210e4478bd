import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { digestDueAfter, Gatherings } from '../../src/delivery/gatherings.ts';

const at = (text: string): number => Date.parse(text);
const iso = (moment: number): string => new Date(moment).toISOString();

describe('a digest is due', () => {
  test('at the next full stretch of so many minutes', () => {
    expect(iso(digestDueAfter({ everyMinutes: 15 }, at('2026-03-02T10:07:30Z')))).toBe('2026-03-02T10:15:00.000Z');
    expect(iso(digestDueAfter({ everyMinutes: 15 }, at('2026-03-02T10:15:00Z')))).toBe('2026-03-02T10:30:00.000Z');
  });

  test('at its hour of the day in its zone, also where the clocks change', () => {
    const digest = { dailyAt: '07:00', zone: 'America/New_York' };
    expect(iso(digestDueAfter(digest, at('2026-03-07T11:59:00Z')))).toBe('2026-03-07T12:00:00.000Z');
    expect(iso(digestDueAfter(digest, at('2026-03-07T12:00:00Z')))).toBe('2026-03-08T11:00:00.000Z');
    expect(iso(digestDueAfter({ dailyAt: '07:00', zone: 'Asia/Seoul' }, at('2026-03-02T22:30:00Z')))).toBe(
      '2026-03-03T22:00:00.000Z',
    );
    expect(iso(digestDueAfter({ dailyAt: '23:30' }, at('2026-12-31T23:45:00Z')))).toBe('2027-01-01T23:30:00.000Z');
  });
});

const event = (position: number, caseId: string, more: Partial<RecordedEvent> = {}): RecordedEvent =>
  ({
    ...{ position: String(position), caseId, stream: `case-${caseId}`, revision: position, type: 'motion.filed' },
    ...{ recordedAt: '2026-03-02T10:07:00Z' },
    ...more,
  }) as RecordedEvent;

const settings = { url: 'https://newsroom.example/', mode: 'ordered' } as const;
const open = () => () => {};

test('what an import brings to a case is one message, sent once nothing more of it comes', () => {
  const gatherings = new Gatherings(settings);
  const backfill = { capture: { kind: 'backfill' } } as const;
  expect(gatherings.takes(event(1, 'doe'))).toBe(false);
  expect(gatherings.takes(event(1, 'doe', backfill))).toBe(true);
  for (const position of [1, 2, 4]) gatherings.add(event(position, 'doe', backfill), '0', 1_000, open);
  gatherings.add(event(3, 'roe', backfill), '2', 1_500, open);
  expect(gatherings.due(2_900)).toEqual([]);
  expect(gatherings.before('roe').map(({ message }) => message.position)).toEqual(['3']);
  expect(gatherings.due(3_000).map(({ message }) => message)).toMatchObject([
    { type: 'import.completed', caseId: 'doe', first: '1', position: '4', track: 'doe' },
  ]);
  expect(new Gatherings({ ...settings, capture: 'all' }).takes(event(1, 'doe', backfill))).toBe(false);
});

test('a digest holds no more than a message can: what is more comes in a second one', () => {
  const gatherings = new Gatherings({ ...settings, digest: { everyMinutes: 15 } });
  let opened = 0;
  for (let position = 1; position <= 90; position++)
    gatherings.add(event(position, 'doe'), String(position - 1), 0, () => {
      opened += 1;
      return () => {};
    });
  const due = gatherings.due(at('2026-03-02T10:15:00Z'));
  expect(due.map(({ message }) => [message.since, message.first, message.position])).toEqual([
    ['0', '1', '40'],
    ['40', '41', '80'],
    ['80', '81', '90'],
  ]);
  expect(opened).toBe(3);
  expect(gatherings.nextDue).toBeUndefined();
});
