import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { serveLis } from '../support/lis.ts';
import { openReceiver, type Received } from '../support/receiver.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
/** A hundred with `npm run faults`. */
const kills = Number(process.env.LIS_TEST_KILLS ?? 4);
/** Messages under way to one receiver at most. */
const inFlight = 50;
const cases = ['one-v-other', 'two-v-other', 'three-v-other'];

const json = { 'content-type': 'application/json', 'if-match': '*' };

/** A docket of one case for each kill. */
const importOf = (kill: number): string =>
  [
    'court,docket_number,filed_on,text',
    ...[1, 2, 3].map(line => `cand,3:24-cv-0${1_000 + kill},2024-01-0${line},NOTICE ${line}`),
  ].join('\n');

type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** What an endpoint was told of imports, each message once. */
const importsAt = ({ received }: Receiver) => {
  const told = received.filter(({ message }) => message.type === 'import.completed');
  return [...new Map(told.map(({ headers, message }) => [headers['webhook-id'], message.data])).values()];
};

const actionOf = (text: string) => ({ type: 'note.added', data: { text } });

test(
  'a server killed again and again while it delivers misses nothing, and keeps each case in order',
  async () => {
    const data = join(newFolder(), 'data');
    const accepted: Received[] = [];
    const met = new Set<string>();
    const receiver = await openReceiver((received, response) => {
      // Some are refused at first, so that there is something to come again.
      const { id } = received.message.data.action;
      const refused = !met.has(id) && Math.random() < 0.1;
      met.add(id);
      if (!refused) accepted.push(received);
      response.writeHead(refused ? 500 : 204).end();
    });
    const clerk = await openReceiver();
    const crowd = await openReceiver();
    const env = { LIS_WEBHOOKS_ALLOW_LOOPBACK: 'true' };
    const serve = () => serveLis(data, ['--samples', 'none'], { env });
    let server = await serve();
    const post = (path: string, body: object) =>
      fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) });
    for (const id of cases)
      expect((await post('/cases', { id, title: id, actions: [actionOf('first')] })).status).toBe(201);
    expect(
      (await post('/webhooks', { id: 'desk', url: receiver.url, from: 'start', types: ['note.added'] })).status,
    ).toBe(201);
    const others = [
      { id: 'clerk', url: clerk.url, mode: 'serial' },
      { id: 'crowd', url: crowd.url, mode: 'parallel', types: ['note.added'], from: 'start' },
    ];
    for (const webhook of others) expect((await post('/webhooks', webhook)).status).toBe(201);

    const acknowledged = new Map<string, string[]>(cases.map(id => [id, []]));
    let count = 0;
    const recordInto = async (id: string, until: () => boolean): Promise<void> => {
      while (!until()) {
        count += 1;
        const response = await post(`/cases/${id}/actions`, actionOf(`note ${count}`)).catch(() => undefined);
        if (response?.status !== 201) return;
        const answer = (await response.json().catch(() => undefined)) as { actions: { id: string }[] } | undefined;
        if (answer) acknowledged.get(id)!.push(answer.actions[0]!.id);
      }
    };
    for (let kill = 0; kill < kills; kill++) {
      let killed = false;
      expect((await post('/imports', { name: 'docket.csv', content: importOf(kill) })).status).toBe(200);
      const recording = cases.map(id => recordInto(id, () => killed));
      await new Promise(resolve => setTimeout(resolve, 100 + 500 * Math.random()));
      killed = true;
      await server.end('SIGKILL');
      await Promise.all(recording);
      server = await serve();
    }

    const all = [...acknowledged.values()].flat();
    expect(all.length).toBeGreaterThan(20);
    await eventually(() => {
      const had = new Set(accepted.map(({ message }) => message.data.action.id));
      return all.every(id => had.has(id));
    });
    await eventually(() => {
      const had = new Set(crowd.received.map(({ message }) => message.data.action.id));
      return all.every(id => had.has(id)) && new Set(importsAt(clerk).map(({ caseId }) => caseId)).size === kills;
    });
    await server.end('SIGTERM');

    const idsById = new Map<string, Set<unknown>>();
    for (const { headers, message } of receiver.received) {
      const { id } = message.data.action;
      idsById.set(id, (idsById.get(id) ?? new Set()).add(headers['webhook-id']));
    }
    expect([...idsById.values()].every(ids => ids.size === 1)).toBe(true);
    const first = [...new Map(accepted.toReversed().map(one => [one.message.data.action.id, one])).values()].reverse();
    for (const id of cases) {
      const revisions = first.flatMap(({ message: { data: told } }) => (told.caseId === id ? told.revision : []));
      expect(revisions).toEqual(revisions.toSorted((x, y) => x - y));
    }
    // Nothing comes twice but what was under way when the server was killed.
    expect(accepted.length - first.length).toBeLessThanOrEqual(kills * inFlight);
    // However often it comes, what an import brought is one message.
    expect(importsAt(clerk).length).toBe(kills);
    const positions = [...new Map(clerk.received.map(({ message: { data } }) => [data.position, data])).keys()];
    expect(positions).toEqual(positions.toSorted((x, y) => Number(x) - Number(y)));
    for (const one of [receiver, clerk, crowd]) await one.close();
  },
  60_000 + kills * 15_000,
);
