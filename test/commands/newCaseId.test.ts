import { describe, expect, test } from '@jest/globals';
import { newCaseId } from '../../src/commands/newCaseId.ts';
import { recordCase } from '../../src/commands/recordCase.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { eventsIn, recorderOn, recordInto, submitted } from '../support/recording.ts';
import { act } from '../support/story.ts';
import { filed } from '../support/storyWords.ts';

describe('a recorded case is called by the slug of its title', () => {
  test.each([
    ['Musk v. OpenAI', 'musk-v-openai'],
    ['  In re: "Google" Litig., No. 3 ', 'in-re-google-litig-no-3'],
    ['Résumé Co. v. Peña', 'resume-co-v-pena'],
    ['Musk 대 OpenAI', 'musk-openai'],
    [`${'Long '.repeat(40)}v. Short`, `${'long-'.repeat(16)}`.slice(0, -1)],
  ])('%s', async (title, id) => {
    expect(await newCaseId(recorderOn(), title)).toBe(id);
  });

  test('then -2, -3, where it is taken', async () => {
    const recorder = recorderOn();
    for (const id of ['doe-v-roe', 'doe-v-roe-2']) await recordInto(recorder, id, [note]);
    expect(await newCaseId(recorder, 'Doe v. Roe')).toBe('doe-v-roe-3');
  });

  test.each(['머스크 대 오픈에이아이', '!!!', undefined])(
    'an id is required where the slug is empty: %s',
    async title => {
      await expect(newCaseId(recorderOn(), title)).rejects.toMatchObject({
        code: 'invalid_input',
        faults: [{ pointer: '/id', detail: expect.stringContaining('is needed') }],
      });
    },
  );
});

const note = act('note.added', undefined, { text: 'a note' });

test('two cases of one title recorded at once are two cases', async () => {
  const log = memoryLog();
  const actions = () => submitted(note);
  const cases = await Promise.all(
    ['one', 'two'].map(recordedBy =>
      recordCase(recorderOn(log), { title: 'Doe v. Roe', actions: actions() }, { recordedBy }),
    ),
  );
  expect(cases.map(({ caseId }) => caseId).sort()).toEqual(['doe-v-roe', 'doe-v-roe-2']);
  expect(await eventsIn(recorderOn(log), 'doe-v-roe')).toHaveLength(2);
});

test('a case whose actions are refused leaves nothing, not even its name', async () => {
  const recorder = recorderOn();
  const actions = submitted(act('case.withdrawn', '2024-06-11', { by: ['x'], prejudice: null }));
  await expect(recordCase(recorder, { title: 'Doe v. Roe', actions }, { recordedBy: 'x' })).rejects.toMatchObject({
    code: 'refused',
  });
  expect(
    (await recordCase(recorder, { title: 'Doe v. Roe', actions: submitted(filed('2024-01-02')) }, { recordedBy: 'x' }))
      .caseId,
  ).toBe('doe-v-roe');
});
