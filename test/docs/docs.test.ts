import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { caseFile, parseInput } from '../../src/commands/caseFile.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import { settings } from '../../src/config.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { StreamCache } from '../../src/log/streamCache.ts';
import { historyOf, stateOf } from '../../src/views/askCase.ts';
import { actionsPage } from '../support/actionsPage.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const jsonIn = (page: string): readonly string[] =>
  [...read(page).matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json!);
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(new URL('docs/', root))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

describe('the documentation', () => {
  test('docs/actions.md says what the schemas say', () => {
    if (process.env.UPDATE_DOCS) writeFileSync(new URL('docs/actions.md', root), actionsPage());
    expect(read('docs/actions.md')).toBe(actionsPage());
  });

  test('the files in docs/recording.md are recorded as they stand, one after another', async () => {
    const log = memoryLog();
    const recorder = { log, streams: new StreamCache(log), now: () => new Date('2026-05-01T12:00:00Z') };
    const outcomes = [];
    const recordJson = (json: string) =>
      recordCase(recorder, parseInput(caseFile, JSON.parse(json)), { recordedBy: 'test' });
    const [seal, ...others] = jsonIn('docs/recording.md').toReversed();
    for (const json of others.toReversed()) outcomes.push(await recordJson(json));
    expect(outcomes).toMatchObject([
      { caseId: 'doe-v-example-corp', recorded: 4, known: 0 },
      { caseId: 'doe-v-example-corp', recorded: 5, known: 0 },
      { caseId: 'doe-v-example-corp', recorded: 3, known: 0 },
    ]);
    const { items } = await historyOf(recorder, 'doe-v-example-corp', {});
    expect(items.filter(({ entry }) => entry?.number === 7).map(({ on }) => on)).toEqual(Array(3).fill('2026-03-02'));
    expect(items.find(({ type }) => type === 'motion.ruled')).toMatchObject({
      data: { outcome: 'denied' },
      corrected: { reason: expect.stringContaining('misread') },
    });
    const parties = items.filter(({ type }) => type === 'party.joined');
    expect(parties).toMatchObject([{ data: { party: 'doe' } }, { data: { party: 'example' }, certainty: 'record' }]);
    await recordJson(seal!);
    expect(await stateOf(recorder, 'doe-v-example-corp', {})).toMatchObject({ withheld: 4 });
  });

  test('docs/operating.md lists every setting with its default', () => {
    const page = read('docs/operating.md');
    for (const { env, flag, fallback } of Object.values(settings)) {
      const row = page.split('\n').find(line => line.includes(`\`${env}\``));
      expect(row).toContain(flag.split(' ')[0]);
      expect(row).toContain(fallback || 'empty');
    }
  });

  test.each(pages)('every link of %s to a file of the project leads somewhere', page => {
    const base = new URL(page, root);
    for (const [, target] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      const path = new URL(target!, base);
      expect(() => readdirOrRead(path)).not.toThrow();
    }
  });
});

const readdirOrRead = (path: URL) => {
  try {
    return readFileSync(path);
  } catch {
    return readdirSync(path);
  }
};
