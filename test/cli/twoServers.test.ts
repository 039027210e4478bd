import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEventStoreServer } from '../support/eventStoreServer.ts';
import { type Served, serveLis } from '../support/lis.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const sources = [{ citation: 'Dkt. 1' }];
const json = { 'content-type': 'application/json' };

interface Answer {
  readonly status: number;
  readonly repeated: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

const ask = async (url: string, init?: RequestInit): Promise<Answer> => {
  const response = await fetch(url, init);
  const body = (await response.json()) as Answer['body'];
  return { status: response.status, repeated: response.headers.has('lis-repeated'), body };
};

type Headers = Readonly<Record<string, string>>;

const post = ({ url }: Served, path: string, body: unknown, headers: Headers = {}): Promise<Answer> =>
  ask(`${url}/api/v1${path}`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });

const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

const real = process.env.LIS_TEST_ESDB;
if (!real) console.warn('LIS_TEST_ESDB names no server: two servers meet at the protocol server only.');

/** What no run before has used: the log of a real server outlasts a test. */
const run = Date.now();
let docketsUsed = 0;
const newDocket = () => {
  docketsUsed += 1;
  return { court: 'nysd', docketNumber: `1:25-cv-${String((run + docketsUsed * 97) % 1_000_000).padStart(6, '0')}` };
};

const filed = (proceeding = newDocket()) => ({ type: 'case.filed', proceeding, on: '2025-02-03', data: {}, sources });

