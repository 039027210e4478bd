import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noStream } from '../../src/log/eventLog.ts';
import { openLog } from '../../src/log/openLog.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draftEntries } from '../support/drafts.ts';
import { type EventStoreServer, startEventStoreServer } from '../support/eventStoreServer.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();

describe('which log LIS_LOG names', () => {
  let server: EventStoreServer;
  beforeAll(async () => {
    server = await startEventStoreServer();
  });
  afterAll(() => server.stop());

  test.each([undefined, ''])('with %j it is one file in the data folder', async url => {
    const folder = newFolder();
    const log = await openLog(url, folder);
    await appendDrafts(log, 'case-1', draftEntries(1));
    await log.close();
    expect(existsSync(join(folder, 'log.sqlite'))).toBe(true);
  });

  test.each(['esdb://', 'kurrentdb://', 'esdb+discover://', 'KurrentDB+discover://'])(
    'with %s it is an event store, and the data folder holds no log',
    async scheme => {
      const folder = newFolder();
      const log = await openLog(server.url.replace('esdb://', scheme), folder);
      const { head } = await appendDrafts(log, `case-${scheme}`, draftEntries(1));
      expect(head).toEqual(noStream);
      await log.close();
      expect(existsSync(join(folder, 'log.sqlite'))).toBe(false);
    },
  );

  test.each(['postgres://lis:s3cret@db/lis', 'eventstore://127.0.0.1', 'lis:s3cret@db', './log.sqlite'])(
    '%s is refused, and what is known is named',
    async url => {
      const error = await openLog(url, newFolder()).catch((error: Error) => error);
      expect(error).toMatchObject({ code: 'unusable_log', message: expect.stringContaining('esdb+discover://') });
      expect((error as Error).message).not.toContain('s3cret');
    },
  );
});
