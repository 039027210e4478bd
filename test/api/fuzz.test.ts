import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { doeCase, plainCase } from '../support/cases.ts';
import { type House, openHouse } from '../support/house.ts';
import { rawGet } from '../support/raw.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
let house: House;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: [doeCase, plainCase(1)] });
});
afterAll(() => house.close());

const known = [
  ...[
    'asOf',
    'docketedBy',
    'at',
    'knownAt',
    'from',
    'to',
    'fromAt',
    'toAt',
    'type',
    'types',
    'cases',
    'after',
    'limit',
  ],
  ...['cursor', 'order', 'court', 'status', 'party', 'judge', 'filedAfter', 'filedBefore', 'minPosition', 'q'],
  ...['case', 'proceeding', 'onAfter', 'onBefore'],
];
const values = [
  ...['2024-02-05', '0000-01-01', '9999-12-31', '2024-04-11', '0', '7', '8', '9', '999999999', '1', '200'],
  ...['7-000000', '2026-01-15T12:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', 'case.filed'],
  ...['motion.filed,motion.ruled', 'doe-v-example', '-lastOn', 'title', 'cand', 'withdrawn', 'doe', '999999999999999'],
  ...['relevance', '-on', '%22motion+to%22', 'd*', '-denied+motion', '%EA%B8%B0%EA%B0%81'],
];

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map(text => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%00', '%ff', '%', '%0d%0aX:%20y', '__proto__', 'constructor', 'a[b]', '../..', "' OR 1=1 --", '١٢٣'),
  fc.json({ maxDepth: 2 }).map(json => Buffer.from(json).toString('base64url')),
);
const parameter = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd }),
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd }),
);
const id = fc.oneof(fc.constantFrom('doe-v-example', 'plain-1', the('doe ruling')), odd);
const route = fc.oneof(
  fc.constantFrom(
    ...['/api/v1/cases', '/api/v1/cases.csv', '/api/v1/events', '/api/v1/events.ndjson', '/api/v1/actions'],
    ...['/cases', '/', '/healthz', '/readyz'],
  ),
  fc
    .tuple(
      fc.constantFrom('/api/v1/cases', '/api/v1/actions', '/cases'),
      id,
      fc.constantFrom(
        '',
        '/history',
        '/history.csv',
        '/history.ics',
        '/history.atom',
        '/history.ndjson',
        '/diff',
        '/x',
      ),
    )
    .map(parts => `${parts[0]}/${parts[1]}${parts[2]}`),
);
// What separates a request's parts is not a part of the path.
const address = fc
  .tuple(route, fc.array(parameter, { maxLength: 4 }))
  .map(([path, query]) => `${path}${query.length > 0 ? '?' : ''}${query.map(pair => pair.join('=')).join('&')}`)
  .map(path => path.replace(/[\s#]/gu, '+').replace(/[^\x21-\x7e]/gu, encodeURIComponent));

describe('no address at all', () => {
  test('brings the server to a 5xx, to silence, or to showing a salt', async () => {
    const tally = new Map<number, number>();
    const property = fc.asyncProperty(address, async path => {
      const { status, head, body } = await rawGet(house.base, path);
      tally.set(status, (tally.get(status) ?? 0) + 1);
      expect([200, 307, 400, 404, 409]).toContain(status);
      if (status >= 400) expect(head).toContain('Content-Type: application/problem+json');
      if (status >= 400)
        expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
      expect(head).not.toMatch(/^X: y/m);
      expect(body).not.toMatch(/"(salt|commandHash)"/);
    });
    await fc.assert(property, { numRuns: 2_000 });
    expect(tally.get(200)).toBeGreaterThan(100);
    expect(house.lines.filter(line => line.includes('request failed'))).toEqual([]);
  });
});
