import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { doeCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import {
  type Checker,
  checkerOf,
  type DocumentedOperation,
  documentOf,
  expectTold,
  filled,
  type OpenApi,
  operationsOf,
  parametersOf,
  refusalsOf,
} from '../support/openApi.ts';
import { rawAnswer } from '../support/raw.ts';
import { sentToNewsroom } from '../support/sentToNewsroom.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const token = 'the-token-of-the-data-folder';
const now = '2026-11-26T12:00:00Z';

/** Nobody holds a key, and the examples of the document were sent. */
let open: House;
/** Whoever shows nothing may nothing, and `reader` may read. */
let guarded: House;
let reader: string;
/** Nobody may ask twice. */
let limited: House;
/** Somebody changed an event in the file. */
let tampered: House;
let document: OpenApi;
let checker: Checker;

const json = { 'content-type': 'application/json' };

const makeKey = async (house: House, ...scopes: readonly string[]): Promise<string> => {
  const body = JSON.stringify({ name: 'somebody', scopes });
  const made = await house.get('/api/v1/keys', {
    method: 'POST',
    headers: { ...json, authorization: `Bearer ${token}` },
    body,
  });
  return ((await made.json()) as { key: string }).key;
};

const examplesOf = ({ requestBody }: DocumentedOperation): readonly unknown[] =>
  Object.values(requestBody?.content['application/json']?.examples ?? {}).map(({ value }) => value);

const pathOf = (operation: DocumentedOperation): string =>
  filled(
    operation.path,
    Object.fromEntries(parametersOf(document, operation).map(({ name, example = '' }) => [name, example])),
  );

interface Sent {
  readonly house?: House;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body as it stands. */
  readonly text?: string;
}

/** The first example of an operation, but for what is said otherwise. */
const send = (operation: DocumentedOperation, more: Sent = {}): Promise<Response> => {
  const { house = open, path = pathOf(operation), query = '', headers = {} } = more;
  const [example] = examplesOf(operation);
  const body = more.text ?? (example === undefined ? undefined : JSON.stringify(more.body ?? example));
  return house.get(path + query, {
    method: operation.method.toUpperCase(),
    headers: { ...(body !== undefined && json), 'if-match': '*', ...headers },
    ...(body !== undefined && { body }),
  });
};

const operationCalled = (id: string): DocumentedOperation =>
  operationsOf(document).find(({ operationId }) => operationId === id)!;

beforeAll(async () => {
  const folder = newFolder();
  open = await openHouse({ folder: newFolder(), cases: 'samples', now });
  guarded = await openHouse({ folder: newFolder(), publicRead: false, token });
  limited = await openHouse({ folder: newFolder(), rateLimit: 1, token });
  tampered = await openHouse({ folder, cases: [doeCase], follows: false });
  reader = await makeKey(guarded, 'read');
  await makeKey(limited, 'read');
  await limited.get('/api/v1/cases');
  const db = new Database(join(folder, 'log.sqlite'));
  db.exec(`UPDATE event SET body = replace(body, 'Jane Doe', 'John Doe') WHERE stream = 'case-doe-v-example'`);
  db.close();
  document = await documentOf(open);
  checker = checkerOf(document);
  for (const id of ['beginCase', 'recordActions'])
    for (const body of examplesOf(operationCalled(id)))
      expect([id, (await send(operationCalled(id), { body })).status]).toEqual([id, 201]);
  for (const other of ['old-v-case', 'third-v-case', 'once-v-case'])
    await send(operationCalled('beginCase'), { body: { id: other, title: other, actions: [note] } });
  for (const from of ['old-v-case', 'third-v-case']) await send(operationCalled('joinCases'), { body: { from } });
  await send(operationCalled('recordActions'), { body: { actions: sealedEntry } });
  await send(operationCalled('makeWebhook'));
  await open.webhooks.store.note(sentToNewsroom);
});
afterAll(() => Promise.all([open, guarded, limited, tampered].map(house => house.close())));

/** What no client would send. */
const sendRaw = async (operation: DocumentedOperation, path: string, headers: string): Promise<Response> => {
  const request = `${operation.method.toUpperCase()} ${path} HTTP/1.1\r\n${headers}\r\nConnection: close\r\n\r\n`;
  const { status, body } = await rawAnswer(open.base, request);
  return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } });
};

const lee = { court: 'cand', docketNumber: '3:26-cv-00456' };
const kim = { court: 'nysd', docketNumber: '1:26-cv-00789' };
const sources = [{ citation: 'Dkt. 1' }];
const long = 'long '.repeat(6_000);
const manySources = Array.from({ length: 50 }, () => ({ citation: 'Dkt. 1', quote: long }));
const id = 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f';
const note = { type: 'note.added', data: { text: 'seen' } };
const filed = (proceeding: object) => ({ type: 'case.filed', proceeding, on: '2026-02-03', data: {}, sources });

