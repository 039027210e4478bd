import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { EffectiveHistory } from '../time/effectiveHistory.ts';
import { lookupIn } from '../time/lookup.ts';
import type { CaseFold } from './caseFold.ts';
import { claims } from './claims.ts';
import { coverage } from './coverage.ts';
import { deadlines } from './deadlines.ts';
import { type Context, type FlagDraft, stepsOf } from './fold.ts';
import { hearings } from './hearings.ts';
import { identitiesIn } from './identities.ts';
import { judges } from './judges.ts';
import { motions } from './motions.ts';
import { odditiesOf } from './oddities.ts';
import type { Oddity } from './oddity.ts';
import { parties } from './parties.ts';
import { proceedings } from './proceedings.ts';
import { related } from './related.ts';
import { title } from './title.ts';

const slices = [title, proceedings, parties, claims, motions, hearings, deadlines, judges, coverage, related];
const steps = stepsOf(slices as never);

/** Is told what is odd about the actions that it hears, given the case as all before each in legal order left it. */
export interface Judge {
  readonly hears: (action: EffectiveAction) => boolean;
  readonly objects: (action: EffectiveAction, oddity: Oddity) => void;
}

/**
 * Folds an effective history, first action to last. Struck and vacated actions take no part. For a judge it folds only as far
 * as there is something to hear, and looks for what is odd about that alone.
 */
export const foldCase = (history: EffectiveHistory, judge?: Judge): CaseFold => {
  const drafts = slices.map(({ initial }) => initial());
  const [titled, dockets, people, counts, motioned, sessions, due, bench, seen, elsewhere] = drafts;
  const flags: FlagDraft[] = [];
  const fold = {
    title: titled,
    proceedings: dockets,
    parties: people,
    claims: counts,
    motions: motioned,
    hearings: sessions,
    deadlines: due,
    judges: bench,
    coverage: seen,
    related: elsewhere,
    flags,
  } as CaseFold;
  const context: Context = {
    lookup: lookupIn(history, history.keyOf),
    identities: identitiesIn(history),
    fold,
    order: 0,
  };
  for (const id of context.identities.contradictions) flags.push({ flag: 'contradictory_identity', because: [id] });
  const heard = judge === undefined ? history.length : history.findLastIndex(judge.hears) + 1;
  for (const action of history.slice(0, heard)) {
    context.order += 1;
    // A struck entry was there all the same: its number is no gap.
    if (action.struckBy !== undefined && action.type !== 'entry.recorded') continue;
    if (!judge || judge.hears(action)) {
      for (const oddity of odditiesOf(action, fold, context)) {
        flags.push({ flag: oddity.code, because: [...(oddity.because ?? []), action.id], docket: action.docket });
        judge?.objects(action, oddity);
      }
    }
    for (const step of steps.get(action.type) ?? []) step(drafts, action, context);
  }
  return fold;
};
