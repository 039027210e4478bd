import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import type { Message } from '../../src/delivery/deliveryRecords.ts';
import { digestDueAfter, Gatherings } from '../../src/delivery/gatherings.ts';
import { Ledger } from '../../src/delivery/ledger.ts';

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
    id: `e${position}`,
    ...{ recordedAt: '2026-03-02T10:07:00Z' },
    ...more,
  }) as RecordedEvent;

const settings = { url: 'https://newsroom.example/', mode: 'ordered' } as const;

const backfill = { capture: { kind: 'backfill' } } as const;

/** What a lane does with each event that it reads. */
const read = (gatherings: Gatherings, events: readonly RecordedEvent[]): readonly Message[] => {
  const told: Message[] = [];
  let last = '0';
  for (const event of events) {
    told.push(...gatherings.before(event).map(({ message }) => message));
    if (gatherings.takes(event)) gatherings.add(event, last, () => {});
    last = event.position;
  }
  return told;
};

const spans = (messages: readonly Message[]) => messages.map(({ first, position }) => `${first} to ${position}`);

test('what an import brings to a case is one message, sent once nothing more of it comes', () => {
  const gatherings = new Gatherings(settings);
  expect(gatherings.takes(event(1, 'doe'))).toBe(false);
  expect(gatherings.takes(event(1, 'doe', backfill))).toBe(true);
  expect(
    read(
      gatherings,
      [1, 2, 4].map(position => event(position, 'doe', backfill)),
    ),
  ).toEqual([]);
  expect(spans(read(gatherings, [event(5, 'roe', backfill), event(6, 'roe')]))).toEqual(['5 to 5']);
  expect(gatherings.due(at('2026-03-02T10:07:05.900Z'))).toEqual([]);
  expect(gatherings.due(at('2026-03-02T10:07:06Z')).map(({ message }) => message)).toMatchObject([
    {
      type: 'import.completed',
      caseId: 'doe',
      first: '1',
      firstEventId: 'e1',
      position: '4',
      eventId: 'e4',
      track: 'doe',
    },
  ]);
  expect(new Gatherings({ ...settings, capture: 'all' }).takes(event(1, 'doe', backfill))).toBe(false);
});

test('whoever reads the log later gathers the same messages from it', () => {
  const seconds = [0, 1, 2, 4, 11, 12, 30];
  const events = seconds.map((second, index) =>
    event(index + 1, 'doe', { ...backfill, recordedAt: iso(at('2026-03-02T10:00:00Z') + 1_000 * second) }),
  );
  const late = new Gatherings(settings);
  const atOnce = [...read(late, events), ...late.all().map(({ message }) => message)];
  const soon = new Gatherings(settings);
  const asItCame = events.flatMap((event, index) => [
    ...read(soon, [event]),
    ...soon.due(at('2026-03-02T10:00:00Z') + 1_000 * seconds[index]! + 900).map(({ message }) => message),
  ]);
  expect(spans(atOnce)).toEqual(['1 to 4', '5 to 6', '7 to 7']);
  expect(spans([...asItCame, ...soon.all().map(({ message }) => message)])).toEqual(spans(atOnce));
});

test('in a serial webhook an import is told before what comes after it, of whatever case', () => {
  const gatherings = new Gatherings({ ...settings, mode: 'serial' });
  expect(spans(read(gatherings, [event(1, 'doe', backfill), event(2, 'roe')]))).toEqual(['1 to 1']);
});

test('all that was gathered is done with together', () => {
  const gatherings = new Gatherings(settings);
  const ledger = new Ledger('0');
  for (const position of [1, 2, 3])
    gatherings.add(event(position, 'doe', backfill), ledger.last, ledger.open(String(position)));
  expect(ledger.done).toBe('0');
  for (const { close } of gatherings.all()) close();
  expect(ledger.done).toBe('3');
});

test('a digest holds no more than a message can: what is more comes in a second one', () => {
  const gatherings = new Gatherings({ ...settings, digest: { everyMinutes: 15 } });
  for (let position = 1; position <= 90; position++)
    gatherings.add(event(position, 'doe'), String(position - 1), () => {});
  expect(gatherings.due(at('2026-03-02T10:15:00Z'))).toEqual([]);
  const due = gatherings.due(at('2026-03-02T10:15:01Z'));
  expect(due.map(({ message }) => [message.since, message.first, message.position])).toEqual([
    ['0', '1', '40'],
    ['40', '41', '80'],
    ['80', '81', '90'],
  ]);
  expect(gatherings.nextDue).toBeUndefined();
});
