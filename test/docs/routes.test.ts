import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openHouse } from '../support/house.ts';
import { documentOf, operationsOf } from '../support/openApi.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const page = readFileSync(new URL('../../docs/http.md', import.meta.url), 'utf8');
const newFolder = temporaryFolders();

test('docs/http.md names every route of the OpenAPI document', async () => {
  const house = await openHouse({ folder: newFolder() });
  const rows = page.split('\n').filter(line => /^\| `(?:GET|POST|DELETE)/.test(line));
  const answered = operationsOf(await documentOf(house)).filter(
    ({ responses }) => '200' in responses || '201' in responses,
  );
  const unnamed = answered.filter(({ method, path }) => {
    const written = path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1');
    return !rows.some(row => row.includes(method.toUpperCase()) && row.includes(`${written}\``));
  });
  expect(answered.length).toBeGreaterThan(15);
  expect(unnamed.map(({ operationId }) => operationId)).toEqual([]);
  await house.close();
});
