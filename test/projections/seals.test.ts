import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../../events/event.ts';
import { effectiveHistory } from '../../projections/time/effectiveHistory.ts';
import { act, federalCourt, flagsOf, historyOn, stateOn, story, type Told, the } from '../support/story.ts';
import {
  confirmed,
  corrected,
  entry,
  filed,
  inEntry,
  joined,
  motion,
  retracted,
  ruled,
  seenAgain,
  unnumbered,
} from '../support/storyWords.ts';

type Scope = 'document' | 'entry' | 'erase';

const sealed = (number: number, on: string, scope: Scope = 'entry', more: object = {}): Told =>
  act('entry.sealed', on, { scope }, { entryId: the(`entry ${number}`), as: `sealed ${number} ${on}`, ...more });

const unsealed = (number: number, on: string, more: object = {}): Told =>
  act('entry.unsealed', on, {}, { entryId: the(`entry ${number}`), as: `unsealed ${number} ${on}`, ...more });

const secret = 'John Roe, a minor';
const link = 'https://www.courtlistener.com/docket/1/5/';

/** A motion of 1 September in entry 5, whose text names a minor. */
const before: readonly Told[] = [
  filed('2024-08-05'),
  joined('2024-08-05', 'doe'),
  entry(
    5,
    '2024-09-01',
    { text: secret, aliases: { number: 5, sequence: 12, documentId: '035123' } },
    { sources: [{ url: link, citation: 'Dkt. 5' }] },
  ),
  inEntry(5, 0, motion(null, 'stay', { sources: [{ url: link }] })),
];

const textIn = (value: unknown): string => JSON.stringify(value);
const typesOn = (events: readonly RecordedEvent[], asOf: string, at?: number) =>
  historyOn(events, asOf, at === undefined ? {} : { at }).map(({ type }) => type);

