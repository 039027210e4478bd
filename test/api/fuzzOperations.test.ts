import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { doeCase, doeDocket, plainCase } from '../support/cases.ts';
import { disturbed, hostileText, hostileWords, valuesOf } from '../support/hostile.ts';
import { type House, openHouse } from '../support/house.ts';
import {
  type Checker,
  checkerOf,
  type DocumentedOperation,
  documentOf,
  expectTold,
  type OpenApi,
  operationsOf,
  parametersOf,
} from '../support/openApi.ts';
import { rawAnswer } from '../support/raw.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const token = 'the-token-of-the-data-folder';
let house: House;
let document: OpenApi;
let checker: Checker;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase, plainCase(1)], now: '2026-11-26T12:00:00Z', token });
  document = await documentOf(house);
  checker = checkerOf(document);
});
afterAll(() => house.close());

interface Sent {
  readonly operation: DocumentedOperation;
  readonly address: string;
  readonly headers: readonly string[];
  readonly body: string | undefined;
}

const ids = ['doe-v-example', 'plain-1', the('doe ruling'), the('doe motion'), 'clerk', 'nobody'];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encoded = (value: unknown): string => encodeURIComponent(textOf(value).toWellFormed());

const pathsOf = ({ path }: DocumentedOperation): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 6, arbitrary: fc.constantFrom(...ids) },
      { weight: 1, arbitrary: fc.constantFrom(...hostileWords) },
    )
    // Without an id it is the path of another operation.
    .map(id => path.replace('{id}', encoded(id || ' ')));

const queriesOf = (operation: DocumentedOperation): fc.Arbitrary<string> => {
  const known = parametersOf(document, operation).filter(one => one.in === 'query');
  const values = valuesOf(document);
  const pairs = [
    ...known.map(({ name, schema }) => values(schema).map(value => `${name}=${encoded(value)}`)),
    fc.constantFrom('', '__proto__=1', 'constructor[prototype]=1', 'a%0d%0aX:%20y=1', 'limit=1&limit=2'),
  ];
  return fc.array(fc.oneof(...pairs), { maxLength: 3 }).map(some => (some.length > 0 ? `?${some.join('&')}` : ''));
};

/** What a header may hold at all. */
const headerWords = fc.oneof(
  fc.constantFrom(
    '*',
    '"0.0"',
    '"9999999999999"',
    'W/"1"',
    '*, *',
    '',
    '__proto__',
    'a b',
    '%0d%0a',
    `${'k'.repeat(300)}`,
  ),
  fc.string({ maxLength: 20 }).map(text => text.replace(/[^\x20-\x7e]/g, '').trim()),
);

const headersOf = (operation: DocumentedOperation): fc.Arbitrary<readonly string[]> => {
  const known = parametersOf(document, operation).filter(one => one.in === 'header');
  const said = known.map(({ name }) =>
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant(name === 'If-Match' ? '*' : undefined) },
        { weight: 1, arbitrary: headerWords },
      )
      .map(value => (value === undefined ? [] : [`${name}: ${value}`])),
  );
  return fc.tuple(...said).map(lines => lines.flat());
};

/** Actions that stand, whatever their words: so that every door has to show those. */
const hostileActions: fc.Arbitrary<object> = fc
  .record({ name: hostileText, role: hostileText, citation: hostileText, title: hostileText, party: fc.nat(99) })
  .map(({ name, role, citation, title, party }) => {
    const told = { proceeding: doeDocket, on: '2024-05-01', sources: [{ citation, quote: name }], override: 'a fuzz' };
    return {
      actions: [
        { ...told, type: 'party.joined', data: { party: `party-${party}`, name, role } },
        { ...told, type: 'motion.filed', data: { kinds: [role], title, by: [`party-${party}`] } },
        { ...told, type: 'hearing.set', data: { kind: title, at: '2024-05-20T09:00', place: name } },
        { type: 'case.titled', data: { title } },
      ],
    };
  });

const bodiesOf = ({ requestBody }: DocumentedOperation): fc.Arbitrary<string | undefined> => {
  const content = requestBody?.content['application/json'];
  if (!content) return fc.constant(undefined);
  const examples = Object.values(content.examples ?? {}).map(({ value }) => disturbed(value));
  return fc
    .oneof(...examples, ...examples.map(one => one.chain(disturbed)), valuesOf(document)(content.schema))
    .map(value => JSON.stringify(value) ?? 'null');
};

