import { Pool } from 'undici';
import { draftOf } from '../../src/commands/draft.ts';
import { deleteEndpoint, disableEndpoint, enableEndpoint } from '../../src/delivery/endpoints.ts';
import { endpointSecret } from '../../src/delivery/masterKey.ts';
import { MessageWriter } from '../../src/delivery/message.ts';
import { messageIdOf } from '../../src/delivery/poster.ts';
import { secretFrom, signed } from '../../src/delivery/signature.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { caseOf, caseStream } from '../../src/log/streamCache.ts';
import { interleaved, type Measurement, type Outcome, rateOf, secondsOf } from './harness.ts';
import { sharedClock } from './sharedClock.ts';
import { openReceiver, openWebhookHouse, type WebhookHouse } from './webhookHouse.ts';

type Receiver = Awaited<ReturnType<typeof openReceiver>>;

const inFlight = 50;

const withBoth = async (folder: string, measure: (house: WebhookHouse, receiver: Receiver) => Promise<Outcome>) => {
  const receiver = await openReceiver();
  const house = await openWebhookHouse(`${folder}/lis`);
  try {
    return await measure(house, receiver);
  } finally {
    await house.close();
    receiver.close();
  }
};

/** The bodies that Lis sends of all that stands, in the order of the log. */
const bodiesOf = async ({ log, reader }: WebhookHouse): Promise<readonly string[]> => {
  const bodies: string[] = [];
  const messages = new MessageWriter(reader);
  for await (const batch of log.readAll())
    for (const event of batch)
      if (caseOf(event.stream) !== undefined) bodies.push((await messages.write(event, 'https://lis.example'))!);
  return bodies;
};

const secret = secretFrom(endpointSecret(Buffer.alloc(32, 7), 'bare', 1));

const headersFor = (id: string, body: string) => ({
  ...signed([secret], { id, timestamp: Math.floor(Date.now() / 1_000), body }),
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'Lis/bench',
});

/** Posts the same bytes, signed anew, so many at a time: no more than what has to be done. */
const postBare = async (url: string, bodies: readonly string[]): Promise<void> => {
  const pool = new Pool(url, { connections: inFlight });
  let next = 0;
  const post = async (): Promise<void> => {
    while (next < bodies.length) {
      const body = bodies[next]!;
      const headers = headersFor(`msg_${next}`, body);
      next += 1;
      const response = await pool.request({ path: '/', method: 'POST', headers, body });
      await response.body.dump();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, post));
  await pool.close();
};

const bareRate = (receiver: Receiver, bodies: readonly string[]) => async (): Promise<number> => {
  const rate = await rateOf(bodies.length, () => postBare(receiver.url, bodies));
  await receiver.gets(bodies.length);
  return rate;
};

let made = 0;

/** Deliveries a second of all that stands, to an endpoint made for it. */
const deliveredRate = (house: WebhookHouse, receiver: Receiver, count: number) => async (): Promise<number> => {
  made += 1;
  const id = `all-${made}`;
  const rate = await rateOf(count, async () => {
    await house.subscribe(id, undefined, { url: `${receiver.url}/`, mode: 'parallel', capture: 'all' });
    await receiver.gets(count);
  });
  await deleteEndpoint(house.keeper, id, 'bench');
  return rate;
};

const delivering = (cases: number, actions: number, pairs: number) => (folder: string) =>
  withBoth(folder, async (house, receiver) => {
    await house.fill(cases, actions);
    const bodies = await bodiesOf(house);
    const bytes = bodies.reduce((sum, body) => sum + body.length, 0);
    return {
      pairs: await interleaved(
        { value: deliveredRate(house, receiver, bodies.length), reference: bareRate(receiver, bodies) },
        pairs,
      ),
      note: `${bodies.length} deliveries a sample, ${Math.round(bytes / bodies.length)} bytes each on average.`,
    };
  });

