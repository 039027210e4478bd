import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [plainCase(1), plainCase(2)] });
  const { headers } = await house.get('/api/v1/cases/plain-1');
  const joined = await house.get('/api/v1/cases/plain-1/joins', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag')! },
    body: JSON.stringify({ from: 'plain-2' }),
  });
  expect(joined.status).toBe(201);
});
afterAll(() => house.close());

test.each([
  ['/cases/plain-2?asOf=2026-01-01', '/cases/plain-1?asOf=2026-01-01'],
  ['/cases/plain-2/compare', '/cases/plain-1/compare'],
  ['/review?reason=inferred&case=plain-2', '/review?reason=inferred&case=plain-1'],
])('the page %s of a case that was joined into another leads on to that one', async (asked, led) => {
  const accept = 'text/html';
  const answer = await house.get(asked, { headers: { accept } });
  expect([answer.status, answer.headers.get('location')]).toEqual([307, led]);
  expect((await house.get(led, { headers: { accept } })).status).toBe(200);
});