const entryId = 'e1d2c3b4-a596-4788-8a9b-6c5d4e3f2a1b';
const sealedEntry = [
  {
    id: entryId,
    type: 'entry.recorded',
    proceeding: lee,
    entry: { number: 5 },
    data: { from: 'page', capturedOn: '2026-03-31', filedOn: '2026-03-02', text: 'DECLARATION' },
    sources,
  },
  { type: 'entry.sealed', proceeding: lee, on: '2026-03-03', entryId, data: { scope: 'entry' }, sources },
];

/** Actions in the form in which an operation takes several. */
const several = ({ operationId }: DocumentedOperation, ...actions: readonly object[]): object =>
  operationId === 'recordActions' ? { actions } : { title: 'Another v. Case', actions };

const isAmending = ({ path }: DocumentedOperation): boolean => path.startsWith('/api/v1/actions/');

/** The title of the case, which is an action of Lis's own and cannot be amended. */
const ownAction = async (): Promise<string> => {
  const { items } = await open.read<{ items: { id: string }[] }>(
    '/api/v1/events?types=case.titled&cases=lee-v-sample-motors',
  );
  return items[0]!.id;
};

/** What stands nowhere yet. */
const fresh = (operation: DocumentedOperation, words: string): object => {
  if (operation.operationId === 'joinCases') return { from: words === 'once' ? 'once-v-case' : 'kim-v-hanbit' };
  if (operation.operationId === 'separateCases') return { from: words === 'once' ? 'third-v-case' : 'old-v-case' };
  const [example] = examplesOf(operation) as [object];
  return isAmending(operation) ? { ...example, reason: words } : several(operation, { ...note, data: { text: words } });
};

/** What would be recorded into a case that was joined into another. */
const absorbedBody = ({ operationId }: DocumentedOperation): object => {
  if (operationId === 'joinCases' || operationId === 'separateCases') return { from: 'kim-v-hanbit' };
  return operationId === 'recordActions' ? note : { id: 'old-v-case', title: 'Old v. Case', actions: [note] };
};

const takes = (operation: DocumentedOperation, parameter: string): boolean =>
  parametersOf(document, operation).some(({ name }) => name === parameter);

type Provoke = (operation: DocumentedOperation) => Promise<Response> | Response;

