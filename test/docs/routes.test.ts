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
  const named = operationsOf(await documentOf(house)).filter(({ method, path }) => {
    const written = path.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1');
    return rows.some(row => row.includes(method.toUpperCase()) && row.includes(`${written}\``));
  });
  const all = operationsOf(await documentOf(house));
  // It comes with a later version.
  const missing = all.filter(one => !named.some(({ operationId }) => operationId === one.operationId));
  expect(missing.map(({ operationId }) => operationId)).toEqual(['searchActions']);
  await house.close();
});