describe.each([
  ['the protocol server', undefined],
  ...(real ? [['the real server that LIS_TEST_ESDB names', real]] : []),
])('two servers of one log in an event store: %s', (_which, address) => {
  let stop = () => {};
  let log: string;
  let servers: readonly [Served, Served];

  /** Another server, with views of its own. */
  const another = () =>
    serveLis(newFolder(), [], { env: { LIS_LOG: log, LIS_SAMPLES: 'none', LIS_RATE_LIMIT: '100000' } });

  beforeAll(async () => {
    const protocol = address === undefined ? await startEventStoreServer() : undefined;
    if (protocol) stop = protocol.stop;
    log = address ?? protocol!.url;
    servers = [await another(), await another()];
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map(server => server.end('SIGTERM')));
    stop();
  });

  /** The same to each of the two, at once. */
  const both = (path: string, body: unknown, headers: Headers = {}): Promise<readonly Answer[]> =>
    Promise.all(servers.map(server => post(server, path, body, headers)));

  const begun = async (title: string) => {
    const docket = newDocket();
    const { body, status } = await post(servers[0], '/cases', { title, actions: [filed(docket)] });
    expect(status).toBe(201);
    const id = String(body.caseId);
    const order = (number: number) => ({
      type: 'order.entered',
      proceeding: docket,
      on: '2025-03-04',
      data: { title: `Order ${number}` },
      sources,
    });
    return { id, docket, order, path: `/cases/${id}/actions` };
  };

  const revisionAt = async ({ url }: Served, id: string) =>
    Number((await ask(`${url}/api/v1/cases/${id}`)).body.revision);

  const titlesIn = async ({ url }: Served, id: string): Promise<readonly string[]> => {
    const { body } = await ask(`${url}/api/v1/cases/${id}/history?type=order.entered&limit=200`);
    return (body.items as { data: { title: string } }[]).map(({ data }) => data.title);
  };

  test('of two clerks who decided on one revision, one is told that the case has grown, each time', async () => {
    const { id, order, path } = await begun(`Turn v. Turn ${run}`);
    for (let round = 0; round < 15; round++) {
      const revision = await revisionAt(servers[round % 2]!, id);
      const headers = { 'if-match': `"${revision}"` };
      const answers = await Promise.all(
        servers.map((server, index) => post(server, path, order(round * 2 + index), headers)),
      );
      expect(statusesOf(answers)).toEqual([201, 412]);
      expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'stale' });
      expect(await Promise.all(servers.map(server => revisionAt(server, id)))).toEqual([revision + 1, revision + 1]);
    }
    expect(await titlesIn(servers[0], id)).toHaveLength(15);
  }, 60_000);

  test('who does not care for the revision is recorded, however many do so at once, each once and none lost', async () => {
    const { id, order, path } = await begun(`Crowd v. Crowd ${run}`);
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const answers = await Promise.all(
      numbers.map(number => post(servers[number % 2]!, path, order(number), { 'if-match': '*' })),
    );
    expect(statusesOf(answers)).toEqual(numbers.map(() => 201));
    expect(answers.map(({ body }) => Number(body.revision)).sort((a, b) => a - b)).toEqual(numbers.map(n => n + 2));
    for (const server of servers)
      expect((await titlesIn(server, id)).toSorted()).toEqual(numbers.map(n => `Order ${n}`).sort());
  }, 60_000);

  test('a request that is sent to both at once is recorded once, and both give the one answer', async () => {
    const { id, order, path } = await begun(`Once v. Twice ${run}`);
    for (let round = 0; round < 10; round++) {
      const headers = { 'if-match': `"${round + 1}"`, 'idempotency-key': `round-${round}` };
      const answers = await both(path, order(round), headers);
      expect(statusesOf(answers)).toEqual([201, 201]);
      expect(answers[0]!.body).toEqual(answers[1]!.body);
      expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    }
    expect(await titlesIn(servers[1], id)).toHaveLength(10);
  }, 60_000);

  test('a case of one id that is begun at both at once is begun once', async () => {
    const id = `begun-${run}`;
    const answers = await Promise.all(
      servers.map((server, index) => post(server, '/cases', { id, title: `Begun ${index}`, actions: [filed()] })),
    );
    expect(statusesOf(answers)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'case_exists', caseId: id });
    expect(await revisionAt(servers[0], id)).toBe(1);
  });

  test('two cases of one title that are begun at once get each its own id', async () => {
    const title = `Same v. Same ${run}`;
    const answers = await Promise.all(servers.map(server => post(server, '/cases', { title, actions: [filed()] })));
    expect(statusesOf(answers)).toEqual([201, 201]);
    const slug = `same-v-same-${run}`;
    expect(answers.map(({ body }) => body.caseId).sort()).toEqual([slug, `${slug}-2`]);
  });

  test('a beginning that is sent to both at once under one key is one case', async () => {
    for (let round = 0; round < 5; round++) {
      const title = `Key v. Key ${run} ${round}`;
      const answers = await both('/cases', { title, actions: [filed()] }, { 'idempotency-key': `begin-${round}` });
      expect(statusesOf(answers)).toEqual([201, 201]);
      expect(answers[0]!.body).toEqual(answers[1]!.body);
      expect((await ask(`${servers[0].url}/api/v1/cases/${answers[0]!.body.caseId}-2`)).status).toBe(404);
    }
  }, 60_000);

  test('a docket that two cases are begun in at once is one case’s; the other is refused, or told who has it', async () => {
    for (let round = 0; round < 8; round++) {
      const docket = newDocket();
      const answers = await Promise.all(
        servers.map((server, index) =>
          post(server, '/cases', { id: `claim-${run}-${round}-${index}`, title: 'Claim', actions: [filed(docket)] }),
        ),
      );
      const winner = answers.find(({ status, body }) => status === 201 && body.lostDockets === undefined);
      const loser = answers.find(answer => answer !== winner);
      expect([winner?.status, loser?.status]).toEqual([201, expect.any(Number)]);
      if (loser!.status === 201) expect(loser!.body.lostDockets).toEqual([{ ...docket, heldBy: winner!.body.caseId }]);
      else expect(loser).toMatchObject({ status: 409, body: { code: 'docket_claimed', caseId: winner!.body.caseId } });
      const late = await post(servers[round % 2]!, '/cases', {
        title: `Late ${run} ${round}`,
        actions: [filed(docket)],
      });
      expect(late).toMatchObject({ status: 409, body: { code: 'docket_claimed', caseId: winner!.body.caseId } });
    }
  }, 60_000);

  test('one of them killed while both record: what it acknowledged stands, and the other goes on', async () => {
    const { id, order, path } = await begun(`Killed v. Spared ${run}`);
    const doomed = await another();
    const recordOn = async (server: Served, numbers: number, goesOn: (acknowledged: number) => void) => {
      const acknowledged: string[] = [];
      for (let count = 0; count < 100; count++) {
        const answer = await post(server, path, order(numbers + count), { 'if-match': '*' }).catch(() => undefined);
        if (!answer) break;
        expect(answer.status).toBe(201);
        acknowledged.push(`Order ${numbers + count}`);
        goesOn(acknowledged.length);
      }
      return acknowledged;
    };
    const [spared, killed] = await Promise.all([
      recordOn(servers[0], 1_000, () => {}),
      recordOn(doomed, 2_000, acknowledged => {
        if (acknowledged === 20) void doomed.end('SIGKILL');
      }),
    ]);
    expect(spared).toHaveLength(100);
    expect(killed.length).toBeGreaterThanOrEqual(20);
    const titles = await titlesIn(servers[1], id);
    expect([...spared, ...killed].filter(title => !titles.includes(title))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  }, 60_000);
});
