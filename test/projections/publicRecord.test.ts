import { describe, expect, test } from '@jest/globals';
import { act, historyOn, type More, stateOn, story, type Told, the } from '../support/story.ts';
import { entry, filed, inEntry, motion, seenAgain } from '../support/storyWords.ts';

const publicOn = (name: string, ...told: Told[]) =>
  historyOn(story(filed('2024-08-05'), ...told), '2030-01-01').find(({ id }) => id === the(name))?.publicOn;

const cited = (...days: (string | undefined)[]): More => ({
  sources: days.map(publishedOn => ({ citation: 'a newspaper', ...(publishedOn && { publishedOn }) })),
});

describe('an action is public, in this order,', () => {
  test('on its own publicOn where one is given', () => {
    const told = inEntry(5, 0, motion('', 'm', { publicOn: '2024-09-09' }));
    expect(publicOn('m', entry(5, '2024-09-01', { enteredOn: '2024-09-03' }), told)).toBe('2024-09-09');
  });

  test('else when its entry was entered', () => {
    const told = inEntry(5, 0, motion('', 'm', cited('2024-08-30')));
    expect(publicOn('m', entry(5, '2024-09-01', { enteredOn: '2024-09-03' }), told)).toBe('2024-09-03');
  });

  test('and what it does is not public before the entry, where that is public later than it was entered', () => {
    const late = entry(5, '2024-09-01', { enteredOn: '2024-09-03' }, { publicOn: '2024-10-01' });
    expect([publicOn('entry 5', late), publicOn('m', late, inEntry(5, 0, motion('', 'm')))]).toEqual([
      '2024-10-01',
      '2024-10-01',
    ]);
  });

  test('and an entry without a day of entry counts from its filing day (docs/decisions/0002)', () => {
    expect(publicOn('entry 5', entry(5, '2024-09-01'))).toBe('2024-09-01');
    const told = { ...inEntry(5, 0, motion('', 'm')), on: '2024-08-20' };
    expect(publicOn('m', entry(5, '2024-09-01'), told)).toBe('2024-09-01');
  });

  test('else, where it is context, on the earliest day one of its sources was published', () => {
    const told = act(
      'context.noted',
      '2024-09-01',
      { title: 'A letter' },
      {
        as: 'letter',
        ...cited('2024-10-02', '2024-09-20', undefined),
      },
    );
    expect(publicOn('letter', told)).toBe('2024-09-20');
  });

  test('and so where it has no date', () => {
    expect(publicOn('m', motion(null, 'm', { notAfter: '2024-12-31', ...cited('2024-10') }))).toBe('2024-10-31');
  });

  test('but a dated action of the court is not public later because a newspaper was slow', () => {
    expect(publicOn('m', motion('2024-09-01', 'm', cited('2024-12-01')))).toBe('2024-09-01');
  });

  test('else on its day, the last that day can mean', () => {
    expect(publicOn('m', motion('2024-09', 'm'))).toBe('2024-09-30');
  });

  test('else on the day it cannot come after', () => {
    expect(publicOn('m', motion(null, 'm', { notAfter: '2024-09-05' }))).toBe('2024-09-05');
  });
});

describe('docketedBy asks what the public record showed by a day', () => {
  const held = act(
    'hearing.held',
    '2025-02-04',
    { sessionOn: '2025-02-04', kind: 'motion' },
    {
      as: 'held',
      entryId: the('entry 110'),
      part: 0,
    },
  );
  const events = story(filed('2024-08-05'), entry(110, '2025-02-04', { enteredOn: '2025-02-06' }), held);

  test('a hearing of 4 February whose minutes were entered on the 6th was not on it on the 5th', () => {
    expect(stateOn(events, '2025-02-28', { docketedBy: '2025-02-05' }).hearings).toEqual([]);
    expect(stateOn(events, '2025-02-28', { docketedBy: '2025-02-06' }).hearings).toHaveLength(1);
    expect(stateOn(events, '2025-02-04').hearings).toHaveLength(1);
  });

  test('a later sighting that tells the day of entry mends it', () => {
    const better = story(
      filed('2024-08-05'),
      entry(110, '2025-02-04'),
      seenAgain(110, { from: 'history', filedOn: '2025-02-04', enteredOn: '2025-02-06' }),
    );
    expect(historyOn(better, '2025-02-28', { docketedBy: '2025-02-05' })).toHaveLength(1);
  });

  test('a clerk’s edit, and a strike, are public when they were made, not when the entry was', () => {
    const edited = act(
      'entry.edited',
      '2024-10-01',
      { before: 'MOTION', after: 'MOTION by X' },
      {
        entryId: the('entry 5'),
      },
    );
    const struck = act('entry.struck', '2024-11-01', {}, { entryId: the('entry 5') });
    const told = story(filed('2024-08-05'), entry(5, '2024-09-01', { text: 'MOTION by X' }), edited, struck);
    const read = (docketedBy: string) =>
      historyOn(told, '2030-01-01', { docketedBy }).find(({ id }) => id === the('entry 5'));
    expect(read('2024-09-30')).toMatchObject({ data: { text: 'MOTION' }, struckBy: undefined });
    expect(read('2024-10-01')).toMatchObject({ data: { text: 'MOTION by X' }, struckBy: undefined });
    expect(read('2024-11-01')?.struckBy).toBe(the('entry.struck 3'));
  });
});
