import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { action } from '../../events/action.ts';
import { isOwn } from '../../events/catalogue.ts';
import { sampleFiles } from '../support/samples.ts';
import { isCourtRecord, legalDayOf, namesOf, refsOf, type Sampled, wordsIn } from './sampleReading.ts';

const files = sampleFiles();
const flagship = files.find(({ id }) => id === 'musk-v-openai')!;
const ofType = <T extends Sampled['type']>(actions: readonly Sampled[], type: T) =>
  actions.filter((one): one is Extract<Sampled, { type: T }> => one.type === type);

describe.each(files.map(file => [file.id, file] as const))('the sample case %s', (_id, file) => {
  const { actions } = file;
  const byId = new Map(actions.map(one => [one.id, one]));

  test('opens with its title', () => {
    expect(actions[0]).toMatchObject({ type: 'case.titled', data: { title: file.title } });
  });

  test('holds only actions that may be recorded', () => {
    const refused = actions.flatMap(one => {
      const { error } = action.safeParse(one);
      return error ? [{ id: one.id, type: one.type, issues: error.issues }] : [];
    });
    expect(refused).toEqual([]);
  });

  test('gives every action an id of its own', () => {
    expect(actions.filter(({ id }) => !id)).toEqual([]);
    expect(byId.size).toBe(actions.length);
  });

  test('stands in the order of legal events, its own notes last', () => {
    const days = actions.filter(one => !isOwn(one.type)).map(one => legalDayOf(one, actions));
    expect(days).toEqual([...days].sort());
    const firstNote = actions.findIndex((one, index) => index > 0 && isOwn(one.type));
    if (firstNote > 0) expect(actions.slice(firstNote).filter(one => !isOwn(one.type))).toEqual([]);
  });

  test('numbers what each entry does from 0, without a gap', () => {
    const parts = Map.groupBy(
      actions.filter(({ type, entryId }) => entryId && type !== 'entry.recorded'),
      ({ entryId }) => entryId!,
    );
    for (const [entryId, done] of parts) {
      expect(byId.get(entryId)).toMatchObject({ type: 'entry.recorded', entryId });
      expect(done.map(({ part }) => part).sort((a, b) => a! - b!)).toEqual([...done.keys()]);
    }
  });

  test('ties what an entry it holds does to that entry', () => {
    const held = new Set(ofType(actions, 'entry.recorded').map(({ entry }) => entry?.number));
    expect(actions.filter(({ entry, entryId }) => entry && held.has(entry.number) && !entryId)).toEqual([]);
    expect(actions.filter(({ part, entryId, on }) => part !== undefined && !entryId && !on)).toEqual([]);
  });

  test('names only actions, parties, claims and pleadings that it holds', () => {
    const named = [...refsOf(file), ...namesOf(file)];
    expect(named.filter(({ met }) => !met)).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  test('rules only on motions made before', () => {
    for (const ruling of ofType(actions, 'motion.ruled')) {
      const [motion] = refsOf({ ...file, actions: [ruling] }, actions).flatMap(({ found }) => found);
      expect(motion?.type).toBe('motion.filed');
      expect(legalDayOf(motion!, actions) <= legalDayOf(ruling, actions)).toBe(true);
      expect(actions.indexOf(motion!)).toBeLessThan(actions.indexOf(ruling));
    }
  });

  test('quotes the press in at most twenty words', () => {
    const long = actions.flatMap(({ certainty, sources }) =>
      sources.filter(
        source => source.quote && (certainty === 'press' || !isCourtRecord(source)) && wordsIn(source.quote) > 20,
      ),
    );
    expect(long).toEqual([]);
  });

  test('gives nobody’s address for mail or telephone', () => {
    const text = JSON.stringify(file);
    expect(text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g)).toBeNull();
    expect(text.match(/(?<![\d-])(?:\+?1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/g)).toBeNull();
  });
});

describe('Musk v. OpenAI', () => {
  const { actions } = flagship;

  test('was filed in a state court, withdrawn without prejudice and refiled in a federal one', () => {
    const state = { court: 'calsuppctsf', docketNumber: 'CGC-24-612746' };
    const federal = { court: 'cand', docketNumber: '3:24-cv-04722' };
    expect(ofType(actions, 'case.filed')).toMatchObject([{ on: '2024-02-29', proceeding: state }]);
    expect(ofType(actions, 'case.withdrawn')).toMatchObject([
      { on: '2024-06-11', proceeding: state, data: { by: ['musk'], prejudice: 'without' } },
    ]);
    expect(ofType(actions, 'case.refiled')).toMatchObject([{ proceeding: federal, data: { from: state } }]);
    expect(ofType(actions, 'docket.renumbered')).toMatchObject([{ data: { to: '4:24-cv-04722' } }]);
  });

  test('lists 5, 15, 26 and 21 counts, each with a number of its own', () => {
    const complaints = [...ofType(actions, 'complaint.filed'), ...ofType(actions, 'complaint.amended')];
    const counts = complaints.map(({ data }) => [data.pleading, data.claims!.length]);
    expect(Object.fromEntries(counts)).toEqual({ 'state-complaint': 5, complaint: 15, fac: 26, sac: 21 });
    for (const { data } of complaints)
      expect(data.claims!.map(({ number }) => number)).toEqual(data.claims!.map((_, index) => index + 1));
  });

  test('notes the announced appeal outside the courts and records none', () => {
    expect(actions.filter(({ type }) => type.startsWith('appeal.'))).toEqual([]);
  });

  test('holds every docket entry of the shared data', () => {
    const shared = new URL('../../../shared/data/musk-v-openai/docket.json', import.meta.url);
    if (!existsSync(shared)) {
      console.warn(`SKIPPED: ${shared.pathname} is not here, so the entries were not compared with it.`);
      return;
    }
    const { entries } = JSON.parse(readFileSync(shared, 'utf8')) as {
      entries: { entry: number; date_filed: string; text: string }[];
    };
    const held = ofType(actions, 'entry.recorded').map(({ entry, data }) => [entry?.number, data.filedOn, data.text]);
    const numbered = (a: unknown[], b: unknown[]) => Number(a[0]) - Number(b[0]);
    expect(held.sort(numbered)).toEqual(entries.map(one => [one.entry, one.date_filed, one.text]).sort(numbered));
  });
});

describe('the suits beside it', () => {
  test('are cases of their own, related both ways', () => {
    const related = (id: string) =>
      ofType(files.find(file => file.id === id)!.actions, 'case.related').map(({ data }) => data.caseId);
    const others = ['x-corp-v-apple', 'xai-v-li', 'xai-v-openai'];
    expect(related(flagship.id).sort()).toEqual(others);
    for (const id of others) expect(related(id)).toContain(flagship.id);
  });
});
