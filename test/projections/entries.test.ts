import { describe, expect, test } from '@jest/globals';
import { act, historyOn, stateOn, story, type Told, the } from '../support/story.ts';
import { entry, filed, inEntry, motion, retracted, seenAgain } from '../support/storyWords.ts';

const opening = filed('2024-08-05');
const entriesOf = (asOf: string, ...told: Told[]) =>
  historyOn(story(opening, ...told), asOf).filter(({ type }) => type === 'entry.recorded');
const read = (...told: Told[]) => entriesOf('2030-01-01', ...told)[0];

describe('the sightings of an entry make one entry', () => {
  test('which stands at its filing day and is public on its day of entry', () => {
    const [one, ...others] = entriesOf(
      '2030-01-01',
      entry(5, '2024-09-01', { from: 'feed' }),
      seenAgain(5, { from: 'page', filedOn: '2024-09-02', enteredOn: '2024-09-03', capturedOn: '2024-09-04' }),
    );
    expect(others).toEqual([]);
    expect(one).toMatchObject({ on: '2024-09-02', day: '2024-09-02', publicOn: '2024-09-03' });
  });

  test.each([
    ['page', 'history'],
    ['history', 'email'],
    ['email', 'feed'],
    ['feed', 'hand'],
  ] as const)('each field is the best source’s: a %s before a %s, however late the other', (better, worse) => {
    const told = [
      entry(5, '2024-09-01', { from: better, text: 'better', capturedOn: '2024-09-01' }),
      seenAgain(5, { from: worse, text: 'worse', capturedOn: '2025-09-01', filedOn: '2024-08-31' }),
    ];
    expect(read(...told)?.data).toMatchObject({ text: 'better', filedOn: '2024-09-01' });
  });

  test('then the latest capture’s', () => {
    const told = [
      entry(5, '2024-09-01', { text: 'first', capturedOn: '2024-09-02' }),
      seenAgain(5, { text: 'last', capturedOn: '2024-09-09', filedOn: '2024-09-01' }),
      seenAgain(5, { text: 'between', capturedOn: '2024-09-05', filedOn: '2024-09-01' }),
    ];
    expect(read(...told)?.data).toMatchObject({ text: 'last', capturedOn: '2024-09-09' });
  });

  test('a field that only a weaker source has is taken from there', () => {
    const told = [
      entry(5, '2024-09-01', { aliases: { documentId: '0351' } }),
      seenAgain(5, { from: 'feed', filedOn: '2024-09-01', enteredOn: '2024-09-03', aliases: { sequence: 17 } }),
    ];
    expect(read(...told)).toMatchObject({
      publicOn: '2024-09-03',
      data: { aliases: { documentId: '0351', sequence: 17 } },
    });
  });

  test('abridged text ranks below every whole one, and empty text below all', () => {
    const short = entry(5, '2024-09-01', { from: 'page', text: 'MOTION', abridged: true });
    const whole = seenAgain(5, { from: 'hand', text: 'MOTION to Dismiss by X', filedOn: '2024-09-01' });
    const empty = seenAgain(5, { from: 'page', text: '', filedOn: '2024-09-01', capturedOn: '2026-01-01' });
    expect(read(short, whole, empty)?.data).toMatchObject({ text: 'MOTION to Dismiss by X' });
    expect(read(short, whole, empty)?.data).not.toHaveProperty('abridged');
    expect(read(short, empty)?.data).toMatchObject({ text: 'MOTION', abridged: true });
  });

  test('of equals nothing is displaced: the first record stands, in whatever order they arrived', () => {
    const first = entry(5, '2024-09-01', { text: 'recorded' });
    const same = (text: string) => seenAgain(5, { text, filedOn: '2024-09-01' }, { as: text });
    expect(read(first, same('b'), same('a'))?.data).toMatchObject({ text: 'recorded' });
    expect(read(same('a'), same('b'), first)?.data).toMatchObject({ text: 'recorded' });
  });

  test('only those known at the revision count', () => {
    const events = story(
      opening,
      entry(5, '2024-09-01', { from: 'feed', text: 'feed' }),
      seenAgain(5, { text: 'page', filedOn: '2024-09-01' }),
    );
    const textAt = (at: number) => historyOn(events, '2030-01-01', { at })[1]?.data;
    expect(textAt(1)).toMatchObject({ text: 'feed' });
    expect(textAt(2)).toMatchObject({ text: 'page' });
  });
});

