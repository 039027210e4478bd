import { describe, expect, test } from '@jest/globals';
import { answer } from '../../projections/state/answer.ts';
import { act, historyOn, stateOn, story, type Told, the } from '../support/story.ts';
import {
  closed,
  confirmed,
  corrected,
  entry,
  filed,
  joined,
  motion,
  retracted,
  seenAgain,
  withdrawn,
} from '../support/storyWords.ts';

const opening = filed('2024-01-02');
const gone = withdrawn('2024-02-03', { prejudice: 'without' }, { as: 'end' });
const statusAfter = (...told: Told[]) => stateOn(story(opening, gone, ...told), '2030-01-01');

describe('a correction', () => {
  test('replaces the whole action and keeps its id', () => {
    const events = story(opening, gone, corrected('end', closed('2024-02-05')));
    expect(stateOn(events, '2030-01-01')).toMatchObject({ status: 'closed', statusOn: '2024-02-05', prejudice: null });
    expect(historyOn(events, '2030-01-01').find(({ id }) => id === the('end'))).toMatchObject({
      type: 'case.closed',
      corrected: { reason: 'misread', revision: 2 },
    });
  });

  test('is not itself a row of the history', () => {
    const types = historyOn(story(opening, gone, corrected('end', closed('2024-02-05'))), '2030-01-01');
    expect(types.map(({ type }) => type)).toEqual(['case.filed', 'case.closed']);
  });

  test('takes its place from the replacement, not from when it was recorded', () => {
    const events = story(
      opening,
      motion('2024-01-10', 'a'),
      motion('2024-01-20', 'b'),
      corrected('b', motion('2024-01-05', 'b')),
    );
    expect(historyOn(events, '2030-01-01').map(({ id }) => id)).toEqual([the('case.filed 0'), the('b'), the('a')]);
  });

  test('the last one counts', () => {
    const twice = [corrected('end', closed('2024-02-05')), corrected('end', withdrawn('2024-02-04'))];
    expect(statusAfter(...twice)).toMatchObject({ status: 'withdrawn', statusOn: '2024-02-04' });
    expect(statusAfter(...twice.toReversed()).status).toBe('closed');
  });

  test('targets the original: the second does not mend the first but replaces it', () => {
    const first = corrected('end', withdrawn('2024-02-04', { prejudice: 'with' }));
    const second = corrected('end', withdrawn('2024-02-03', { prejudice: null }));
    expect(statusAfter(first, second)).toMatchObject({ statusOn: '2024-02-03', prejudice: null });
  });

  test('after a retraction revives the action; a retraction after a correction ends it', () => {
    const mended = corrected('end', withdrawn('2024-02-04'));
    expect(statusAfter(retracted('end')).status).toBe('pending');
    expect(statusAfter(retracted('end'), mended)).toMatchObject({ status: 'withdrawn', statusOn: '2024-02-04' });
    expect(statusAfter(mended, retracted('end')).status).toBe('pending');
  });

  test('leaves what it took back beside the history, as it was recorded, in legal order, with who took it back and why', () => {
    const noticed = entry(5, '2024-01-09');
    const told = [noticed, retracted('end'), retracted('entry 5')];
    const { retracted: back } = historyOn(story(opening, gone, ...told), '2030-01-01');
    expect(back).toMatchObject([
      {
        id: the('entry 5'),
        on: '2024-01-09',
        retracted: { reason: 'never happened', recordedBy: 'storyteller', revision: 4 },
      },
      { id: the('end'), type: 'case.withdrawn', on: '2024-02-03', retracted: { revision: 3 } },
    ]);
    const events = story(opening, gone, retracted('end'), corrected('end', withdrawn('2024-02-04')));
    expect(historyOn(events, '2030-01-01').retracted).toEqual([]);
    expect(historyOn(events, '2030-01-01', { at: 2 }).retracted).toHaveLength(1);
    expect(historyOn(events, '2024-02-02', { at: 2 }).retracted).toEqual([]);
  });

  test('is undone at the revisions before it', () => {
    const events = story(opening, gone, retracted('end'));
    expect(stateOn(events, '2030-01-01', { at: 1 }).status).toBe('withdrawn');
    expect(stateOn(events, '2030-01-01', { at: 2 }).status).toBe('pending');
  });

  test('says itself how sure we are now: without a word, of record, as any action', () => {
    const doubtsOf = (replacement: Told) =>
      stateOn(
        story(opening, motion('2024-01-10', 'a', { certainty: 'press' }), corrected('a', replacement)),
        '2030-01-01',
      ).uncertain;
    expect(doubtsOf(motion('2024-01-11', 'a'))).toEqual([]);
    expect(doubtsOf(motion('2024-01-11', 'a', { certainty: 'unverified' }))).toEqual([
      { because: the('a'), reasons: ['unverified'] },
    ]);
  });

  test('of a later view of an entry leaves it a view of that entry', () => {
    const later = seenAgain(
      5,
      { filedOn: '2024-01-09', text: 'MOTION to stay', capturedOn: '2024-02-01' },
      { as: 'later' },
    );
    const { entryId: _entryId, ...mended } = { ...later, data: { ...later.data, text: 'MOTION to dismiss' } };
    const events = story(opening, entry(5, '2024-01-09'), later, corrected('later', mended));
    expect(historyOn(events, '2030-01-01').find(({ id }) => id === the('entry 5'))?.data).toMatchObject({
      text: 'MOTION to dismiss',
    });
  });

  test('never reaches one of Lis’s own actions', () => {
    const events = story(
      opening,
      corrected('end', closed('2024-02-05'), { as: 'c' }),
      corrected('c', closed('2024-03-01')),
    );
    expect(historyOn(events, '2030-01-01').map(({ type }) => type)).toEqual(['case.filed']);
  });
});

