import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ImportedFile } from '../../src/ingest/importSource.ts';
import { docketPage } from '../support/docketPage.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder() });
});
afterAll(() => house.close());

const page = docketPage({ printed: '05/01/2024', entries: [['02/01/2024', 1, 'COMPLAINT', 7]] });

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  house.get('/api/v1/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('a file is recorded as a court publishes it, and again changes nothing', async () => {
  const first = await post({ name: 'docket.html', content: page });
  expect([first.status, await first.json()]).toMatchObject([
    200,
    {
      file: 'docket.html',
      format: 'pacer_docket',
      dockets: [{ caseId: 'cand-3-24-cv-01234', isNew: true }],
      refused: [],
    },
  ]);
  const again = await post({ name: 'docket.html', content: Buffer.from(page).toString('base64'), encoding: 'base64' });
  expect(await again.json()).toMatchObject({ dockets: [{ isNew: false, actions: {} }] });
  expect(await house.read('/api/v1/cases/cand-3-24-cv-01234')).toMatchObject({ status: 'pending' });
});

test('two captures of one docket that come at once are one case, each entry once', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) => ['02/01/2024', index + 1, `MOTION to Compel ${index}`, 7 + index] as const,
  );
  const number = '3:24-cv-00077-ABC';
  const captures = [
    docketPage({ number, printed: '03/01/2024', entries: lines.slice(0, 25) }),
    docketPage({ number, printed: '05/01/2024', entries: lines }),
  ];
  const answers = await Promise.all([...captures, ...captures].map(content => post({ name: 'docket.html', content })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const told = await Promise.all(answers.map(answer => answer.json() as Promise<ImportedFile>));
  expect(told.reduce((sum, { dockets }) => sum + dockets[0]!.entries.new, 0)).toBe(40);
  const history = (await house.read('/api/v1/cases/cand-3-24-cv-00077/history?type=entry.recorded&limit=100')) as {
    readonly items: readonly { readonly entry: { readonly number: number } }[];
  };
  expect(history.items.map(({ entry }) => entry.number)).toEqual(lines.map(([, at]) => at));
});

test('whoever asks for events hears how far it is, then what it did', async () => {
  const table = [
    'court,docket_number,filed_on,text',
    'cand,3:24-cv-00008,2024-01-02,COMPLAINT',
    'cand,3:24-cv-00009,2024-01-02,COMPLAINT',
  ];
  const response = await post({ name: 'two.csv', content: table.join('\n') }, { accept: 'text/event-stream' });
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events = (await response.text())
    .trim()
    .split('\n\n')
    .map(block => {
      const [name, data] = block.split('\n');
      return [name!.slice('event: '.length), JSON.parse(data!.slice('data: '.length))];
    });
  expect(events).toMatchObject([
    ['progress', { done: 1, of: 2 }],
    ['progress', { done: 2, of: 2 }],
    ['done', { format: 'csv', dockets: [{ isNew: true }, { isNew: true }] }],
  ]);
});

test('what is wrong is told in its place: a body without content, a field that nobody knows', async () => {
  const response = await post({ name: 'x', contents: 'y' });
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { code: 'invalid_input', errors: expect.arrayContaining([{ pointer: '/content', detail: 'is missing' }]) },
  ]);
});

test('what is no docket is answered with the reason, and nothing is recorded', async () => {
  const response = await post({ name: 'list.txt', content: 'milk, bread' });
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { format: null, dockets: [], refused: [{ where: 'list.txt', reason: 'no docket that Lis can read' }] },
  ]);
});

test('what is said to be base64 and is not is refused', async () => {
  const answer = await post({ name: 'docket.html', content: 'not base64!', encoding: 'base64' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('is not base64');
});