const requests = (operation: DocumentedOperation): fc.Arbitrary<Sent> =>
  fc
    .tuple(pathsOf(operation), queriesOf(operation), headersOf(operation), bodiesOf(operation))
    .map(([path, query, headers, body]) => ({
      operation,
      // What is recorded is said in the body, so most of these have no query.
      address: body !== undefined && body.length % 5 > 0 ? path : path + query,
      headers,
      body,
    }));

const send = ({ operation, address, headers, body }: Sent) => {
  const lines = [
    `${operation.method.toUpperCase()} ${address} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    'Connection: close',
    ...headers,
    ...(body === undefined ? [] : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return rawAnswer(house.base, `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
};

const headersIn = (head: string): Headers => {
  const headers = new Headers();
  for (const line of head.split('\r\n').slice(1))
    headers.append(line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim());
  return headers;
};

/** No cell of a table is a formula to whoever opens it. */
const expectNoFormula = (body: string): void => {
  for (const cell of (parse(body, { relax_column_count: true }) as string[][]).flat())
    expect(cell).not.toMatch(/^[=+\-@\t\r]/);
};

const expectHarmless = async (sent: Sent): Promise<number> => {
  const { status, head, body } = await send(sent);
  expect([
    status,
    status >= 500 || status === 0 ? [sent.operation.operationId, sent.address, sent.body, body] : '',
  ]).toEqual([status, '']);
  expect(head).not.toMatch(/^(?:set-cookie|x):/im);
  expect(body).not.toMatch(/"(?:salt|commandHash)":/);
  const headers = headersIn(head);
  if (headers.get('content-type')?.startsWith('text/csv')) expectNoFormula(body);
  const empty = status === 304 || status === 204;
  await expectTold(checker, sent.operation, new Response(empty ? null : body, { status, headers }));
  return status;
};

test('words that do harm elsewhere are words here, and are recorded as they are', async () => {
  const operation = operationsOf(document).find(({ operationId }) => operationId === 'recordActions')!;
  const address = operation.path.replace('{id}', 'doe-v-example');
  const property = fc.asyncProperty(hostileActions, async actions => {
    const status = await expectHarmless({
      operation,
      address,
      headers: ['If-Match: *'],
      body: JSON.stringify(actions),
    });
    expect(status).toBe(201);
  });
  await fc.assert(property, { numRuns: 100 });
});

test('no request that the document allows, nor one like it, does harm', async () => {
  const tally = new Map<string, number>();
  const operations = operationsOf(document);
  const any = fc.constantFrom(...operations, ...operations.filter(({ requestBody }) => requestBody)).chain(requests);
  await fc.assert(
    fc.asyncProperty(any, async sent => {
      const status = await expectHarmless(sent);
      const kind = `${sent.body === undefined ? 'asked' : 'told'} ${status}`;
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
    }),
    { numRuns: 1_500 },
  );
  expect(tally.get('asked 200')).toBeGreaterThan(100);
  expect(tally.get('told 201')).toBeGreaterThan(2);
  expect(tally.get('told 400')).toBeGreaterThan(50);
}, 180_000);

test('what was recorded meanwhile is answered at every door, and the prototypes of all objects are as they were', async () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
  const { items } = await house.read<{ items: { id: string }[] }>('/api/v1/cases?limit=200');
  expect(items.length).toBeGreaterThan(2);
  for (const { id } of items)
    for (const path of ['', '/history?limit=200', '/diff?fromAt=0&toAt=0'])
      expect([id, path, (await house.get(`/api/v1/cases/${id}${path}`)).status]).toEqual([id, path, 200]);
  expect((await house.get('/api/v1/events?limit=200')).status).toBe(200);
});

test('each line of the log is one line, and none says that a request failed', () => {
  for (const line of house.lines) {
    expect(line.search(/[\r\n]/)).toBe(line.length - 1);
    // A stream has no end, so these were cut.
    const { msg, req } = JSON.parse(line) as { msg: string; req: { url: string } };
    expect([msg, req.url]).toEqual([/\/stream(\?|$)/i.test(req.url) ? msg : 'request completed', req.url]);
  }
});
