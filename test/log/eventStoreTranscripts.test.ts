import type { Client } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Bindings } from '../support/eventStore/bindings.ts';
import type { Proposal } from '../support/eventStore/ledger.ts';
import { type Hooks, rawClient, replayed } from '../support/eventStore/replay.ts';
import { transcript } from '../support/eventStore/transcript.ts';
import { type EventStoreServer, startEventStoreServer } from '../support/eventStoreServer.ts';

const none = new Uint8Array();

const proposal = (id: number, type: string): Proposal => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  type,
  contentType: 'application/json',
  data: new TextEncoder().encode('{}'),
  metadata: none,
});

const others = (from: number, count: number) => Array.from({ length: count }, (_, i) => proposal(from + i, 'x'));

describe('the protocol server answers as EventStoreDB 23.10.8 did on the wire', () => {
  const bindings = new Bindings();
  let server: EventStoreServer;
  let client: Client;
  beforeAll(async () => {
    server = await startEventStoreServer();
    client = rawClient(server.port);
  });
  afterAll(() => {
    client.close();
    server.stop();
  });

  const append = (stream: string, ...proposals: readonly Proposal[]) => {
    const outcome = server.ledger.append(stream, 'any', proposals);
    return outcome.kind === 'written' ? String(outcome.position) : '';
  };

  /** Set-up calls that the recordings leave out. */
  const setUps: Readonly<Record<string, () => void>> = {
    '03': () => {
      append('case-3', proposal(7, 'a'), proposal(8, 'b'), proposal(9, 'c'));
      for (const [i, { position }] of server.ledger.stream('case-3')!.entries())
        bindings.bindPlace(['1595', '1694', '1793'][i]!, String(position));
    },
    '12': () => {
      bindings.bindPlace('3600224', append('lis-1', proposal(46, 'filed')));
      append('lis-1', proposal(47, 'noted'));
      append('other-1', ...others(48, 14));
      append('lis-1', proposal(62, 'noted'));
    },
    '14': () => {
      append('case-14', proposal(77, 'a'), proposal(78, 'b'));
      append('case-14t', proposal(79, 'a'));
    },
  };

  /** What happened on another call in the middle of one, by file and call. */
  const hooks: Readonly<Record<string, Hooks>> = {
    '06-1': { late: 3 },
    '07-1': {
      beforeMessage: {
        2: async () => {
          for (const call of transcript('07-batch-append-deleted.json').rpcs.slice(2))
            expect(await replayed(client, call, bindings)).toEqual([]);
        },
      },
    },
    '10-2': { beforeMessage: { 1: () => void server.ledger.delete('case-10', 'any', false) } },
    '12-0': {
      afterAnswers: {
        5: () => {
          append('lis-2', proposal(63, 'filed'));
          append('other-1', ...others(64, 12));
          append('lis-2', proposal(76, 'noted'));
        },
      },
    },
  };

  test.each([
    '01-server-features.json',
    '02-batch-append-success.json',
    '03-batch-append-wrong-expected-version.json',
    '04-batch-append-idempotent.json',
    '05-batch-append-size.json',
    '06-batch-append-bad-request.json',
    '07-batch-append-deleted.json',
    '08-append-rpc.json',
    '09-read-stream.json',
    '10-read-stream-missing.json',
    '11-read-all.json',
    '12-subscribe-all-filtered.json',
    '13-subscribe-variants.json',
    '14-delete-tombstone.json',
  ])('%s', async file => {
    const number = file.slice(0, 2);
    bindings.nextFile();
    setUps[number]?.();
    const calls = transcript(file).rpcs.map((call, i) => ({ call, own: hooks[`${number}-${i}`] }));
    for (const { call, own } of calls) {
      if (call.log === undefined || (number === '07' && !call.rpc.endsWith('BatchAppend'))) continue;
      expect({ rpc: call.rpc, differences: await replayed(client, call, bindings, own) }).toEqual({
        rpc: call.rpc,
        differences: [],
      });
    }
  });

  test('positions stand in the order in which the real server gave them out', () => {
    const places = bindings.places();
    expect(places.length).toBeGreaterThan(30);
    for (const [i, place] of places.slice(1).entries()) expect(place).toBeGreaterThan(places[i]!);
  });
});

test('17-read-all-filtered-raw.json: $all can be read with a filter and a count', async () => {
  const server = await startEventStoreServer();
  const client = rawClient(server.port);
  const bindings = new Bindings();
  for (const call of transcript('17-read-all-filtered-raw.json').rpcs.slice(1, 3))
    expect(await replayed(client, call, bindings)).toEqual([]);
  client.close();
  server.stop();
});
