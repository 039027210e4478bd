import { describe, expect, test } from '@jest/globals';
import type { ConflictError } from '../../src/commands/conflictError.ts';
import type { RefusedError } from '../../src/commands/refusal.ts';
import { eventsIn, recorderOn, recordInto } from '../support/recording.ts';
import { act, type Told, the } from '../support/story.ts';
import { complaint, entry, filed, inEntry, motion, withdrawn } from '../support/storyWords.ts';

const opening = filed('2024-08-05', { as: 'filing' });
const failure = <E = ConflictError>(promise: Promise<unknown>): Promise<E> =>
  promise.then(
    () => expect(promise).rejects.toThrow() as never,
    error => error as E,
  );

describe('recording', () => {
  test('answers with what stands in the log now', async () => {
    const recorder = recorderOn();
    const { events, revision, repeated } = await recordInto(recorder, 'doe', [opening, motion('2024-09-01', 'm')]);
    expect({ revision, repeated, ids: events.map(({ id }) => id) }).toEqual({
      revision: 1,
      repeated: false,
      ids: [the('filing'), the('m')],
    });
    expect(events).toEqual(await eventsIn(recorder, 'doe'));
  });

  test('writes all of a batch or none', async () => {
    const recorder = recorderOn();
    const error = await failure<RefusedError>(recordInto(recorder, 'doe', [opening, withdrawn('2024-08-01')]));
    expect(error).toMatchObject({ code: 'refused', refusals: [{ index: 1, code: 'never_filed' }] });
    expect(error.message).toBe(
      'action 2: cand 3:24-cv-04722 had not been opened by 2024-08-01: record case.filed (or case.refiled, case.removed …) first, or check the court and the docket number.',
    );
    expect(await eventsIn(recorder, 'doe')).toEqual([]);
    expect((await recorder.log.changedSince()).streams).toEqual([]);
  });

  test('keeps the reason of an override in the data, where it can be erased', async () => {
    const recorder = recorderOn();
    const told = { ...withdrawn('2024-06-11'), override: 'the clerk took it' } as never;
    const { events } = await recordInto(recorder, 'doe', [told]);
    expect(events[0]?.data).toMatchObject({ override: 'the clerk took it' });
    expect(events[0]).not.toHaveProperty('override');
  });

  test('stamps who recorded it from the credentials, how sure it is, and the version of its type', async () => {
    const { events } = await recordInto(recorderOn(), 'doe', [opening]);
    expect(events[0]).toMatchObject({ recordedBy: 'tester', certainty: 'record', v: 1, caseId: 'doe' });
  });

  test('never lets time run backwards in a stream, even where the clock does', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'doe', [opening]);
    await recordInto(recorderOn(recorder.log, '2025-01-01T00:00:00Z'), 'doe', [motion('2024-09-01', 'm')]);
    const [first, second] = await eventsIn(recorder, 'doe');
    expect(second!.recordedAt >= first!.recordedAt).toBe(true);
  });
});

