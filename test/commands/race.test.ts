import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { inTurn } from '../../src/commands/inTurn.ts';
import type { EventLog } from '../../src/log/eventLog.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { openSqliteLog } from '../../src/log/sqliteLog.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { the } from '../support/story.ts';
import { filed, motion, withdrawn } from '../support/storyWords.ts';
import { temporaryFolders } from '../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const opened: EventLog[] = [];
const sqlite = () => {
  const log = openSqliteLog(join(newFolder(), 'log.sqlite'));
  opened.push(log);
  return log;
};
afterAll(() => Promise.all(opened.map(log => log.close())));

describe('in turn', () => {
  test('work on one stream is done one after the other, and on another meanwhile', async () => {
    const log = memoryLog();
    const told: string[] = [];
    const gate = Promise.withResolvers<void>();
    const work = (name: string, until?: Promise<void>) => async () => {
      told.push(`${name} begins`);
      await until;
      told.push(`${name} ends`);
    };
    const first = inTurn(log, 'case-doe', work('first', gate.promise));
    const second = inTurn(log, 'case-doe', work('second'));
    await inTurn(log, 'case-roe', work('elsewhere'));
    gate.resolve();
    await Promise.all([first, second]);
    expect(told).toEqual([
      'first begins',
      'elsewhere begins',
      'elsewhere ends',
      'first ends',
      'second begins',
      'second ends',
    ]);
  });

  test('what fails keeps nobody from his turn', async () => {
    const log = memoryLog();
    const failing = inTurn(log, 'case-doe', () => Promise.reject(new Error('refused')));
    const next = inTurn(log, 'case-doe', async () => 'done');
    await expect(failing).rejects.toThrow('refused');
    expect(await next).toBe('done');
  });

  test('nobody waits for one who waits for a store that is away', async () => {
    const log = memoryLog();
    const away = Promise.withResolvers<string>();
    const stuck = inTurn(log, 'case-doe', () => away.promise, 1);
    expect(await Promise.all([1, 2].map(n => inTurn(log, 'case-doe', async () => n)))).toEqual([1, 2]);
    expect(await inTurn(log, 'case-doe', async () => 'came later')).toBe('came later');
    away.resolve('back');
    expect(await stuck).toBe('back');
  });
});

describe.each([
  ['in memory', memoryLog],
  ['in SQLite', sqlite],
])('two recorders on one log %s', (_where, open) => {
  const racing = async () => {
    const log = open();
    const [one, two] = [recorderOn(log), recorderOn(log)];
    await recordInto(one, 'doe', [filed('2024-08-05')]);
    return { one, two };
  };

  test('both record what does not speak against the other: the one that came second decides again', async () => {
    const { one, two } = await racing();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(
      names.map((name, index) => recordInto(index % 2 ? one : two, 'doe', [motion('2024-09-01', name)])),
    );
    expect(answers.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const ids = (await eventsIn(one, 'doe')).slice(1).map(({ id }) => id);
    expect(ids.sort()).toEqual(names.map(the).sort());
  });

  test('what is kept in memory after recording is what stands in the log', async () => {
    const { one } = await racing();
    const answers = [
      await recordInto(one, 'doe', [motion('2024-09-01', 'a')]),
      await recordInto(one, 'doe', [motion('2024-09-02', 'b'), motion('2024-09-03', 'c')]),
    ];
    const standing = await eventsIn(one, 'doe');
    expect(await one.streams.read('case-doe')).toStrictEqual(standing);
    expect(answers.flatMap(({ events }) => events)).toStrictEqual(standing.slice(1));
  });

  test('sixty-four at once all stand, each once', async () => {
    const { one } = await racing();
    const names = Array.from({ length: 64 }, (_, index) => `motion ${index}`);
    await Promise.all(names.map(name => recordInto(one, 'doe', [motion('2024-09-01', name)])));
    const ids = (await eventsIn(one, 'doe')).slice(1).map(({ id }) => id);
    expect(ids.sort()).toEqual(names.map(the).sort());
  });

  test('one of two who withdraw is refused, because the other did', async () => {
    const { one, two } = await racing();
    const outcomes = await Promise.allSettled([
      recordInto(one, 'doe', [withdrawn('2024-10-01')]),
      recordInto(two, 'doe', [withdrawn('2024-10-02')]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'refused' } });
    expect(await eventsIn(one, 'doe')).toHaveLength(2);
  });

  test('the same submission by both stands once, and both get it', async () => {
    const { one, two } = await racing();
    const same = () => [motion('2024-09-01', 'm')];
    const answers = await Promise.all([recordInto(one, 'doe', same()), recordInto(two, 'doe', same())]);
    expect(answers.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });

  test('who decided on a revision is not decided for on another', async () => {
    const { one, two } = await racing();
    const outcomes = await Promise.allSettled([
      recordInto(one, 'doe', [motion('2024-09-01', 'a')], { ifRevision: 0 }),
      recordInto(two, 'doe', [motion('2024-09-01', 'b')], { ifRevision: 0 }),
    ]);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale' } });
  });
});