describe('a clerk’s edit', () => {
  const edit = (on: string | null, before: string, after: string, notAfter?: string): Told =>
    act(
      'entry.edited',
      on,
      { before, after },
      {
        as: `edit ${on}`,
        entryId: the('entry 5'),
        ...(notAfter && { notAfter }),
      },
    );
  const texts = (...told: Told[]) => {
    const events = story(opening, entry(5, '2024-09-01', { text: 'third' }), ...told);
    return (asOf: string) => (historyOn(events, asOf)[1]?.data as { text?: string } | undefined)?.text;
  };

  test('takes effect on its day; before it the entry reads `before`', () => {
    const on = texts(edit('2024-10-01', 'first', 'third'));
    expect([on('2024-09-30'), on('2024-10-01')]).toEqual(['first', 'third']);
  });

  test('and each of several on its own, in whatever order they were recorded', () => {
    const on = texts(edit('2024-11-01', 'second', 'third'), edit('2024-10-01', 'first', 'second'));
    expect([on('2024-09-30'), on('2024-10-31'), on('2024-11-01')]).toEqual(['first', 'second', 'third']);
  });

  test('known only from two captures counts from the earliest that shows `after`', () => {
    const on = texts(edit(null, 'first', 'third', '2024-12-24'));
    expect([on('2024-12-23'), on('2024-12-24')]).toEqual(['first', 'third']);
  });
});

describe('retracting an entry retracts its parts', () => {
  const told = [opening, entry(5, '2024-09-01'), inEntry(5, 0, motion('', 'm')), retracted('entry 5')];

  test('for they did not happen either', () => {
    expect(historyOn(story(...told), '2030-01-01').map(({ type }) => type)).toEqual(['case.filed']);
    expect(stateOn(story(...told), '2030-01-01').motions).toEqual([]);
  });

  test('also those that name it by its number', () => {
    const parts = [
      act('order.entered', undefined, { title: 'Order' }, { entry: { number: 5 } }),
      act('motion.filed', '2024-09-01', { kinds: ['stay'] }, { entry: { number: 5 } }),
    ];
    const events = story(opening, entry(5, '2024-09-01'), ...parts, retracted('entry 5'));
    expect(historyOn(events, '2030-01-01').map(({ type }) => type)).toEqual(['case.filed']);
  });

  test('where it has no number, not those that name no entry', () => {
    const { entry: _number, ...unnumbered } = entry(5, '2024-09-01');
    const events = story(opening, unnumbered, motion('2024-09-02', 'm'), retracted('entry 5'));
    expect(historyOn(events, '2030-01-01').map(({ type }) => type)).toEqual(['case.filed', 'motion.filed']);
  });

  test('and correcting the entry afterwards revives both', () => {
    const { as: _as, ...again } = entry(5, '2024-09-02');
    const revived = act('action.corrected', undefined, {
      actionId: the('entry 5'),
      action: again as never,
      reason: 'it stood in the docket after all',
    });
    expect(stateOn(story(...told, revived), '2030-01-01').motions).toMatchObject([{ filedOn: '2024-09-02' }]);
  });

  test('an entry keeps its identity, and its parts, when it is corrected', () => {
    const { as: _as, ...again } = entry(6, '2024-09-02');
    const events = story(
      opening,
      entry(5, '2024-09-01', {}, { entryId: the('the line') }),
      { ...inEntry(5, 0, motion('', 'm')), entryId: the('the line') },
      act('action.corrected', undefined, { actionId: the('entry 5'), action: again as never, reason: 'misread' }),
    );
    expect(stateOn(events, '2030-01-01').motions).toMatchObject([{ filedOn: '2024-09-02', entry: { number: 6 } }]);
  });
});

test('of two recordings of one entry the one of the least id is the first, whichever arrived first', () => {
  const one = entry(5, '2024-09-01', { text: 'same', capturedOn: '2024-09-01' }, { as: 'one', entryId: the('shared') });
  const two = entry(6, '2024-09-01', { text: 'same', capturedOn: '2024-09-01' }, { as: 'two', entryId: the('shared') });
  const numbers = (...told: Told[]) => entriesOf('2030-01-01', ...told).map(({ entry }) => entry?.number);
  const least = the('one') < the('two') ? 5 : 6;
  expect(numbers(one, two)).toEqual([least, least]);
  expect(numbers(two, one)).toEqual([least, least]);
});
