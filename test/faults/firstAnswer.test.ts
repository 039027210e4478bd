import { once } from 'node:events';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { logFileIn } from '../../src/log/dataFolder.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { doeCase, doeDocket } from '../support/cases.ts';
import { firstLine, runChild } from '../support/childProcess.ts';
import { openHouse } from '../support/house.ts';
import { serveLis } from '../support/lis.ts';
import { the } from '../support/story.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const child = join(import.meta.dirname, 'dieBeforeAnswering.ts');

const sources = [{ citation: 'Dkt. 7' }];
const ruling = {
  type: 'motion.ruled',
  proceeding: doeDocket,
  on: '2024-04-11',
  data: { motion: the('doe motion'), outcome: 'granted' },
  sources,
};
const order = { type: 'order.entered', proceeding: doeDocket, on: '2024-05-06', data: { title: 'Order' }, sources };
const filed = {
  type: 'case.filed',
  proceeding: { court: 'nysd', docketNumber: '1:25-cv-00042' },
  on: '2025-02-03',
  data: {},
  sources,
};
const claiming = { ...order, proceeding: { court: 'ca9', docketNumber: '24-1234' }, override: 'opened on paper' };

const match = { 'if-match': '"8"' };
const key = { 'idempotency-key': 'sent-again' };

interface Request {
  readonly path: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const requests: readonly (readonly [what: string, dies: string, request: Request])[] = [
  ['a case that is begun', 'case-', { path: '/cases', body: { title: 'Roe v. Wade Tires', actions: [filed] } }],
  [
    'a case that is begun under an id',
    'case-',
    { path: '/cases', body: { id: 'roe', title: 'Roe v. Wade Tires', actions: [filed] } },
  ],
  [
    'a case that is begun, killed once its docket was claimed',
    'docket-',
    { path: '/cases', body: { title: 'Roe v. Wade Tires', actions: [filed] } },
  ],
  ['an action', 'case-', { path: '/cases/doe-v-example/actions', body: order, headers: match }],
  [
    'several actions',
    'case-',
    {
      path: '/cases/doe-v-example/actions',
      body: { actions: [order, { ...order, on: '2024-05-07' }] },
      headers: match,
    },
  ],
  ['an action in a new docket', 'docket-', { path: '/cases/doe-v-example/actions', body: claiming, headers: match }],
  [
    'a correction',
    'case-',
    {
      path: `/actions/${the('doe ruling')}/corrections`,
      body: { action: ruling, reason: 'misread' },
      headers: match,
    },
  ],
  [
    'a retraction',
    'case-',
    { path: `/actions/${the('doe ruling')}/retractions`, body: { reason: 'of another case' }, headers: match },
  ],
  [
    'a confirmation',
    'case-',
    { path: `/actions/${the('doe ruling')}/confirmations`, body: { certainty: 'record' }, headers: match },
  ],
];

const send = async (base: string, { path, body, headers = {} }: Request) => {
  const response = await fetch(`${base}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key, ...headers },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    repeated: response.headers.get('lis-repeated'),
    body: (await response.json()) as { caseId: string; actions: readonly { id: string }[] },
  };
};

const eventsIn = async (folder: string) => {
  const log = openSqliteLog(logFileIn(folder), { readonly: true });
  const events = [];
  for await (const batch of log.readAll()) events.push(...batch);
  await log.close();
  return events;
};

describe('killed after the commit and before the answer, the same request gets its first answer:', () => {
  let folder: string;
  beforeEach(async () => {
    folder = newFolder();
    await (await openHouse({ folder, cases: [doeCase] })).close();
  });

  test.each(requests)('%s', async (_what, dies, request) => {
    const before = await eventsIn(folder);
    const server = runChild(child, [folder, dies]);
    const ended = once(server, 'close');
    await expect(send(await firstLine(server), request)).rejects.toThrow('fetch failed');
    expect((await ended)[1]).toBe('SIGKILL');
    const crashed = (await eventsIn(folder)).slice(before.length).filter(({ stream }) => stream.startsWith('case-'));
    expect(crashed.length).toBeGreaterThan(0);

    const served = await serveLis(folder, ['--samples', 'none']);
    const again = await send(served.url, request);
    expect(again).toMatchObject({ status: 201, repeated: 'true' });
    expect(again.body.actions.map(({ id }) => id)).toEqual(crashed.map(({ id }) => id));
    expect(await send(served.url, request)).toEqual(again);
    await served.end('SIGTERM');

    const after = (await eventsIn(folder)).slice(before.length);
    expect(after.filter(({ stream }) => stream.startsWith('case-'))).toEqual(crashed);
    const claims = after.filter(({ type }) => type === 'docket.claimed');
    expect(claims).toHaveLength(again.body.caseId === 'doe-v-example' && dies === 'case-' ? 0 : 1);
  });
});