describe('a sealed entry', () => {
  const events = story(...before, sealed(5, '2024-10-01'));

  test('leaves the history and the state, with what it did; the seal stays, and what is withheld is counted', () => {
    const state = stateOn(events, '2024-12-01');
    expect(typesOn(events, '2024-12-01')).toEqual(['case.filed', 'party.joined', 'entry.sealed']);
    expect(state).toMatchObject({ status: 'pending', motions: [], withheld: 2 });
    expect(textIn([state, historyOn(events, '2024-12-01')])).not.toContain(secret);
  });

  test('is hidden whatever the day asked for, and at every revision, for the seal is of today', () => {
    for (const day of ['2024-09-15', '2024-10-01', '2031-01-01'])
      for (const at of [2, 3, 4]) expect(typesOn(events, day, at)).not.toContain('entry.recorded');
    expect(effectiveHistory(events.slice(0, 4), {}, events).withheld).toBe(2);
  });

  test('is hidden also among what was taken back', () => {
    const told = [...before, retracted('stay')];
    expect(historyOn(story(...told), '2024-12-01').retracted).toHaveLength(1);
    expect(historyOn(story(...told, sealed(5, '2024-10-01')), '2024-12-01').retracted).toEqual([]);
  });

  test('takes along what was said of it since: corrections, notes, later sightings, edits', () => {
    const more = story(
      ...before,
      corrected('stay', inEntry(5, 0, motion(null, 'stay', { sources: [{ citation: secret }] }))),
      confirmed('stay'),
      act('note.added', undefined, { text: secret, about: [the('stay')] }),
      seenAgain(5, { filedOn: '2024-09-01', text: `${secret}, again` }),
      act('entry.edited', '2024-09-05', { before: secret, after: 'x' }, { entryId: the('entry 5') }),
      sealed(5, '2024-10-01'),
    );
    expect(textIn([stateOn(more, '2024-12-01'), historyOn(more, '2024-12-01')])).not.toContain(secret);
    expect(typesOn(more, '2024-12-01')).toEqual(['case.filed', 'party.joined', 'entry.sealed']);
  });

  test('takes along an action that was corrected into it, and one that was corrected out of it', () => {
    const into = story(...before, motion('2024-09-02', 'other'), sealed(5, '2024-10-01'));
    const both = story(
      ...before,
      motion('2024-09-02', 'other'),
      corrected('other', inEntry(5, 1, motion(null, 'other'))),
      corrected('stay', motion('2024-09-03', 'stay')),
      sealed(5, '2024-10-01'),
    );
    expect(stateOn(into, '2024-12-01').motions).toHaveLength(1);
    expect(stateOn(both, '2024-12-01').motions).toEqual([]);
  });

  test('hides what names it by its number alone', () => {
    const named = { entry: { number: 5 }, part: 1 };
    const events = story(...before, motion('2024-09-02', 'by number', named), sealed(5, '2024-10-01'));
    expect(stateOn(events, '2024-12-01')).toMatchObject({ motions: [], withheld: 3 });
  });

  test('named by its number, is the same entry', () => {
    const seal = act('entry.sealed', '2024-10-01', { scope: 'entry' }, { entry: { number: 5 } });
    expect(typesOn(story(...before, seal), '2024-12-01')).toEqual(['case.filed', 'party.joined', 'entry.sealed']);
  });

  test('recorded again from another source, by whichever of its names, stays under the seal', () => {
    const again = (aliases: object, more: object = {}) =>
      act(
        'entry.recorded',
        undefined,
        { from: 'feed', capturedOn: '2024-11-01', text: secret, filedOn: '2024-09-01', aliases },
        { as: 'again', ...more },
      );
    for (const one of [again({ number: 5 }), again({ sequence: 12 }), again({ documentId: '035123' })])
      expect(textIn(historyOn(story(...before, sealed(5, '2024-10-01'), one), '2024-12-01'))).not.toContain(secret);
    const other = again({ number: 6, documentId: '035124' });
    expect(textIn(historyOn(story(...before, sealed(5, '2024-10-01'), other), '2024-12-01'))).toContain(secret);
  });

  test('hides no other entry, though both stand on one document', () => {
    const shared = { number: 6, documentId: '035123' };
    const events = story(
      ...before,
      entry(6, '2024-09-02', { aliases: shared, text: 'open to all' }),
      sealed(5, '2024-10-01'),
    );
    expect(textIn(historyOn(events, '2024-12-01'))).toContain('open to all');
  });

  test('hides no entry that a source took for it: an entry has one number', () => {
    const mistaken = seenAgain(6, { filedOn: '2024-09-02', aliases: { number: 5 }, text: 'taken for another' });
    const six = entry(6, '2024-09-02', { text: 'open to all', aliases: { number: 6 } });
    const events = story(...before, six, mistaken, sealed(5, '2024-10-01'));
    expect(textIn(historyOn(events, '2024-12-01'))).toContain('open to all');
  });

  test('hides what was mistaken for it only as long as the mistake stands', () => {
    const mistaken = act(
      'entry.observed',
      undefined,
      { from: 'feed', capturedOn: '2024-09-03', filedOn: '2024-09-02', text: '', aliases: { number: 5 } },
      { as: 'mistaken', entryId: the('unnumbered') },
    );
    const known = [...before, unnumbered('unnumbered', '2024-09-02', 'open to all'), mistaken, sealed(5, '2024-10-01')];
    const texts = (...more: readonly Told[]) => textIn(historyOn(story(...known, ...more), '2024-12-01'));
    expect(texts()).not.toContain('open to all');
    expect(texts(retracted('mistaken'))).toContain('open to all');
  });

  test('is named by nothing that the seal itself would tell', () => {
    const named = { aliases: { sequence: 12, documentId: '035123' } };
    const seal = act('entry.sealed', '2024-10-01', { scope: 'entry', ...named }, { entryId: the('entry 5') });
    expect(textIn(historyOn(story(...before, seal), '2024-12-01'))).not.toContain('035123');
  });

  test('what speaks of it, and cannot find it, says so', () => {
    const events = story(...before, ruled('2024-11-01', the('stay')), sealed(5, '2024-10-01'));
    expect(flagsOf(stateOn(events, '2024-12-01'))).toContain('unknown_motion');
  });
});

