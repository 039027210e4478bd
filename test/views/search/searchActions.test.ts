import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CaseFile } from '../../../src/commands/caseFile.ts';
import type { EventLog } from '../../../src/log/eventLog.ts';
import { catchUp } from '../../../src/views/catchUp.ts';
import { type ActionPageAsked, searchActions } from '../../../src/views/search/searchActions.ts';
import { searchCases } from '../../../src/views/search/searchCases.ts';
import { soughtIn } from '../../../src/views/search/sought.ts';
import { openViewStore, type ViewStore } from '../../../src/views/viewStore.ts';
import { noon } from '../../support/appendDrafts.ts';
import { actionsOf, caseFileOf, doeCase, doeDocket, plainCase } from '../../support/cases.ts';
import { logOf, recordAll } from '../../support/recordedLog.ts';
import { act, type Told, the } from '../../support/story.ts';
import { corrected, entry, filed, inEntry, joined, motion, retracted, ruled } from '../../support/storyWords.ts';
import { temporaryFolders } from '../../support/temporaryFolder.ts';

const newFolder = temporaryFolders();
const opened: ViewStore[] = [];
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});

const viewsOf = async (log: EventLog, path = ':memory:'): Promise<ViewStore> => {
  const store = openViewStore(path);
  opened.push(store);
  await catchUp(log, store, noon);
  return store;
};

const storeOf = async (...cases: readonly CaseFile[]) => viewsOf(await logOf(...cases));

const found = (store: ViewStore, words: string, asked: ActionPageAsked = {}) =>
  searchActions(store, { ...asked, sought: soughtIn(words) }).items;

const types = (store: ViewStore, words: string, asked: ActionPageAsked = {}) =>
  found(store, words, asked).map(({ type }) => type);

const docket = { court: 'nysd', docketNumber: '1:24-cv-07777' };
const story = (...told: readonly Told[]): CaseFile =>
  caseFileOf('kim-v-hanguk', 'Kim v. Hanguk Motors', docket, filed('2024-07-01'), ...told);

const more = (...told: readonly Told[]): CaseFile => ({
  id: 'kim-v-hanguk',
  title: 'Kim v. Hanguk Motors',
  actions: actionsOf(docket, ...told),
});

const note = (text: string, as = text): Told => act('note.added', undefined, { text }, { as });

describe('an action is found by', () => {
  test.each<[string, string, string[]]>([
    ['a word of an entry, in another form than it has there', 'compelled', ['entry.recorded']],
    ['two words of it, wherever they stand', 'Sablewood compel', ['entry.recorded']],
    ['words in a row', '"to compel"', ['entry.recorded']],
    ['the beginning of a word', 'sablew*', ['entry.recorded']],
    [
      'a Korean word of two syllables that another ending follows',
      '기각',
      ['note.added', 'case.dismissed', 'motion.filed', 'motion.ruled'],
    ],
    ['the whole of it', '기각하였다', ['note.added']],
    ['a single syllable', '률', ['note.added']],
    ['a Korean word in which one was spelled in single letters', '법률'.normalize('NFD'), ['note.added']],
    ['what its type is called, in English', 'dismissal', ['case.dismissed', 'motion.filed', 'motion.ruled']],
    [
      'and in Korean, also where it is but a part of another word',
      '각하',
      ['case.dismissed', 'motion.filed', 'motion.ruled', 'note.added'],
    ],
    ['what a motion asks', '"motion to dismiss"', ['motion.filed', 'motion.ruled']],
    ['how it was ruled on', 'denied', ['motion.ruled']],
    ['the name of a party that it names by a slug', 'Cheol', ['party.joined', 'motion.filed']],
    ['what a source of it says', 'whereupon', ['case.dismissed']],
    ['a docket number that it mentions, however written', '23cv12', ['note.added']],
  ])('%s: %s', async (_what, words, expected) => {
    const store = await storeOf(
      story(
        act('party.joined', '2024-07-01', { party: 'kim', name: 'Kim Cheol-su', role: 'plaintiff' }),
        entry(3, '2024-07-05', { text: 'LETTER of Sablewood asking the Court to compel production' }),
        act('motion.filed', '2024-07-10', { kinds: ['dismiss'], by: ['kim'] }, { as: 'm' }),
        ruled('2024-08-10', the('m'), 'denied'),
        act(
          'case.dismissed',
          '2024-09-01',
          { how: 'court', prejudice: null },
          {
            sources: [{ url: 'https://example.org/', quote: 'whereupon the clerk shall close it' }],
          },
        ),
        note('법원은 신청을 기각하였다', 'k'),
        note('See No. 1:23-cv-00012 (법률)'.normalize('NFC'), 'n'),
      ),
    );
    expect(types(store, words, { limit: 200 }).sort()).toEqual(expected.toSorted());
  });

  test('all of several words, of which some stand in the title of its case or in its docket number', async () => {
    const store = await storeOf(
      story(motion('2024-07-10', 'dismiss')),
      plainCase(1, [motion('2025-02-01', 'dismiss')]),
    );
    expect(found(store, 'Hanguk dismiss').map(({ caseId, type }) => [caseId, type])).toEqual([
      ['kim-v-hanguk', 'motion.filed'],
    ]);
    expect(types(store, '24-cv-7777 "motion to dismiss"')).toEqual(['motion.filed']);
    expect(types(store, 'Hanguk -dismiss')).toEqual(['case.titled', 'case.filed']);
  });

  test('how the entry begins that it stands in', async () => {
    const store = await storeOf(
      story(
        entry(3, '2024-07-05', { text: 'ORDER about privilege' }),
        inEntry(3, 0, act('order.entered', undefined, { title: 'Discovery' })),
      ),
    );
    expect(types(store, 'privilege', { type: ['order.entered'] })).toEqual(['order.entered']);
    expect(types(store, 'privilege')).toEqual(['entry.recorded', 'order.entered']);
  });
});

