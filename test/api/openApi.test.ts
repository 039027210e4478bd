import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { IRouter } from 'express';
import { action, replacement } from '../../events/action.ts';
import { actionTypes } from '../../events/catalogue.ts';
import { problems } from '../../src/api/problemOf.ts';
import { doeCase, doeDocket, plainCase } from '../support/cases.ts';
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
import { sampleFiles } from '../support/samples.ts';
import { act, the } from '../support/story.ts';
import { confirmed, corrected, ruled } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
let document: OpenApi;
let operations: readonly DocumentedOperation[];
let checker: Checker;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', withPages: false });
  document = await documentOf(house);
  operations = operationsOf(document);
  checker = checkerOf(document);
});
afterAll(() => house.close());

/** What people and citations come in by, and the files of the page: nothing that a program would call. */
const undescribed = /^GET (?:\/|\/cases\{\/\*rest\}|\/docs(?:\/.+)?)$/;

/** The routes that Express answers, read off its routers. */
const routesIn = ({ stack }: IRouter): readonly string[] =>
  stack.flatMap(({ route, handle }) => {
    if (route)
      return route.stack.filter(({ method }) => method).map(({ method }) => `${method.toUpperCase()} ${route.path}`);
    return 'stack' in handle ? routesIn(handle as unknown as IRouter) : [];
  });

const told = (): readonly string[] =>
  operations.map(
    ({ method, path }) => `${method.toUpperCase()} ${path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1')}`,
  );

describe('the document', () => {
  test('is OpenAPI 3.1, by the schema of those who made it', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document) as unknown as Record<string, unknown>)).toMatchObject({
      valid: true,
    });
    expect(validator.version).toBe('3.1');
  });

  test('describes every route that is answered, and no other', () => {
    const app = house.server.listeners('request')[0] as unknown as { readonly router: IRouter };
    const answered = [...new Set(routesIn(app.router))].filter(
      route => !route.startsWith('OPTIONS') && !undescribed.test(route),
    );
    expect([...told()].sort()).toEqual(answered.sort());
  });

  test('names each operation once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('names exactly the parameters that a route takes', async () => {
    const asked = operations.filter(({ responses }) =>
      JSON.stringify(responses['400'] ?? {}).includes('invalid_parameter'),
    );
    expect(asked.length).toBeGreaterThan(10);
    for (const operation of asked) {
      const parameters = parametersOf(document, operation);
      const path = filled(operation.path, Object.fromEntries(parameters.map(({ name, example }) => [name, example!])));
      const response = await house.get(`${path}?nonsense=1`, {
        method: operation.method.toUpperCase(),
        ...(operation.requestBody && { body: '{}', headers: { 'content-type': 'application/json' } }),
      });
      const { errors } = (await expectTold(checker, operation, response)) as { errors: { detail: string }[] };
      const names = parameters.filter(one => one.in === 'query').map(({ name }) => name);
      expect([operation.operationId, errors[0]!.detail]).toEqual([
        operation.operationId,
        `is not a parameter here; known are ${names.sort().join(', ') || 'none'}`,
      ]);
    }
  });

  test('gives each problem the status that it is answered with', () => {
    const codesIn = (schema: unknown): readonly string[] =>
      [...JSON.stringify(schema).matchAll(/"enum":\[([^\]]*)\]/g)].flatMap(
        ([, names]) => JSON.parse(`[${names}]`) as string[],
      );
    for (const { operationId, responses } of operations)
      for (const [status, { content }] of Object.entries(responses))
        for (const code of codesIn(content?.['application/problem+json'] ?? {}))
          expect([operationId, code, String(problems[code]?.status)]).toEqual([operationId, code, status]);
  });

  test('points nowhere in vain', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref]) => ref!.split('/'));
    const lost = refs.filter(
      ref => ref.reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document) === undefined,
    );
    expect([refs.length > 500, lost]).toEqual([true, []]);
  });
});

