import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { docketIdentity } from '../../events/docketNumber.ts';
import { readSource } from '../../src/ingest/readSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';
import { caseOf } from '../../src/log/streamCache.ts';
import { arrived, type Capture, entriesTold, told } from './support/bothOrders.ts';
import { dockets, hasDockets } from './support/sharedData.ts';

/** What a peer reads of a file stands beside it as JSON; it writes judges' names in letters of its own. */
const isCourts = (path: string): boolean => !path.endsWith('.json') || /\/(?:cl|scotus|case_queries)\//.test(path);

/** The dockets that a file shows or names. */
const namedIn = async ([content, name]: Capture): Promise<readonly string[]> => {
  const read = await readSource(sourceOf(name, content as Uint8Array));
  const named = read.dockets.flatMap(({ court, docketNumber, lineage }) => [{ court, docketNumber }, ...lineage]);
  return named.flatMap(({ court, docketNumber }) =>
    court === null || docketNumber === null || !/\d/.test(docketNumber)
      ? []
      : docketIdentity(court, docketNumber).stream,
  );
};

/** Files of which another one shows or names the same docket: for all others there is no order. */
const filesThatMeet = async (): Promise<readonly Capture[]> => {
  const files = readdirSync(dockets, { recursive: true, encoding: 'utf8' })
    .map(name => join(dockets, name))
    .filter(path => statSync(path).isFile() && isCourts(path))
    .sort()
    .map((path): Capture => [readFileSync(path), path]);
  const named = new Map<Capture, ReadonlySet<string>>();
  for (const file of files) named.set(file, new Set(await namedIn(file)));
  const count = Map.groupBy(
    [...named.values()].flatMap(names => [...names]),
    name => name,
  );
  return files.filter(file => [...named.get(file)!].some(name => count.get(name)!.length > 1));
};

if (!hasDockets)
  process.stderr.write(
    'SKIPPED: every real file in both orders, for there is no ../shared/data beside this checkout\n',
  );

(hasDockets ? test : test.skip)(
  'every real file imported again changes nothing',
  async () => {
    const changed: unknown[] = [];
    for (const name of readdirSync(dockets, { recursive: true, encoding: 'utf8' })) {
      const path = join(dockets, name);
      if (!statSync(path).isFile()) continue;
      const { imported } = await arrived([
        [readFileSync(path), path],
        [readFileSync(path), path],
      ]);
      for (const { caseId, actions } of imported[1]!.dockets)
        if (Object.keys(actions).length > 0) changed.push([name, caseId, actions]);
    }
    expect(changed).toEqual([]);
  },
  300_000,
);

(hasDockets ? describe : describe.skip)('every real file of a docket that another one shows too', () => {
  test('imported from the first to the last, or from the last to the first, gives one state of each case', async () => {
    const statesOf = async (files: readonly Capture[]) => {
      const { importer } = await arrived(files);
      const states = new Map<string, unknown>();
      for (const stream of (await importer.recorder.log.changedSince()).streams) {
        const id = caseOf(stream);
        if (id === undefined) continue;
        const state = await importer.state(id);
        // The id of a case of several dockets is that of the docket which came first.
        const dockets = state.proceedings.map(one => one.id).sort();
        states.set(dockets.join() || id, [told(state), await entriesTold(importer, id)]);
      }
      return states;
    };
    const files = await filesThatMeet();
    expect(files.length).toBeGreaterThan(80);
    const [there, back] = [await statesOf(files), await statesOf(files.toReversed())];
    expect(there.size).toBeGreaterThan(60);
    expect([...back.keys()].sort()).toEqual([...there.keys()].sort());
    for (const [dockets, state] of there) expect([dockets, back.get(dockets)]).toEqual([dockets, state]);
  }, 300_000);
});