const catchingUp = (cases: number, actions: number, pairs: number) => (folder: string) =>
  withBoth(folder, async (house, receiver) => {
    await house.subscribe('desk', undefined, { url: `${receiver.url}/`, capture: 'all' });
    let filled = 0;
    const missed = async (): Promise<number> => {
      await disableEndpoint(house.keeper, 'desk', 'asked', 'bench');
      const before = await house.log.end();
      await house.fill(cases, actions, filled);
      filled += cases;
      let count = 0;
      for await (const batch of house.log.readAll(before))
        count += batch.filter(({ stream }) => caseOf(stream) !== undefined).length;
      return secondsOf(async () => {
        await enableEndpoint(house.keeper, 'desk', 'bench');
        await receiver.gets(count);
      });
    };
    await missed();
    const bodies = await bodiesOf(house);
    const bare = async () => {
      const seconds = await secondsOf(() => postBare(receiver.url, bodies));
      await receiver.gets(bodies.length);
      return seconds;
    };
    return { pairs: await interleaved({ value: missed, reference: bare }, pairs), note: `${bodies.length} actions.` };
  });

const percentile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * part) - 1]!;

interface Pace {
  readonly actions: number;
  /** Zero is as fast as each is on disk. */
  readonly perSecond: number;
}

let noted = 0;

/** Appends single actions to cases in turn, and says when each was begun, by its id. */
const record = async (
  { log, reader }: WebhookHouse,
  cases: readonly string[],
  { actions, perSecond }: Pace,
  then?: (eventId: string) => Promise<void>,
): Promise<ReadonlyMap<string, number>> => {
  const begun = new Map<string, number>();
  const start = performance.now();
  for (let i = 0; i < actions; i++) {
    const due = perSecond === 0 ? 0 : start + (1_000 / perSecond) * i;
    while (performance.now() < due) await new Promise(setImmediate);
    const caseId = cases[i % cases.length]!;
    const stream = caseStream(caseId);
    const head = headOf((await reader.streams.read(stream)).at(-1)!);
    noted += 1;
    const place = { caseId, stream, index: 0, turn: head.revision + 1 };
    const action = { type: 'note.added', data: { text: `A note of some length, number ${noted}.` }, sources: [] };
    const draft = draftOf(action as never, place, { recordedBy: 'bench' }, new Date());
    const at = sharedClock();
    const [sealed] = seal(stream, head, [draft], new Date());
    await log.append(stream, head, [sealed!]);
    begun.set(sealed!.id, at);
    await then?.(sealed!.id);
  }
  return begun;
};

const casesNamed = (count: number): readonly string[] => Array.from({ length: count }, (_, seed) => `docket-${seed}`);

/** Milliseconds from the beginning of an append until it was received, by the webhook's ids. */
const delaysOf = (
  begun: ReadonlyMap<string, number>,
  endpoints: readonly string[],
  arrivals: readonly (readonly [string, number])[],
): readonly number[] => {
  const seen = new Map(arrivals);
  return endpoints.flatMap(endpoint =>
    [...begun].map(([eventId, at]) => seen.get(messageIdOf(endpoint, { firstEventId: null, eventId }))! - at),
  );
};

const live: Pace = { actions: 300, perSecond: 100 };

const liveDelays = (part: number) => (folder: string) =>
  withBoth(folder, async (house, receiver) => {
    await house.fill(20, 50);
    const after = await house.log.end();
    const value = async () => {
      made += 1;
      const id = `live-${made}`;
      await house.subscribe(id, await house.log.end(), { url: `${receiver.url}/` });
      const begun = await record(house, casesNamed(20), live);
      const { arrivals } = await receiver.gets(live.actions);
      await deleteEndpoint(house.keeper, id, 'bench');
      return percentile(delaysOf(begun, [id], arrivals), part);
    };
    const bodies = await bodiesOf(house);
    const pool = new Pool(receiver.url, { connections: 1 });
    const reference = async () => {
      const ids = new Map<string, string>();
      const begun = await record(house, casesNamed(20), live, async eventId => {
        const body = bodies[ids.size % bodies.length]!;
        const id = messageIdOf('bare', { firstEventId: null, eventId });
        ids.set(eventId, id);
        const response = await pool.request({ path: '/', method: 'POST', headers: headersFor(id, body), body });
        await response.body.dump();
      });
      const { arrivals } = await receiver.gets(live.actions);
      return percentile(delaysOf(begun, ['bare'], arrivals), part);
    };
    const pairs = await interleaved({ value, reference });
    await pool.close();
    return { pairs, note: `${live.actions} actions a sample, from the call of the append on; after ${after}.` };
  });