describe('every answer', () => {
  const days = ['2024-03-15', '2024-07-01', '2024-11-14', '2025-05-02', '2026-05-03'];
  const operation = (id: string) => operations.find(({ operationId }) => operationId === id)!;
  const read = async (id: string, path: string) => expectTold(checker, operation(id), await house.get(path));

  interface Page {
    readonly items: readonly { readonly id: string }[];
    readonly next: string | null;
    readonly more?: boolean;
  }

  const follow = async (id: string, path: string, parameter: 'cursor' | 'after'): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let next = ''; ; ) {
      const page = (await read(id, `${path}${next}`)) as Page;
      ids.push(...page.items.map(item => item.id));
      if (page.next === null || page.more === false) return ids;
      next = `&${parameter}=${encodeURIComponent(page.next)}`;
    }
  };

  test.each(sampleFiles().map(({ id }) => id))('about %s is what the document says', async id => {
    const path = `/api/v1/cases/${id}`;
    for (const query of ['', ...days.map(day => `?asOf=${day}`), '?docketedBy=2025-02-05', '?at=1'])
      await read('readState', path + query);
    const ids = await follow('readHistory', `${path}/history?limit=200`, 'cursor');
    await read('readDiff', `${path}/diff?from=2023-01-01&to=2026-05-03`);
    await read('readDiff', `${path}/diff?fromAt=0&toAt=5`);
    for (const action of ids.slice(0, 20)) await read('readAction', `/api/v1/actions/${action}`);
  });

  test('that lists cases or events is what the document says', async () => {
    await read('listCases', '/api/v1/cases?limit=2');
    const events = await follow('readEvents', '/api/v1/events?limit=200', 'after');
    expect(events.length).toBeGreaterThan(1_000);
  });

  test('about what was corrected, struck, sealed and joined is what the document says', async () => {
    const told = await openHouse({ folder: newFolder(), cases: [doeCase, plainCase(1)] });
    const get = async (id: string, path: string) => expectTold(checker, operation(id), await told.get(path));
    const entry = act('entry.recorded', undefined, {
      from: 'page',
      capturedOn: '2024-05-01',
      filedOn: '2024-04-01',
      text: 'A',
    });
    await told.tell('doe-v-example', [
      { ...entry, as: 'an entry', entry: { number: 5 } },
      act('entry.sealed', '2024-05-02', { scope: 'entry' }, { entryId: the('an entry') }),
      { ...entry, as: 'another', entry: { number: 6 } },
      act('entry.struck', '2024-05-02', {}, { entryId: the('another') }),
      corrected('doe ruling', ruled('2024-04-10', the('doe motion'), 'granted', { proceeding: doeDocket })),
      confirmed('doe motion', 'record'),
    ]);
    const headers = { 'content-type': 'application/json', 'if-match': '*' };
    const joined = await told.get('/api/v1/cases/doe-v-example/joins', {
      method: 'POST',
      headers,
      body: '{"from":"plain-1"}',
    });
    await expectTold(checker, operation('joinCases'), joined);
    const history = (await get('readHistory', '/api/v1/cases/doe-v-example/history?limit=200')) as Page;
    for (const { id } of history.items) await get('readAction', `/api/v1/actions/${id}`);
    expect(JSON.stringify(history)).toMatch(/"corrected".*"confirmed".*"struckBy"|"struckBy".*"corrected"/);
    expect(JSON.stringify(history)).toContain('"recordedIn":"plain-1"');
    expect(await get('readState', '/api/v1/cases/doe-v-example')).toMatchObject({ withheld: 1 });
    await get('readDiff', '/api/v1/cases/doe-v-example/diff?fromAt=0&toAt=12');
    await get('readEvents', '/api/v1/events?limit=200');
    expect(await get('readAction', `/api/v1/actions/${the('an entry')}`)).toMatchObject({ code: 'sealed' });
    const sent = await told.get('/api/v1/cases/plain-1');
    expect([sent.status, Object.keys(operation('readState').responses)]).toEqual([
      307,
      expect.arrayContaining(['307']),
    ]);
    await told.close();
  });

  test('is checked in earnest: a field more, or one less, is seen', async () => {
    const state = await house.read<Record<string, unknown>>('/api/v1/cases/xai-v-li');
    const schema = ['components', 'schemas', 'State'];
    const { title: _title, ...untitled } = state;
    expect(checker.faults(state, ...schema)).toBe('');
    expect(checker.faults({ ...state, colour: 'red' }, ...schema)).toContain('additional properties');
    expect(checker.faults(untitled, ...schema)).toContain("required property 'title'");
    const { items } = await house.read<{ items: object[] }>('/api/v1/events?limit=1');
    expect(checker.faults(items[0], 'components', 'schemas', 'Event')).toBe('');
    expect(checker.faults({ ...items[0], salt: 'x' }, 'components', 'schemas', 'Event')).toContain('unevaluated');
  });
});

describe('an action as it is submitted', () => {
  const schema = ['components', 'schemas', 'Action'];

  test.each(sampleFiles().map(file => [file.id, file] as const))(
    'all those of %s fit the document',
    (_id, { actions }) => {
      for (const one of actions) expect([one.id, checker.faults(one, ...schema)]).toEqual([one.id, '']);
    },
  );

  test('has a schema for each type that can be recorded, and for no other', () => {
    const typesIn = (name: string) => {
      const { allOf } = document.components.schemas[name] as unknown as {
        allOf: { discriminator?: { mapping: object } }[];
      };
      return Object.keys(allOf[1]!.discriminator!.mapping).sort();
    };
    const taken = (by: typeof action) =>
      actionTypes
        .filter(
          type =>
            !by
              .safeParse({ type })
              .error!.issues.some(({ path, code }) => path[0] === 'type' || code === 'invalid_union'),
        )
        .sort();
    expect(typesIn('Action')).toEqual(taken(action));
    expect(typesIn('LegalAction')).toEqual(taken(replacement));
  });

  test('has one envelope, whatever its type', () => {
    const said = (value: object) => checker.faults({ type: 'note.added', data: { text: 'x' }, ...value }, ...schema);
    expect(said({})).toBe('');
    for (const one of [{ recordedBy: 'me' }, { on: 'never' }, { certainty: 'sure' }, { salt: 'x' }])
      expect(said(one)).not.toBe('');
  });
});

test('the document says where it has been, so that whoever has it need not read it again', async () => {
  const { headers } = await house.get('/openapi.json');
  const again = await house.get('/openapi.json', { headers: { 'if-none-match': headers.get('etag')! } });
  expect([again.status, headers.get('content-type')]).toEqual([304, 'application/json; charset=utf-8']);
});
