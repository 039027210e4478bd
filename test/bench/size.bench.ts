import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { docketLogIn } from './docketLog.ts';
import type { Measurement, Outcome } from './harness.ts';

/** What Lis adds to an action; the rest is the action as it was submitted. */
const added = ['v', 'caseId', 'certainty', 'recordedBy', 'capture', 'salt', 'recordedAt', 'contentHash', 'hash'];

const size = async (folder: string): Promise<Outcome> => {
  const path = docketLogIn(dirname(folder));
  const db = new Database(path);
  db.pragma('wal_checkpoint(TRUNCATE)');
  let [events, submitted] = [0, 0];
  for (const body of db.prepare<[], string>('SELECT body FROM event').pluck().iterate()) {
    events += Buffer.byteLength(body);
    const action: Record<string, unknown> = JSON.parse(body);
    for (const name of added) delete action[name];
    submitted += Buffer.byteLength(JSON.stringify(action));
  }
  db.close();
  const file = statSync(path).size;
  return {
    pairs: [{ value: file / 1e6, reference: submitted / 1e6 }],
    note: `Against the events as recorded, with hashes and salt (${(events / 1e6).toFixed(0)} MB): ${(file / events).toFixed(2)}.`,
  };
};

export const measurements: readonly Measurement[] = [
  {
    name: 'size: the log file, after a checkpoint',
    unit: 'MB',
    against: 'the JSON of the actions as they were submitted',
    bar: { atMost: 2 },
    readsDockets: true,
    run: size,
  },
];