describe('ids make every submission safe to repeat:', () => {
  const batch = [opening, motion('2024-09-01', 'm')];

  test('the same batch again is answered with the standing events, whatever happened since', async () => {
    const recorder = recorderOn();
    const first = await recordInto(recorder, 'doe', batch);
    await recordInto(recorder, 'doe', [withdrawn('2024-10-01')]);
    const again = await recordInto(recorder, 'doe', batch, { ifRevision: -1 });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await eventsIn(recorder, 'doe')).toHaveLength(3);
  });

  test('the standing words are the answer, not the ones that were sent', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'doe', [opening]);
    const { events, repeated } = await recordInto(recorder, 'doe', [filed('2024-08-06', { as: 'filing' })]);
    expect(repeated).toBe(true);
    expect(events[0]?.on).toBe('2024-08-05');
  });

  test.each([
    ['a part of the batch known', [opening, motion('2024-09-01', 'new')]],
    ['all known, in another order', batch.toReversed()],
  ])('%s is a conflict', async (_what, sent) => {
    const recorder = recorderOn();
    await recordInto(recorder, 'doe', batch);
    expect(await failure(recordInto(recorder, 'doe', sent))).toMatchObject({ code: 'id_taken' });
    expect(await eventsIn(recorder, 'doe')).toHaveLength(2);
  });

  test('one id twice in a batch is a conflict: ids are unique in a stream', async () => {
    const recorder = recorderOn();
    const sent = [opening, motion('2024-09-01', 'm'), motion('2024-09-02', 'm')];
    expect(await failure(recordInto(recorder, 'doe', sent))).toMatchObject({ code: 'id_taken' });
    expect(await eventsIn(recorder, 'doe')).toEqual([]);
  });

  test('without an id an action gets a fresh one', async () => {
    const recorder = recorderOn();
    const note = () => recordInto(recorder, 'doe', [act('note.added', undefined, { text: 'look again' })]);
    const [one, two] = [await note(), await note()];
    expect(one.events[0]?.id).not.toBe(two.events[0]?.id);
  });

  test('an entry is named by its own id where it says no other', async () => {
    const recorder = recorderOn();
    const { events } = await recordInto(recorder, 'doe', [
      opening,
      entry(5, '2024-09-01'),
      inEntry(5, 0, motion('', 'm')),
    ]);
    expect(events[1]).toMatchObject({ id: the('entry 5'), entryId: the('entry 5') });
  });
});

describe('an Idempotency-Key', () => {
  const request = (key: string) => ({ key, method: 'POST', path: '/api/v1/cases/doe/actions' });
  const send = (recorder: ReturnType<typeof recorderOn>, key: string, told: Told[]) =>
    recordInto(recorder, 'doe', told, { origin: { recordedBy: 'tester', request: request(key) } });

  test('sent again with the same body gets the first answer', async () => {
    const recorder = recorderOn();
    const first = await send(recorder, 'k1', [opening]);
    await recordInto(recorder, 'doe', [withdrawn('2024-10-01')]);
    expect(await send(recorder, 'k1', [opening])).toEqual({ ...first, repeated: true });
  });

  test('with another body is a conflict that names the key', async () => {
    const recorder = recorderOn();
    await send(recorder, 'k1', [opening]);
    const other = await failure(send(recorder, 'k1', [filed('2024-08-06')]));
    expect(other).toMatchObject({ code: 'key_reused', message: expect.stringContaining('"k1"') });
    const longer = await failure(send(recorder, 'k1', [opening, motion('2024-09-01', 'm')]));
    expect(longer.message).toContain('"k1"');
  });

  test('belongs to one caller and one case', async () => {
    const recorder = recorderOn();
    await send(recorder, 'k1', [opening]);
    const origin = { recordedBy: 'somebody else', request: request('k1') };
    const { repeated } = await recordInto(recorder, 'doe', [motion('2024-09-01', 'm')], { origin });
    expect(repeated).toBe(false);
  });

  test('comes to nothing where nothing was recorded: the mended request may use it', async () => {
    const recorder = recorderOn();
    await failure(send(recorder, 'k1', [withdrawn('2024-10-01')]));
    expect(await send(recorder, 'k1', [opening])).toMatchObject({ repeated: false });
  });
});

describe('the revision that the caller decided on', () => {
  test('must be the one the case stands at', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'doe', [opening], { ifRevision: -1 });
    await recordInto(recorder, 'doe', [motion('2024-09-01', 'a')], { ifRevision: 0 });
    const stale = await failure(recordInto(recorder, 'doe', [motion('2024-09-01', 'm')], { ifRevision: 0 }));
    expect(stale).toMatchObject({ code: 'stale', message: expect.stringContaining('revision 1') });
    const { revision } = await recordInto(recorder, 'doe', [complaint('2024-08-05', ['fraud'])], { ifRevision: 1 });
    expect(revision).toBe(2);
  });

  test('is none where the case is to be new: one that exists is named', async () => {
    const recorder = recorderOn();
    await recordInto(recorder, 'doe', [opening]);
    const taken = await failure(recordInto(recorder, 'doe', [motion('2024-09-01', 'm')], { ifRevision: -1 }));
    expect(taken).toMatchObject({ code: 'case_exists', caseId: 'doe' });
  });
});
