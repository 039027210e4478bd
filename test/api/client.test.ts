import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compilerSays, programSays, writeClient } from '../support/generatedClient.ts';
import { type House, openHouse } from '../support/house.ts';
import { documentOf } from '../support/openApi.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

/** What somebody would write who uses the client: nothing here is untyped. */
const program = `import { type Action, ApiError, CasesService, OpenAPI, RecordingService } from './client/index.ts';

OpenAPI.BASE = process.argv[2]!;

const state = await CasesService.readState({ id: 'musk-v-openai', asOf: '2024-07-01' });
const court: string | undefined = state.proceedings[0]?.court;

const { items } = await CasesService.readHistory({ id: 'musk-v-openai', type: 'motion.ruled', limit: 1 });
const outcomes = items.map(item => (item.type === 'motion.ruled' ? item.data.outcome : item.type));

const action: Action = {
  type: 'case.filed',
  proceeding: { court: 'cand', docketNumber: '3:26-cv-00777' },
  on: '2026-02-03',
  data: { nature: 'Breach of contract' },
  sources: [{ citation: 'Dkt. 1' }],
};
const begun = await RecordingService.beginCase({ requestBody: { title: 'Client v. Server', actions: [action] } });

const refusal = await RecordingService.recordActions({ id: begun.caseId, ifMatch: '*', requestBody: action }).catch(
  (error: unknown) => (error instanceof ApiError ? [error.status, error.body.code] : error),
);

console.log(JSON.stringify([state.status, court, outcomes, begun.caseId, begun.actions.map(({ type }) => type), refusal]));
`;

const newFolder = temporaryFolders();
let house: House;
let folder: string;
beforeAll(async () => {
  house = await openHouse({ folder: newFolder(), cases: 'samples', now: '2026-11-26T12:00:00Z' });
  folder = newFolder();
  await writeClient(folder, await documentOf(house), program);
});
afterAll(() => house.close());

describe('a client that a generator made of the document', () => {
  test('compiles, and so does what uses it', async () => {
    expect(await compilerSays(folder)).toBe('');
  });

  test('asks and records at a real server, and is told what was refused', async () => {
    expect(JSON.parse(await programSays(folder, house.base))).toEqual([
      'withdrawn',
      'calsuppctsf',
      [expect.stringMatching(/^(granted|denied)/)],
      'client-v-server',
      ['case.titled', 'case.filed'],
      [409, 'already_filed'],
    ]);
  });

  test('knows the types of action, and what each holds', async () => {
    const wrong = program
      .replace("type: 'case.filed'", "type: 'case.flied'")
      .replace('item.data.outcome', 'item.data.verdict')
      .replace("asOf: '2024-07-01'", "asof: '2024-07-01'");
    writeFileSync(join(folder, 'program.ts'), wrong);
    const says = await compilerSays(folder);
    for (const word of ['case.flied', 'verdict', 'asof']) expect(says).toContain(word);
  });
});