/** How each problem is brought about, by its code. */
const provocations: Readonly<Record<string, Provoke>> = {
  invalid_parameter: operation => send(operation, { query: '?nonsense=1' }),
  malformed_request: operation =>
    sendRaw(operation, operation.path.replace(/\{\w+\}/, '%ff'), 'Host: 127.0.0.1\r\nContent-Length: 0'),
  unknown_host: operation => sendRaw(operation, pathOf(operation), 'Host: evil.example\r\nContent-Length: 0'),
  cross_site: operation => send(operation, { headers: { origin: 'https://evil.example' } }),
  unauthorized: operation => send(operation, { house: guarded }),
  forbidden: operation => send(operation, { house: guarded, headers: { authorization: `Bearer ${reader}` } }),
  too_many_requests: operation => send(operation, { house: limited }),
  malformed_body: operation => send(operation, { text: '{"type": ' }),
  invalid_input: operation => send(operation, { text: '{"colour": "red"}' }),
  not_json: operation => send(operation, { headers: { 'content-type': 'text/plain' } }),
  body_too_large: operation =>
    sendRaw(
      operation,
      pathOf(operation),
      'Host: 127.0.0.1\r\nContent-Type: application/json\r\nIf-Match: *\r\nContent-Length: 99000000',
    ),
  append_refused: operation => {
    const [example] = examplesOf(operation) as [object];
    const large = {
      ...filed({ court: 'cand', docketNumber: '3:26-cv-00999' }),
      id: the('too large'),
      sources: manySources,
    };
    return send(operation, {
      body: isAmending(operation) ? { ...example, sources: manySources } : several(operation, large),
    });
  },
  malformed_header: operation => {
    if (/\/history\.|\.atom/.test(operation.path))
      return sendRaw(operation, pathOf(operation), 'Host: 127.0.0.1:99999\r\nContent-Length: 0');
    if (takes(operation, 'Last-Event-ID')) return send(operation, { headers: { 'last-event-id': 'not a position' } });
    return send(operation, { headers: { 'idempotency-key': 'not one word' } });
  },
  key_reused: async operation => {
    const headers = { 'idempotency-key': `of-${operation.operationId}` };
    expect((await send(operation, { headers, body: fresh(operation, 'once') })).status).toBe(201);
    return send(operation, { headers, body: fresh(operation, 'another time') });
  },
  revision_unsaid: operation => {
    const body = fresh(operation, 'no revision');
    return open.get(pathOf(operation), { method: 'POST', headers: json, body: JSON.stringify(body) });
  },
  stale: operation => send(operation, { headers: { 'if-match': '"0.abc"' }, body: fresh(operation, 'stale') }),
  refused: async operation => {
    if (isAmending(operation)) return send(operation, { path: operation.path.replace('{id}', await ownAction()) });
    const closed = { ...filed({ court: 'cand', docketNumber: '3:26-cv-00998' }), type: 'case.closed' };
    return send(operation, { body: several(operation, closed) });
  },
  docket_claimed: operation => {
    if (operation.operationId === 'beginCase' || operation.operationId === 'recordFile')
      return send(operation, { body: several(operation, filed(lee)) });
    const [example] = examplesOf(operation) as [{ readonly action?: object }];
    const moved = { ...example, action: { ...example.action, proceeding: kim } };
    return send(operation, { body: isAmending(operation) ? moved : several(operation, filed(kim)) });
  },
  id_taken: operation => send(operation, { body: several(operation, { ...note, id }, { ...note, id }) }),
  case_exists: operation => send(operation, { body: { id: 'musk-v-openai', title: 'Musk', actions: [note] } }),
  key_exists: async operation => {
    await send(operation, { house: guarded, headers: { authorization: `Bearer ${token}` } });
    return send(operation, { house: guarded, headers: { authorization: `Bearer ${token}` } });
  },
  unknown_endpoint: operation => send(operation, { path: operation.path.replace('{id}', 'nobody') }),
  endpoint_exists: async operation => {
    const body = { id: 'taken', url: 'https://newsroom.example/lis' };
    await send(operation, { body });
    return send(operation, { body });
  },
  too_many_secrets: async operation => {
    const url = 'https://newsroom.example/lis';
    const made = operationCalled('makeWebhook');
    await send(made, { body: { id: 'turning', url } });
    const path = operation.path.replace('{id}', 'turning');
    for (let version = 2; version <= 5; version++) await send(operation, { path });
    return send(operation, { path });
  },
  too_many_replays: async operation => {
    const made = operationCalled('makeWebhook');
    await send(made, { body: { id: 'repeating', url: 'https://newsroom.example/lis' } });
    const again = { path: operation.path.replace('{id}', 'repeating'), body: { from: 'start' } };
    for (let replay = 1; replay <= 5; replay++) await send(operation, again);
    return send(operation, again);
  },
  unknown_key: operation => send(operation, { path: operation.path.replace('{id}', 'nobody') }),
  unknown_case: operation =>
    send(operation, { path: operation.path.replace('{id}', 'nobody-v-nothing'), query: required(operation) }),
  unknown_action: operation => send(operation, { path: operation.path.replace('{id}', the('nothing at all')) }),
  unknown_revision: operation => send(operation, { query: asking(operation, '99999') }),
  wrong_hash: operation => send(operation, { query: asking(operation, '5-000000') }),
  log_changed: async operation => {
    const [event] = await tampered.log.readStream('case-doe-v-example', 5);
    const path = operation.path.replace('{id}', 'doe-v-example');
    return send(operation, { house: tampered, path, query: asking(operation, `5-${event!.hash}`) });
  },
  sealed: operation => send(operation, { path: operation.path.replace('{id}', entryId) }),
  case_absorbed: operation =>
    send(operation, {
      path: operation.path.replace('{id}', 'old-v-case'),
      body: absorbedBody(operation),
    }),
  not_joined: operation =>
    send(operation, { body: { from: operation.operationId === 'joinCases' ? 'lee-v-sample-motors' : 'kim-v-hanbit' } }),
  unknown_position: operation => {
    if (operation.operationId === 'makeWebhook')
      return send(operation, { body: { url: 'https://newsroom.example/lis', from: '999999' } });
    if (operation.operationId === 'replayWebhook') return send(operation, { body: { from: '999999' } });
    if (operation.operationId === 'retryDelivery')
      return send(operation, { path: pathOf(operation).replace('/1/', '/999999/') });
    return send(operation, { query: takes(operation, 'minPosition') ? '?minPosition=999999' : '?after=999999' });
  },
};

/** A diff has no question of its own; others need none. */
const required = ({ operationId }: DocumentedOperation): string =>
  operationId === 'readDiff' ? '?from=2024-01-01&to=2024-02-01' : '';

const asking = ({ operationId }: DocumentedOperation, at: string): string =>
  operationId === 'readDiff' ? `?fromAt=0&toAt=${at}` : `?at=${at}`;

test('every refusal that the document names can be brought about, and is answered as it says', async () => {
  const named = operationsOf(document).flatMap(operation =>
    refusalsOf(operation).map(refusal => ({ operation, ...refusal })),
  );
  expect(named.length).toBeGreaterThan(150);
  const missed: unknown[] = [];
  for (const { operation, status, code } of named) {
    const response = await provocations[code]?.(operation);
    if (!response) {
      missed.push([operation.operationId, code, 'nothing provokes it']);
      continue;
    }
    const text = await response.clone().text();
    const answered = JSON.parse(text) as { code?: string; rule?: string };
    const asNamed = code === 'refused' ? answered.rule !== undefined : answered.code === code;
    if (response.status !== status || !asNamed)
      missed.push([operation.operationId, status, code, response.status, text.slice(0, 300)]);
    else await expectTold(checker, operation, response);
  }
  expect(missed).toEqual([]);
}, 120_000);

test('nothing is provoked that no operation names', () => {
  const named = new Set(
    operationsOf(document)
      .flatMap(refusalsOf)
      .map(({ code }) => code),
  );
  expect(Object.keys(provocations).filter(code => !named.has(code))).toEqual([]);
});
