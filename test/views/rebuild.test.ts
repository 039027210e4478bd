import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ActionOf } from '../../events/action.ts';
import type { ActionType } from '../../events/catalogue.ts';
import type { DraftEvent } from '../../events/event.ts';
import { memoryLog } from '../../src/log/memoryLog.ts';
import { digestViews } from '../../src/views/digestViews.ts';
import { Views } from '../../src/views/views.ts';
import { appendDrafts } from '../support/appendDrafts.ts';
import { draft } from '../support/drafts.ts';

type Step =
  | { readonly do: 'append'; readonly to: string; readonly drafts: readonly DraftEvent[] }
  | { readonly do: 'correct' | 'retract'; readonly to: string; readonly which: number; readonly on: string }
  | { readonly do: 'claim' | 'catch up' | 'turn a day' };

const cases = ['a', 'b', 'c'];
const on = fc.integer({ min: 0, max: 1_000 }).map(days => dayAfter('2024-01-01', days));
const person = fc.constantFrom('Jane Doe', '김철수', 'Ｗｉｄｅ Corp.', 'Zoë');

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const move = fc.record({ on, person }).chain(({ on, person: name }) =>
  fc.constantFrom<(caseId: string) => DraftEvent>(
    caseId => draft('case.titled', { title: `${name} v. Example` }, { caseId }),
    caseId => draft('case.filed', {}, { caseId, on, proceeding: docketOf(caseId) }),
    caseId => draft('party.joined', { party: 'one', name, role: 'defendant' }, legal(caseId, on)),
    caseId => draft('party.renamed', { party: 'one', name }, legal(caseId, on)),
    caseId => draft('judge.assigned', { judge: 'judge', name, role: 'presiding' }, legal(caseId, on)),
    caseId => draft('motion.filed', { kinds: ['dismiss'] }, legal(caseId, on)),
    caseId => draft('case.withdrawn', { by: ['one'], prejudice: null }, legal(caseId, on)),
    caseId => draft('case.reopened', {}, legal(caseId, on)),
    caseId => draft('note.added', { text: name }, { caseId, id: '3f0e8a52-7b3c-4f0e-8a52-7b3c4f0e8a52' }),
  ),
);

const docketOf = (caseId: string) => ({
  court: caseId === 'a' ? 'cand' : 'gud',
  docketNumber: `1:24-cv-0000${caseId}`,
});
const legal = (caseId: string, day: string) => ({ caseId, on: day, proceeding: docketOf(caseId) });

const to = fc.constantFrom(...cases);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(to, fc.array(move, { minLength: 1, maxLength: 4 }))
    .map(([caseId, moves]) => ({ do: 'append' as const, to: caseId, drafts: moves.map(make => make(caseId)) })),
  fc.record({ do: fc.constantFrom('correct' as const, 'retract' as const), to, which: fc.nat(), on }),
  fc.record({ do: fc.constantFrom('claim' as const, 'catch up' as const, 'turn a day' as const) }),
);

const world = () => {
  const clock = { now: new Date('2025-01-02T18:00:00Z') };
  const log = memoryLog();
  const openViews = () => new Views({ path: ':memory:', log, now: () => clock.now });
  const views = openViews();

  const amend = async ({ do: how, to: caseId, which, on: day }: Extract<Step, { which: number }>) => {
    const events = (await log.readStream(`case-${caseId}`)).filter(({ proceeding }) => proceeding);
    const target = events[which % (events.length || 1)];
    if (!target) return;
    const { id: actionId, type, proceeding, data } = target;
    const action = { type, proceeding, on: day, data, sources: target.sources } as ActionOf<ActionType>;
    const amendment =
      how === 'retract'
        ? draft('action.retracted', { actionId, reason: 'wrong' }, { caseId })
        : draft('action.corrected', { actionId, action, reason: 'misread' }, { caseId });
    await appendDrafts(log, `case-${caseId}`, [amendment], clock.now);
  };

  const take = async (one: Step): Promise<void> => {
    if (one.do === 'append') await appendDrafts(log, `case-${one.to}`, one.drafts, clock.now);
    else if (one.do === 'correct' || one.do === 'retract') await amend(one);
    else if (one.do === 'claim') {
      const claim = { docket: 'docket-x', caseId: 'a', keys: { spellings: ['1:24-cv-0000a'] } };
      await appendDrafts(log, 'docket-x', [draft('docket.claimed', claim)], clock.now);
    } else if (one.do === 'catch up') await views.catchUp();
    else {
      clock.now = new Date(clock.now.getTime() + 40 * 86_400_000);
      await views.turnDay();
    }
  };
  return { views, openViews, take };
};

describe('the views are disposable', () => {
  test('caught up in any steps they equal what a rebuild from the log gives, days later too', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const { views, openViews, take } = world();
      for (const one of steps) await take(one);
      await views.open();
      const grown = digestViews(views.store);
      const made = openViews();
      await made.open();
      expect(grown).toBe(digestViews(made.store));
      await views.rebuild();
      expect(digestViews(views.store)).toBe(grown);
      views.close();
      made.close();
    });
    await fc.assert(property, { numRuns: 150 });
  });
});