describe('what was put right', () => {
  test('is found by its new words, and no more by those before', async () => {
    const log = await logOf(story(act('order.entered', '2024-07-05', { title: 'About aardvarks' }, { as: 'o' })));
    const store = await viewsOf(log);
    expect(types(store, 'aardvark')).toEqual(['order.entered']);
    await recordAll(log, [
      more(corrected('o', act('order.entered', '2024-07-05', { title: 'About beagles' }, { proceeding: docket }))),
    ]);
    await catchUp(log, store, noon);
    expect([types(store, 'aardvark'), types(store, 'beagle')]).toEqual([[], ['order.entered']]);
  });

  test('and moved to another day stands there', async () => {
    const log = await logOf(
      story(
        act('order.entered', '2024-07-05', { title: 'x ray' }, { as: 'o' }),
        act('order.entered', '2024-07-20', { title: 'x ray' }),
      ),
    );
    const store = await viewsOf(log);
    await recordAll(log, [
      more(corrected('o', act('order.entered', '2024-08-01', { title: 'x ray' }, { proceeding: docket }))),
    ]);
    await catchUp(log, store, noon);
    expect(found(store, 'ray').map(({ on }) => on)).toEqual(['2024-08-01', '2024-07-20']);
  });

  test('or taken back is not found, nor are its words left in the files', async () => {
    const path = join(newFolder(), 'views.sqlite');
    const log = await logOf(
      story(
        act('order.entered', '2024-07-05', { title: 'Zygomorphic', summary: 'Quixotically said' }, { as: 'o' }),
        ...Array.from({ length: 300 }, (_, i) => note(`an ordinary note ${i}`)),
      ),
    );
    const store = await viewsOf(log, path);
    const bytes = () =>
      ['', '-wal']
        .map(suffix =>
          readFileSync(path + suffix)
            .toString('latin1')
            .toLowerCase(),
        )
        .join();
    expect(bytes()).toMatch(/zygomorph[\s\S]*/);
    await recordAll(log, [more(retracted('o'))]);
    await catchUp(log, store, noon);
    expect(types(store, 'zygomorphic')).toEqual([]);
    expect(bytes()).not.toMatch(/zygomorph|quixot/);
  });

  test('by the court, that struck the entry, stays on the record and says so', async () => {
    const store = await storeOf(
      story(
        entry(3, '2024-07-05', { text: 'A scandalous paper' }),
        act('entry.struck', '2024-07-09', {}, { entry: { number: 3 }, as: 's' }),
      ),
    );
    expect(
      found(store, 'scandalous', { type: ['entry.recorded'] }).map(({ type, struckBy }) => [type, struckBy]),
    ).toEqual([['entry.recorded', the('s')]]);
  });
});

