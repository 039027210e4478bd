import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
} from '../support/openApi.ts';
import { sentToNewsroom } from '../support/sentToNewsroom.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const token = 'the-token-of-the-data-folder';
let house: House;
let document: OpenApi;
let checker: Checker;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-11-26T12:00:00Z', token });
  document = await documentOf(house);
  checker = checkerOf(document);
  await house.webhooks.store.note(sentToNewsroom);
});
afterAll(() => house.close());

/** The addresses that a reader of the document sees: the bare one, and those that its description shows. */
const addressesOf = (operation: DocumentedOperation): readonly string[] => {
  const parameters = parametersOf(document, operation);
  const bare = filled(operation.path, Object.fromEntries(parameters.map(({ name, example = '' }) => [name, example])));
  const shown = [...(operation.description ?? '').matchAll(/^ {4}(\/\S+)$/gm)].map(([, address]) => address!);
  return operation.operationId === 'readDiff' ? shown : [bare, ...shown];
};

const bodiesOf = ({ requestBody }: DocumentedOperation): readonly (readonly [string, unknown])[] =>
  Object.entries(requestBody?.content['application/json']?.examples ?? {}).map(([name, { value }]) => [name, value]);

/** Sends what a reader would who copies it from the document. */
const send = (operation: DocumentedOperation, address: string, body?: unknown): Promise<Response> => {
  const headers = parametersOf(document, operation).filter(one => one.in === 'header' && one.example !== undefined);
  return house.get(address, {
    method: operation.method.toUpperCase(),
    headers: {
      authorization: `Bearer ${token}`,
      ...Object.fromEntries(headers.map(({ name, example }) => [name, example!])),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
};

const succeeds = async (operation: DocumentedOperation, address: string, name: string, body?: unknown) => {
  const response = await send(operation, address, body);
  if (!response.ok) throw new Error(`${operation.method} ${address} (${name}): ${await response.text()}`);
  await expectTold(checker, operation, response);
};

const answerable = (): readonly DocumentedOperation[] =>
  operationsOf(document).filter(({ responses }) => Object.keys(responses).some(status => status.startsWith('2')));

test('every example of the document is accepted, one after another, and answered as the document says', async () => {
  let sent = 0;
  for (const operation of answerable()) {
    const bodies = bodiesOf(operation);
    if (operation.requestBody)
      expect([operation.operationId, bodies.length > 0]).toEqual([operation.operationId, true]);
    for (const address of addressesOf(operation)) {
      if (bodies.length === 0) await succeeds(operation, address, 'no body');
      for (const [name, body] of bodies) await succeeds(operation, address, name, body);
      sent += Math.max(bodies.length, 1);
    }
  }
  expect(sent).toBeGreaterThan(30);
});

test('the examples of a body fit its schema, and some of them speak Korean', () => {
  const korean: string[] = [];
  for (const operation of operationsOf(document))
    for (const [name, body] of bodiesOf(operation)) {
      const schema = [
        'paths',
        operation.path,
        operation.method,
        'requestBody',
        'content',
        'application/json',
        'schema',
      ];
      expect([operation.operationId, name, checker.faults(body, ...schema)]).toEqual([operation.operationId, name, '']);
      if (/\p{Script=Hangul}/u.test(JSON.stringify(body))) korean.push(operation.operationId);
    }
  expect(korean).toEqual(expect.arrayContaining(['beginCase', 'recordActions', 'correctAction', 'retractAction']));
});

test('what the examples recorded folds without a flag', async () => {
  for (const id of ['lee-v-sample-motors', 'kim-v-hanbit'])
    expect(await house.read(`/api/v1/cases/${id}`)).toMatchObject({ status: 'pending', flags: [] });
});
