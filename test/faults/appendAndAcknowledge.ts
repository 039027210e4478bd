import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { claimDataFolder, logFileIn } from '../../src/log/dataFolder.ts';
import { noStream } from '../../src/log/eventLog.ts';
import { headOf, seal } from '../../src/log/seal.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { draftEntry } from '../support/drafts.ts';

/**
 * node appendAndAcknowledge.ts FOLDER APPENDERS LIMIT: owns the folder and appends as fast as it can, each appender to
 * a stream of its own, and prints the id of each action once it is acknowledged.
 */
const [folder, appenders, limit] = process.argv.slice(2);
claimDataFolder(folder!);
const log = openSqliteLog(logFileIn(folder!));

const appendOn = async () => {
  const stream = `case-${randomUUID()}`;
  let head = noStream;
  for (let count = 0; count < Number(limit); count++) {
    const sealed = seal(stream, head, [draftEntry(`entry ${count}`)], new Date());
    const { revision } = await log.append(stream, head, sealed);
    writeSync(1, `${sealed[0]!.id}\n`);
    head = headOf({ ...sealed[0]!, revision });
  }
};

await Promise.all(Array.from({ length: Number(appenders) }, appendOn));
await log.close();
