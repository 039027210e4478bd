import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Docket } from '../../events/reference.ts';
import { joinCase } from '../../src/commands/joinCases.ts';
import type { Recorder } from '../../src/commands/record.ts';
import { separateCase } from '../../src/commands/separateCase.ts';
import { verifyLog } from '../../src/log/verify.ts';
import { historyOf, stateOf } from '../../src/views/askCase.ts';
import { digestViews } from '../../src/views/digestViews.ts';
import { Views } from '../../src/views/views.ts';
import { recorderOn, recordInto } from '../support/recording.ts';
import { act, type Told, the } from '../support/story.ts';
import { filed, inCourt } from '../support/storyWords.ts';

const origin = { recordedBy: 'tester' };
const cases = ['a', 'b', 'c'] as const;
type CaseName = (typeof cases)[number];

const docketOf = (name: CaseName): Docket => ({
  court: 'cand',
  docketNumber: `3:24-cv-0000${cases.indexOf(name) + 1}`,
});

/** A motion in an entry of its own, in the docket of one case, as anybody would keep it on paper. */
interface Paper {
  readonly docket: CaseName;
  readonly number: number;
  label: string;
  retracted: boolean;
  seal: 'open' | 'entry' | 'erase';
}

type Sealing = 'seal' | 'unseal' | 'erase';

type Step =
  | { readonly do: 'move'; readonly docket: CaseName; readonly byNumber: boolean }
  | { readonly do: 'correct' | 'retract'; readonly which: number }
  | { readonly do: Sealing; readonly which: number }
  | { readonly do: 'join'; readonly from: CaseName; readonly into: CaseName }
  | { readonly do: 'separate'; readonly from: CaseName; readonly into: CaseName };

const name = fc.constantFrom(...cases);
const which = fc.nat(20);
const amending = fc.record({ do: fc.constantFrom('correct' as const, 'retract' as const), which });
const sealingOne = fc.record({ do: fc.constantFrom('seal' as const, 'unseal' as const, 'erase' as const), which });
const joinery = { from: name, into: name };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), docket: name, byNumber: fc.boolean() }) },
  { weight: 2, arbitrary: amending },
  { weight: 3, arbitrary: sealingOne },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), ...joinery }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('separate' as const), ...joinery }) },
);

/** The plain model: which paper lies in which case, and what is written on it. */
const desk = () => ({
  papers: [] as Paper[],
  /** The case that each was joined into. */
  parents: new Map<CaseName, CaseName>(),
  day: 0,
});

type Desk = ReturnType<typeof desk>;

const rootOf = ({ parents }: Desk, name: CaseName): CaseName => {
  let root = name;
  for (let parent = parents.get(root); parent; parent = parents.get(root)) root = parent;
  return root;
};

const lyingIn = (model: Desk, name: CaseName): readonly Paper[] =>
  model.papers.filter(paper => rootOf(model, paper.docket) === name && !paper.retracted);

const open = (papers: readonly Paper[]): readonly string[] =>
  papers
    .filter(({ seal }) => seal === 'open')
    .map(({ label }) => label)
    .sort();

const dayOf = (model: Desk): string => {
  model.day += 1;
  return new Date(Date.UTC(2024, 0, model.day)).toISOString().slice(0, 10);
};

const motionsIn = async (recorder: Recorder, caseId: string, at?: string) => {
  const { items } = await historyOf(recorder, caseId, { asOf: '2030-01-01', at });
  return items.filter(item => item.type === 'motion.filed');
};

const labelsIn = async (recorder: Recorder, caseId: string, at?: string): Promise<readonly string[]> =>
  (await motionsIn(recorder, caseId, at)).map(({ data }) => (data as { kinds: string[] }).kinds.join()).sort();

/** Whom each case calls `doe`: two of them mean the same, the third another. */
const doeOf: Readonly<Record<CaseName, string>> = { a: 'Jane Doe', b: 'John Doe', c: 'JANE DOE' };