describe('an unsealed entry', () => {
  test('is shown again, as it was and at every revision', () => {
    const events = story(...before, sealed(5, '2024-10-01'), unsealed(5, '2025-01-10'));
    const unseen = story(...before);
    for (const at of [3, 5])
      expect(textIn(stateOn(events, '2024-12-01', { at }).motions)).toBe(textIn(stateOn(unseen, '2024-12-01').motions));
    expect(stateOn(events, '2024-12-01').withheld).toBe(0);
  });

  test('which word was the last, their days decide and not the order in which they were recorded', () => {
    const late = story(...before, unsealed(5, '2025-01-10'), sealed(5, '2024-10-01'));
    const sealedAgain = story(...before, unsealed(5, '2025-01-10'), sealed(5, '2025-02-01'));
    expect([stateOn(late, '2025-12-01').withheld, stateOn(sealedAgain, '2025-12-01').withheld]).toEqual([0, 2]);
  });

  test('on one day the part, then what was written first, decides', () => {
    const first = story(...before, sealed(5, '2024-10-01', 'entry'), unsealed(5, '2024-10-01'));
    const parts = story(
      ...before,
      sealed(5, '2024-10-01', 'entry', { part: 2 }),
      unsealed(5, '2024-10-01', { part: 1 }),
    );
    expect([stateOn(first, '2025-01-01').withheld, stateOn(parts, '2025-01-01').withheld]).toEqual([0, 2]);
  });
});

describe('a sealed document', () => {
  const events = story(...before, sealed(5, '2024-10-01', 'document'));

  test('loses its links, and keeps its text', () => {
    const history = historyOn(events, '2024-12-01');
    expect(textIn(history)).not.toContain(link);
    expect(textIn(history)).not.toContain('035123');
    expect(history.find(({ type }) => type === 'entry.recorded')).toMatchObject({
      data: { text: secret, aliases: { number: 5, sequence: 12 } },
      sources: [{ citation: 'Dkt. 5' }],
    });
    expect(stateOn(events, '2024-12-01')).toMatchObject({ withheld: 0, motions: [{ status: 'pending' }] });
  });

  test('loses them in a correction too', () => {
    const mended = inEntry(5, 0, motion(null, 'stay', { sources: [{ url: link, citation: 'Dkt. 5, mended' }] }));
    const more = story(...before, corrected('stay', mended), sealed(5, '2024-10-01', 'document'));
    expect(textIn(historyOn(more, '2024-12-01'))).not.toContain(link);
    expect(textIn(historyOn(more, '2024-12-01'))).toContain('Dkt. 5, mended');
  });
});

describe('an entry ordered erased', () => {
  test('is hidden for good: nothing unseals it', () => {
    const events = story(...before, sealed(5, '2024-10-01', 'erase'), unsealed(5, '2025-01-10'));
    expect(stateOn(events, '2025-12-01')).toMatchObject({ motions: [], withheld: 2 });
  });

  test('reads the same once its words are gone from the log', () => {
    const events = story(
      ...before,
      motion('2024-09-04', 'other'),
      sealed(5, '2024-10-01', 'erase', { entry: { number: 5 } }),
    );
    const erased = events.map(event =>
      event.entryId === the('entry 5') && event.type !== 'entry.sealed'
        ? ({
            ...event,
            data: {},
            sources: [],
            salt: '',
            erasedBy: the('sealed 5 2024-10-01'),
          } as unknown as RecordedEvent)
        : event,
    );
    expect(stateOn(erased, '2024-12-01')).toEqual(stateOn(events, '2024-12-01'));
    expect([...historyOn(erased, '2024-12-01')]).toEqual([...historyOn(events, '2024-12-01')]);
  });
});

test('another docket’s entry of the same number is another entry', () => {
  const elsewhere = { court: federalCourt.court, docketNumber: '3:24-cv-09999' };
  const events = story(
    ...before,
    { ...filed('2024-08-06', { as: 'elsewhere' }), proceeding: elsewhere },
    { ...entry(5, '2024-09-01', { text: 'open to all' }, { as: 'entry elsewhere' }), proceeding: elsewhere },
    sealed(5, '2024-10-01'),
  );
  expect(textIn(historyOn(events, '2024-12-01'))).toContain('open to all');
});

test('what was sealed and retracted is not shown by the retraction', () => {
  const events = story(...before, retracted('stay'), sealed(5, '2024-10-01'));
  expect(stateOn(events, '2024-12-01')).toMatchObject({ motions: [], withheld: 2 });
});