/** What of the delay with hanging receivers counts: up to 20 ms more than without them are allowed. */
const allowed = 20;

const besideHanging = (folder: string) =>
  withBoth(folder, async (house, receiver) => {
    await house.fill(20, 50);
    const run = async (hanging: number): Promise<number> => {
      made += 1;
      const ids = Array.from({ length: 10 }, (_, i) => `e-${made}-${i}`);
      for (const [i, id] of ids.entries())
        await house.subscribe(id, await house.log.end(), { url: `${receiver.url}/${i < hanging ? 'hang' : ''}` });
      const healthy = ids.slice(hanging);
      const begun = await record(house, casesNamed(20), { actions: 100, perSecond: 20 });
      const { arrivals } = await receiver.gets(100 * healthy.length);
      for (const id of ids) await deleteEndpoint(house.keeper, id, 'bench');
      return percentile(delaysOf(begun, healthy, arrivals), 0.99);
    };
    const pairs = await interleaved({ value: () => run(3), reference: () => run(0) }, 7);
    const within = pairs.map(({ value, reference }) => ({ value: Math.max(reference, value - allowed), reference }));
    return { pairs: within, note: `Up to ${allowed} ms more than without them are taken off.` };
  });

const fanOut = (endpoints: number) => (house: WebhookHouse, receiver: Receiver) => async (): Promise<number> => {
  made += 1;
  const ids = Array.from({ length: endpoints }, (_, i) => `f-${made}-${i}`);
  for (const [i, id] of ids.entries())
    await house.subscribe(id, await house.log.end(), { url: `${receiver.url}/`, cases: [`docket-${i}`] });
  await new Promise(resolve => setTimeout(resolve, 500));
  const seconds = await secondsOf(async () => {
    await record(house, casesNamed(10), { actions: 1_000, perSecond: 0 });
    await receiver.gets(1_000);
  });
  for (const id of ids) await deleteEndpoint(house.keeper, id, 'bench');
  await new Promise(resolve => setTimeout(resolve, 200));
  return seconds;
};

const manyEndpoints = (folder: string) =>
  withBoth(folder, async (house, receiver) => {
    await house.fill(10, 50);
    const [value, reference] = [fanOut(1_000)(house, receiver), fanOut(10)(house, receiver)];
    return { pairs: await interleaved({ value, reference }, 5), note: '1,000 actions a sample, one after the other.' };
  });

const bareLoop = 'a bare undici Pool loop that posts the same bytes, signed anew';

export const measurements: readonly Measurement[] = [
  {
    name: 'webhooks: durable signed deliveries, 50 in flight, cases of 50 actions',
    unit: 'deliveries/s',
    against: bareLoop,
    bar: { atLeast: 0.5 },
    run: delivering(100, 50, 9),
  },
  {
    name: 'webhooks: the same, one case of 5,000 actions',
    unit: 'deliveries/s',
    against: bareLoop,
    run: delivering(1, 5_000, 3),
  },
  {
    name: 'webhooks: append to received at 100 actions a second, p50',
    unit: 'ms',
    against: 'one durable append and one bare POST',
    bar: { atMost: 2 },
    run: liveDelays(0.5),
  },
  {
    name: 'webhooks: append to received at 100 actions a second, p99',
    unit: 'ms',
    against: 'one durable append and one bare POST',
    bar: { atMost: 4 },
    run: liveDelays(0.99),
  },
  {
    name: 'webhooks: 10 endpoints of which 3 hang, the others p99',
    unit: 'ms',
    against: '10 endpoints of which none hangs',
    bar: { atMost: 2 },
    run: besideHanging,
  },
  {
    name: 'webhooks: catch-up of 10,000 actions after an outage, in order, cases of 50',
    unit: 's',
    against: bareLoop,
    bar: { atMost: 3 },
    run: catchingUp(200, 50, 5),
  },
  {
    name: 'webhooks: 1,000 endpoints, one matching each action',
    unit: 's',
    against: '10 endpoints, one matching each action',
    bar: { atMost: 2 },
    run: manyEndpoints,
  },
];