const beginning = (caseId: CaseName): readonly Told[] => [
  filed('2024-01-01', { as: caseId }),
  act(
    'party.joined',
    '2024-01-01',
    { party: 'doe', name: doeOf[caseId], role: 'plaintiff' },
    { as: `doe of ${caseId}` },
  ),
];

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const partiesIn = async (recorder: Recorder, caseId: string) =>
  (await stateOf(recorder, caseId, { asOf: '2030-01-01' })).parties;

/** What the case that holds a docket calls the party of that docket. */
const slugIn = async (recorder: Recorder, holder: CaseName, docket: CaseName): Promise<string> =>
  (await partiesIn(recorder, holder)).find(({ because }) => because.includes(the(`doe of ${docket}`)))!.id;

const file = async (recorder: Recorder, model: Desk, { docket, byNumber }: Extract<Step, { do: 'move' }>) => {
  const number = model.papers.length + 1;
  const [label, on] = [`paper ${number}`, dayOf(model)];
  const sighting = { from: 'page' as const, capturedOn: on, text: `the ${label}`, filedOn: on };
  const recorded = act('entry.recorded', undefined, sighting, { as: label, entry: { number } });
  const named = byNumber ? { entry: { number } } : { entryId: the(label) };
  const holder = rootOf(model, docket);
  const by = [await slugIn(recorder, holder, docket)];
  const moved = act('motion.filed', undefined, { kinds: [label], by }, { part: 0, ...named });
  const told = [recorded, moved].map(one => ({ ...one, proceeding: docketOf(docket) }));
  await recordInto(recorder, holder, told);
  model.papers.push({ docket, number, label, retracted: false, seal: 'open' });
};

/** What is said of an action names it by its id, so only what is shown can be spoken of. */
const amend = async (recorder: Recorder, model: Desk, paper: Paper, how: 'correct' | 'retract') => {
  if (paper.retracted || paper.seal !== 'open') return;
  const holder = rootOf(model, paper.docket);
  const action = (await motionsIn(recorder, holder)).find(
    ({ data }) => (data as { kinds: string[] }).kinds[0] === paper.label,
  )!;
  const { id, entryId, entry, part, proceeding, on } = action;
  if (how === 'retract') {
    await recordInto(recorder, holder, [act('action.retracted', undefined, { actionId: id, reason: 'x' })]);
    paper.retracted = true;
    return;
  }
  const label = `${paper.label}, mended`;
  const { as: _as, ...mended } = act(
    'motion.filed',
    on,
    { kinds: [label], by: (action.data as { by: string[] }).by },
    JSON.parse(JSON.stringify({ entryId, entry, part, proceeding })),
  );
  await recordInto(recorder, holder, [
    act('action.corrected', undefined, { actionId: id, action: mended, reason: 'x' }),
  ]);
  paper.label = label;
};

const sealing = async (recorder: Recorder, model: Desk, paper: Paper, how: Sealing) => {
  const more = { entry: { number: paper.number }, proceeding: docketOf(paper.docket) };
  const on = dayOf(model);
  const said: Told =
    how === 'unseal'
      ? act('entry.unsealed', on, {}, more)
      : act('entry.sealed', on, { scope: how === 'erase' ? 'erase' : 'entry' }, more);
  await recordInto(recorder, rootOf(model, paper.docket), [said]);
  if (paper.seal !== 'erase') paper.seal = how === 'unseal' ? 'open' : how === 'erase' ? 'erase' : 'entry';
};

const rejoin = async (recorder: Recorder, { parents }: Desk, step: Extract<Step, { into: CaseName }>) => {
  const { from, into } = step;
  const isRoot = (name: CaseName) => !parents.has(name);
  if (step.do === 'join') {
    if (from === into || !isRoot(from) || !isRoot(into)) return;
    await joinCase(recorder, { from, into, origin });
    parents.set(from, into);
  } else if (parents.get(from) === into && isRoot(into)) {
    await separateCase(recorder, { from, within: into, origin });
    parents.delete(from);
  }
};

