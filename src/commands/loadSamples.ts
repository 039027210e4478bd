import { readdirSync, readFileSync } from 'node:fs';
import { caseStream } from '../log/streamCache.ts';
import { type CaseFile, caseFile, parseInput } from './caseFile.ts';
import type { Recorder } from './record.ts';
import { type RecordedCase, recordCase } from './recordCase.ts';

const folder = new URL('../../samples/', import.meta.url);

export const readSamples = (): readonly CaseFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => parseInput(caseFile, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

const begun = async ({ streams }: Recorder, { id, actions }: CaseFile): Promise<boolean> => {
  const [first] = await streams.read(caseStream(id!));
  return first !== undefined && first.id === actions[0]!.id;
};

/**
 * Loads the sample cases into a new log. Killed half-way, the next start goes on: their ids are fixed. A log that
 * somebody began without the samples never gets them.
 */
export const loadSamples = async (recorder: Recorder): Promise<readonly RecordedCase[]> => {
  const samples = readSamples();
  const fresh = (await recorder.log.changedSince()).streams.length === 0;
  const started = fresh || (await Promise.all(samples.map(sample => begun(recorder, sample)))).some(Boolean);
  const loaded: RecordedCase[] = [];
  if (started)
    for (const sample of samples)
      loaded.push(await recordCase(recorder, sample, { recordedBy: 'samples', capture: { kind: 'backfill' } }));
  return loaded;
};