test('an action that arrives in a large case leaves what search keeps of the others as it was', async () => {
  const log = await logOf(story(...Array.from({ length: 50 }, (_, i) => motion('2024-07-10', `m${i}`))));
  const store = await viewsOf(log);
  const changes = () => store.db.prepare('SELECT total_changes()').pluck().get() as number;
  const before = changes();
  await recordAll(log, [more(motion('2024-07-11', 'another'))]);
  await catchUp(log, store, noon);
  const grown = changes() - before;
  expect(grown).toBeGreaterThan(0);
  expect(grown).toBeLessThan(50);
  expect(types(store, 'another')).toEqual(['motion.filed']);
});

describe('the order by relevance', () => {
  test('begins with what is called so, then what says so, then what stands beside it, each the newest first', async () => {
    const store = await storeOf(
      caseFileOf('privilege', 'In re Privilege', docket, filed('2024-07-01')),
      caseFileOf(
        'other',
        'Other',
        doeDocket,
        filed('2024-01-01'),
        act('order.entered', '2024-02-01', { title: 'On privilege' }),
        act('order.entered', '2024-03-01', { title: 'Privileges' }),
        act('order.entered', '2024-05-01', { title: 'x', summary: 'It speaks of privilege' }),
        act('order.entered', '2024-04-01', { title: 'y', summary: 'of privileged papers' }),
      ),
    );
    expect(found(store, 'privilege').map(({ caseId, on }) => [caseId, on])).toEqual([
      ['other', '2024-03-01'],
      ['other', '2024-02-01'],
      ['privilege', null],
      ['other', '2024-05-01'],
      ['other', '2024-04-01'],
      ['privilege', '2024-07-01'],
    ]);
  });

  test('of cases begins with those that are called so', async () => {
    const store = await storeOf(
      doeCase,
      caseFileOf('motion-co', 'Motion Picture Co. v. Roe', docket, filed('2023-01-01'), joined('2023-01-01', 'roe')),
    );
    const { items, total, facets } = searchCases(store, { sought: soughtIn('motion') });
    expect(items.map(({ id }) => id)).toEqual(['motion-co', 'doe-v-example']);
    expect(items[0]!.heading).toEqual([{ text: 'Motion', hit: true }, { text: ' Picture Co. v. Roe' }]);
    expect(items[1]!.matches!.map(({ type }) => type)).toEqual(['motion.ruled', 'motion.filed']);
    expect(total).toBe(2);
    expect(facets!.status).toEqual([
      { value: 'pending', count: 1 },
      { value: 'withdrawn', count: 1 },
    ]);
  });
});

test('a case is found by the beginning of a word, too, with its newest actions', async () => {
  const store = await storeOf(doeCase, plainCase(1));
  const { items, total } = searchCases(store, { sought: soughtIn('deni*') });
  expect([total, items.map(({ id }) => id)]).toEqual([1, ['doe-v-example']]);
  expect(items[0]!.matches!.map(({ snippet }) => snippet)).toEqual([[{ text: 'denied', hit: true }]]);
});

describe('a snippet', () => {
  const snippet = async (text: string, words: string) => {
    const store = await storeOf(story(entry(3, '2024-07-05', { text })));
    return found(store, words, { type: ['entry.recorded'] })[0]!.snippet;
  };

  test('tells what was found apart from the text around it, which is as it stands', async () => {
    expect(await snippet('<b>ORDER</b> denying the Motions “to stay”', '"motion to stay" denied')).toEqual([
      { text: '<b>ORDER</b> ' },
      { text: 'denying', hit: true },
      { text: ' the ' },
      { text: 'Motions “to stay', hit: true },
      { text: '”' },
    ]);
  });

  test('shows of a Korean word what was asked for', async () => {
    expect(await snippet('법원은 신청을 기각하였다', '기각')).toEqual([
      { text: '법원은 신청을 ' },
      { text: '기각', hit: true },
      { text: '하였다' },
    ]);
  });

  test('shows of a long text where most of it stands together', async () => {
    const filler = 'and so on '.repeat(80);
    const segments = await snippet(`alpha ${filler} alpha beta ${filler} beta`, 'alpha beta');
    expect(segments.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['alpha', 'beta']);
    expect(segments.map(({ text }) => text).join('').length).toBeLessThan(300);
  });

  test('names the title of the case, where that holds what the action does not', async () => {
    const segments = await snippet('LETTER about discovery', 'hanguk discovery');
    expect(segments.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Hanguk', 'discovery']);
  });
});