const take = async (recorder: Recorder, model: Desk, step: Step): Promise<void> => {
  if (step.do === 'move') return file(recorder, model, step);
  if (step.do === 'join' || step.do === 'separate') return rejoin(recorder, model, step);
  const paper = model.papers[step.which % Math.max(1, model.papers.length)];
  if (!paper) return;
  if (step.do === 'correct' || step.do === 'retract') return amend(recorder, model, paper, step.do);
  return sealing(recorder, model, paper, step.do);
};

/** Of each motion that a case shows, whether whom it names is the party of its docket. */
const filersIn = async (recorder: Recorder, caseId: string): Promise<readonly boolean[]> => {
  const names = new Map((await partiesIn(recorder, caseId)).map(({ id, name }) => [id, name]));
  return (await motionsIn(recorder, caseId)).map(({ data, proceeding }) => {
    const docket = cases.find(one => docketOf(one).docketNumber === proceeding!.docketNumber)!;
    const [by] = (data as { by: string[] }).by;
    return sameName(names.get(by!) ?? '', doeOf[docket]);
  });
};

interface Snapshot {
  readonly caseId: CaseName;
  readonly at: string;
  readonly papers: readonly { readonly paper: Paper; readonly label: string }[];
}

const snapshots = (recorder: Recorder, model: Desk): Promise<Snapshot[]> =>
  Promise.all(
    cases
      .filter(name => !model.parents.has(name))
      .map(async caseId => ({
        caseId,
        at: (await stateOf(recorder, caseId, {})).at,
        papers: lyingIn(model, caseId).map(paper => ({ paper, label: paper.label })),
      })),
  );

/** Whatever happened since: as it lay there then, less what is sealed today. */
const shownOf = ({ papers }: Snapshot): readonly string[] =>
  papers
    .filter(({ paper }) => paper.seal === 'open')
    .map(({ label }) => label)
    .sort();

const storedIn = async ({ log }: Recorder): Promise<string> => {
  const stored: unknown[] = [];
  for await (const batch of log.readAll(undefined, 'stored')) stored.push(...batch);
  return JSON.stringify(stored);
};

test('random joins, separations, corrections and seals leave in each case what a plain model says, by whom it says, now and at every revision', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
      const [recorder, model] = [recorderOn(), desk()];
      const taken: Snapshot[] = [];
      const views = new Views({ path: ':memory:', log: recorder.log, now: recorder.now });
      for (const caseId of cases) await recordInto(recorder, caseId, inCourt(docketOf(caseId), ...beginning(caseId)));
      for (const one of steps) {
        await take(recorder, model, one);
        taken.push(...(await snapshots(recorder, model)));
        await views.catchUp();
      }
      const anew = new Views({ path: ':memory:', log: recorder.log, now: recorder.now });
      await anew.catchUp();
      expect(digestViews(views.store)).toBe(digestViews(anew.store));
      for (const one of [views, anew]) one.close();
      for (const name of cases.filter(one => !model.parents.has(one)))
        expect(await labelsIn(recorder, name)).toEqual(open(lyingIn(model, name)));
      for (const name of cases.filter(one => !model.parents.has(one)))
        expect(await filersIn(recorder, name)).not.toContain(false);
      for (const snapshot of taken)
        expect(await labelsIn(recorder, snapshot.caseId, snapshot.at)).toEqual(shownOf(snapshot));
      const stored = await storedIn(recorder);
      for (const { label, seal } of model.papers) if (seal === 'erase') expect(stored).not.toContain(`"${label}"`);
      expect(await verifyLog(recorder.log)).toMatchObject({ sound: true });
    }),
    { numRuns: 60 },
  );
}, 120_000);
