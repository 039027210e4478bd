import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { docketPage } from '../support/docketPage.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder() });
});
afterAll(() => house.close());

const accept = 'text/html';

const drop = (
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
  fields: Readonly<Record<string, string>> = {},
) => {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('files', new Blob([content]), name);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return house.get('/import', { method: 'POST', headers: { accept }, body });
};

const page = docketPage({ printed: '05/01/2024', entries: [['02/01/2024', 1, 'COMPLAINT', 7]] });

test('the page says how far it is while it is sent, and what became of each file', async () => {
  const answer = await drop({ 'a.html': page, 'b<script>.txt': 'Dear court' });
  const pieces: string[] = [];
  for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) pieces.push(piece);
  const text = pieces.join('');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(pieces.length).toBeGreaterThan(1);
  expect(text.match(/<p class="progress" role="status">Importing a\.html: 0 of 1/g)).toHaveLength(1);
  expect(text.indexOf('class="outcome"')).toBeGreaterThan(text.indexOf('class="progress"'));
  expect(text).toContain('b&lt;script&gt;.txt: no docket that Lis can read');
  expect(text).not.toContain('<script>.txt');
  expect(text.trimEnd().endsWith('</html>')).toBe(true);
});

test.each([
  ['no file', {}, {}, 400],
  ['an unknown capture', { 'a.html': page }, { capture: 'dead' }, 400],
  ['an unknown field', { 'a.html': page }, { colour: 'red' }, 400],
  ['more than a docket', { 'a.html': new Uint8Array(65 * 1_024 * 1_024) }, {}, 413],
])('%s is refused on a page', async (_what, files, fields, status) => {
  const answer = await drop(files as never, fields as never);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  expect(await answer.text()).toMatch(/<h1>[^<]+<\/h1>(<p>|<ul><li><strong>)[^<]+/);
});

test('what is no form is refused on a page', async () => {
  for (const type of ['application/json', 'multipart/form-data', 'multipart/form-data; boundary=x']) {
    const answer = await house.get('/import', { method: 'POST', headers: { accept, 'content-type': type }, body: 'x' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('is no form with files')]);
  }
});
