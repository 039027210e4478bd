import { describe, expect, test } from '@jest/globals';
import { act, historyOn, stateOn, story, the } from '../support/story.ts';
import { filed, joined } from '../support/storyWords.ts';

const titled = (title: string) => act('case.titled', undefined, { title });

describe('Lis’s own actions have no legal date', () => {
  const events = story(titled('Musk v. Altman'), filed('2024-08-05'), titled('Musk v. OpenAI'));

  test('so they are there on every day', () => {
    expect(stateOn(events, '1999-01-01')).toMatchObject({ title: 'Musk v. OpenAI', status: 'not_filed' });
    expect(stateOn(events, '2024-08-05', { docketedBy: '1999-01-01' }).title).toBe('Musk v. OpenAI');
  });

  test('they are filtered by `at` only', () => {
    expect(stateOn(events, '2024-08-05', { at: 1 }).title).toBe('Musk v. Altman');
    expect(stateOn(events, '2024-08-05', { at: 2 }).title).toBe('Musk v. OpenAI');
  });

  test('they count in the order of revisions, and stand before all that is legal', () => {
    expect(historyOn(events, '2024-08-05').map(({ type }) => type)).toEqual([
      'case.titled',
      'case.titled',
      'case.filed',
    ]);
  });

  test('what they tell of is not rewritten in their own time: a party identified today was that party then', () => {
    const told = story(
      filed('2024-08-05'),
      joined('2024-08-05', 'openai-inc'),
      joined('2025-10-28', 'openai-foundation'),
      act('party.identified', undefined, { party: 'openai-foundation', as: 'openai-inc' }, { as: 'same' }),
    );
    expect(stateOn(told, '2025-11-01').parties.map(({ id }) => id)).toEqual(['openai-inc']);
    expect(stateOn(told, '2025-11-01', { at: 2 }).parties).toHaveLength(2);
  });
});

test('`at` reads back what was believed at a revision', () => {
  const events = story(
    filed('2024-03-01', { as: 'filing' }),
    act('action.corrected', undefined, {
      actionId: the('filing'),
      action: { ...filed('2024-02-29') } as never,
      reason: 'the file stamp says 29 February',
    }),
  );
  expect(stateOn(events, '2024-03-01', { at: 0 }).statusOn).toBe('2024-03-01');
  expect(stateOn(events, '2024-03-01', { at: 1 }).statusOn).toBe('2024-02-29');
  expect(stateOn(events, '2024-02-29', { at: 0 }).status).toBe('not_filed');
});