describe('a correction that follows a court’s own edit has publicOn, and counts from it', () => {
  const mended = corrected('end', withdrawn('2024-02-03', { prejudice: 'with' }), { publicOn: '2024-04-01' });
  const events = story(opening, gone, mended);

  test('for asOf', () => {
    expect(stateOn(events, '2024-03-31').prejudice).toBe('without');
    expect(stateOn(events, '2024-04-01').prejudice).toBe('with');
  });

  test('and for docketedBy alike', () => {
    expect(stateOn(events, '2030-01-01', { docketedBy: '2024-03-31' }).prejudice).toBe('without');
    expect(stateOn(events, '2030-01-01', { docketedBy: '2024-04-01' }).prejudice).toBe('with');
  });

  test('before that day the correction before it is the last', () => {
    const earlier = corrected('end', withdrawn('2024-02-04'));
    expect(stateOn(story(opening, gone, earlier, mended), '2024-03-31')).toMatchObject({ statusOn: '2024-02-04' });
  });

  test('and an answer for today does not run ahead of it', () => {
    const today = answer(events, {}, () => '2024-03-15');
    expect(today.state.prejudice).toBe('without');
    expect(today.changesOn).toBe('2024-04-01');
  });
});

describe('a confirmation', () => {
  const rumour = joined('2024-01-05', 'microsoft', 'defendant', { as: 'joined', certainty: 'unverified' });
  const doubts = (...told: Told[]) => stateOn(story(opening, rumour, ...told), '2030-01-01').uncertain;

  test('says who looked, and makes it certain', () => {
    expect(doubts()).toEqual([{ because: the('joined'), reasons: ['unverified'] }]);
    expect(doubts(confirmed('joined'))).toEqual([]);
    expect(doubts(confirmed('joined', 'press'))).toEqual([{ because: the('joined'), reasons: ['press'] }]);
    const [, action] = historyOn(story(opening, rumour, confirmed('joined')), '2030-01-01');
    expect(action?.confirmed).toMatchObject({ revision: 2, recordedBy: 'storyteller' });
  });

  test('does not vouch for words that a later correction brought', () => {
    const changed = corrected('joined', joined('2024-01-06', 'microsoft', 'defendant', { certainty: 'unverified' }));
    expect(doubts(confirmed('joined'), changed)).toEqual([{ because: the('joined'), reasons: ['unverified'] }]);
    expect(doubts(changed, confirmed('joined'))).toEqual([]);
  });
});

test('a note stays with the case whatever it is about', () => {
  const note = act('note.added', undefined, { text: 'the press says March', about: [the('end')] });
  expect(historyOn(story(opening, gone, note, retracted('end')), '2000-01-01').map(({ type }) => type)).toEqual([
    'note.added',
  ]);
});
