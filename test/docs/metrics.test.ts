import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { openHouse } from '../support/house.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const page = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
const newFolder = temporaryFolders();

test('docs/operating.md tells every metric of Lis, and none that is not there', async () => {
  const house = await openHouse({ folder: newFolder() });
  const metrics = await (await house.get('/metrics')).text();
  const counted = [...metrics.matchAll(/^# TYPE (lis_\w+) /gm)].map(([, name]) => name);
  const told = [...page.matchAll(/^\| `(lis_\w+)` \|/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual(counted.sort());
  await house.close();
});
