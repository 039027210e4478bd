import { readdirSync, readFileSync } from 'node:fs';
import { isLegal } from '../log/digest.ts';
import { caseStream } from '../log/streamCache.ts';
import { type CaseFile, caseFile, parseInput } from './caseFile.ts';
import { ConflictError } from './conflictError.ts';
import type { Recorder } from './record.ts';
import { type RecordedCase, recordCase } from './recordCase.ts';

const folder = new URL('../../samples/', import.meta.url);

export const readSamples = (): readonly CaseFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => parseInput(caseFile, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

type Standing = 'absent' | 'begun' | 'taken';

/** Whether the case of a sample is not there, is there from the sample, or is somebody's own of the same name. */
const standingOf = async ({ streams }: Recorder, { id, actions }: CaseFile): Promise<Standing> => {
  const [first] = await streams.read(caseStream(id!));
  if (first === undefined) return 'absent';
  return first.id === actions[0]!.id ? 'begun' : 'taken';
};

const loadInto = async (recorder: Recorder, sample: CaseFile): Promise<RecordedCase | undefined> => {
  try {
    return await recordCase(recorder, sample, { recordedBy: 'samples', capture: { kind: 'backfill' } });
  } catch (error) {
    if (error instanceof ConflictError && error.code === 'docket_claimed') return undefined;
    throw error;
  }
};

/**
 * Loads the sample cases into a new log. Killed half-way, the next start goes on: their ids are fixed. A log that
 * somebody began without the samples never gets them, and no sample goes into a case, or takes a docket, of somebody's own.
 */
export const loadSamples = async (recorder: Recorder): Promise<readonly RecordedCase[]> => {
  const samples = readSamples();
  const fresh = !(await recorder.log.changedSince()).streams.some(isLegal);
  const standing = await Promise.all(samples.map(sample => standingOf(recorder, sample)));
  if (!fresh && !standing.includes('begun')) return [];
  const loaded: RecordedCase[] = [];
  for (const [index, sample] of samples.entries()) {
    const outcome = standing[index] === 'taken' ? undefined : await loadInto(recorder, sample);
    if (outcome) loaded.push(outcome);
  }
  return loaded;
};
