import { randomUUID } from 'node:crypto';
import type { AppendToStreamOptions, EventStoreDBClient, Position } from '@eventstore/db-client';
import type { DraftEvent } from '../../events/event.ts';
import { draftOf } from '../../src/commands/draft.ts';
import { type EventLog, noStream } from '../../src/log/eventLog.ts';
import { storedEvent } from '../../src/log/eventStore/storedEvent.ts';
import { openEventStoreLog } from '../../src/log/eventStoreLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { interleaved, type Measurement, type Outcome, rateOf } from './harness.ts';
import { kilobyteActions } from './kilobyteActions.ts';

const url = process.env.LIS_TEST_ESDB;

export const skipped = url
  ? undefined
  : 'SKIPPED: no event store to measure on. Name one that may be written to: LIS_TEST_ESDB=esdb://127.0.0.1:2113?tls=false';

const samples = 15;
const appends = 200;
const caughtUp = 20_000;
const batch = 500;
const now = new Date('2026-03-02T12:00:00.000Z');

interface Ground {
  readonly log: EventLog;
  readonly client: EventStoreDBClient;
}

/** The adapter and a bare client, on the server that LIS_TEST_ESDB names, each with a connection of its own. */
const onServer = async <T>(work: (ground: Ground) => Promise<T>): Promise<T> => {
  const { EventStoreDBClient } = await import('@eventstore/db-client');
  const client = EventStoreDBClient.connectionString(url!);
  const log = await openEventStoreLog(url!);
  try {
    return await work({ log, client });
  } finally {
    await log.close();
    await client.dispose();
  }
};

interface Work {
  readonly stream: string;
  readonly drafts: readonly DraftEvent[];
}

const workOf = (count: number): Work => {
  const stream = `case-bench-${randomUUID()}`;
  const drafts = kilobyteActions(count).map((action, index) =>
    draftOf(action, { caseId: stream, stream, index }, { recordedBy: 'bench' }, now),
  );
  return { stream, drafts };
};

const appendByLog = async (log: EventLog, { stream, drafts }: Work, size = 1): Promise<string> => {
  let head = noStream;
  let position = '';
  for (let at = 0; at < drafts.length; at += size) {
    const sealed = seal(stream, head, drafts.slice(at, at + size), now);
    const appended = await log.append(stream, head, sealed);
    head = headOf({ ...sealed.at(-1)!, revision: appended.revision });
    position = appended.position;
  }
  return position;
};

const appendByClient = async (client: EventStoreDBClient, { stream, drafts }: Work, options: AppendToStreamOptions) => {
  let head = noStream;
  for (const draft of drafts) {
    const [sealed] = seal(stream, head, [draft], now);
    const expectedRevision = head.revision === -1 ? 'no_stream' : BigInt(head.revision);
    await client.appendToStream(stream, storedEvent(sealed!), { ...options, expectedRevision });
    head = headOf({ ...sealed!, revision: head.revision + 1 });
  }
};

const appending = (appenders: number, options: AppendToStreamOptions) => (): Promise<Outcome> =>
  onServer(async ({ log, client }) => {
    const all = async (append: (work: Work) => Promise<unknown>) => {
      const works = Array.from({ length: appenders }, () => workOf(appends));
      return rateOf(appenders * appends, () => Promise.all(works.map(append)));
    };
    const pairs = await interleaved(
      {
        value: () => all(work => appendByLog(log, work)),
        reference: () => all(work => appendByClient(client, work, options)),
      },
      samples,
    );
    return { pairs, note: `1 KB events, ${appenders} at a time; sealing is in both.` };
  });

/** To the end where `toEnd`: the client's reads cannot be left half-way, its process would wait for them. */
const countTo = async (events: AsyncIterable<unknown>, wanted: number, toEnd: boolean): Promise<void> => {
  let seen = 0;
  for await (const _event of events) {
    seen += 1;
    if (seen === wanted && !toEnd) return;
  }
  if (seen < wanted) throw new Error(`Only ${seen} of ${wanted} events came.`);
};

async function* each(batches: AsyncIterable<readonly unknown[]>) {
  for await (const events of batches) yield* events;
}

type Reading = (
  ground: Ground,
  after: { text: string; position: Position },
) => {
  readonly toEnd: boolean;
  readonly value: () => AsyncIterable<unknown>;
  readonly reference: () => AsyncIterable<unknown>;
};

const reading = (read: Reading) => (): Promise<Outcome> =>
  onServer(async ground => {
    const text = await appendByLog(ground.log, workOf(1));
    const [commit, prepare] = text.split('-').map(BigInt) as [bigint, bigint];
    await appendByLog(ground.log, workOf(caughtUp), batch);
    const { value, reference, toEnd } = read(ground, { text, position: { commit, prepare } });
    const pairs = await interleaved(
      {
        value: () => rateOf(caughtUp, () => countTo(value(), caughtUp, toEnd)),
        reference: () => rateOf(caughtUp, () => countTo(reference(), caughtUp, toEnd)),
      },
      samples,
    );
    return { pairs, note: `${caughtUp} events of 1 KB.` };
  });

const subscribing: Reading = ({ log, client }, { text, position }) => ({
  toEnd: false,
  async *value() {
    const ending = new AbortController();
    try {
      yield* each(log.subscribe(text, ending.signal));
    } finally {
      ending.abort();
    }
  },
  async *reference() {
    const filter = { filterOn: 'eventType', regex: '^[^$].*', checkpointInterval: 100 } as const;
    const subscription = client.subscribeToAll({ fromPosition: position, filter });
    try {
      yield* subscription;
    } finally {
      await subscription.unsubscribe();
    }
  },
});

const readingAll: Reading = ({ log, client }, { text, position }) => ({
  toEnd: true,
  value: () => each(log.readAll(text)),
  reference: () => client.readAll({ fromPosition: position }),
});

/** Appends of its own call each, as the adapter's are: what the client does when it is given credentials. */
const ownCall: AppendToStreamOptions = { credentials: { username: '', password: '' } };

export const measurements: readonly Measurement[] = [
  {
    name: 'event store: append, one at a time',
    unit: 'appends/s',
    against: 'the bare client on the same server, the same hashes',
    bar: { atLeast: 0.85 },
    run: appending(1, {}),
  },
  {
    name: 'event store: append, one at a time, call against call',
    unit: 'appends/s',
    against: 'the bare client with credentials, which makes it call Streams/Append as the adapter does',
    run: appending(1, ownCall),
  },
  {
    name: 'event store: append, 16 at a time',
    unit: 'appends/s',
    against: 'the bare client on the same server, the same hashes',
    run: appending(16, {}),
  },
  {
    name: 'event store: catch-up by subscription',
    unit: 'events/s',
    against: 'the bare client, subscribeToAll',
    bar: { atLeast: 0.8 },
    run: reading(subscribing),
  },
  {
    name: 'event store: catch-up by reading all',
    unit: 'events/s',
    against: 'the bare client, readAll',
    bar: { atLeast: 0.8 },
    run: reading(readingAll),
  },
];
