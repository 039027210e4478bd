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
import { asksTheFold, odditiesOf } from './oddities.ts';
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

/** How many actions there are up to the last of these. */
const lastOf = (history: EffectiveHistory, these?: (action: EffectiveAction) => boolean): number =>
  these ? history.findLastIndex(these) + 1 : history.length;

/**
 * Folds an effective history, first action to last. Struck and vacated actions take no part. For a judge it folds only as far
 * as there is something to hear, and looks for what is odd about that alone.
 */
export const foldCase = (history: EffectiveHistory, judge?: Judge): CaseFold => {
  const heard = lastOf(history, judge?.hears);
  const folded = lastOf(history, judge && (action => judge.hears(action) && asksTheFold(action.type)));
  const drafts = slices.map(({ initial }) => initial());
  const [titled, dockets, people, counts, motioned, sittings, due, bench, seen, elsewhere] = drafts;
  const flags: FlagDraft[] = [];
  const fold = {
    title: titled,
    proceedings: dockets,
    parties: people,
    claims: counts,
    motions: motioned,
    hearings: sittings,
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
  for (const action of history) {
    if (context.order === heard) break;
    context.order += 1;
    // A struck entry was there all the same: its number is no gap.
    if (action.struckBy !== undefined && action.type !== 'entry.recorded') continue;
    if (!judge || judge.hears(action)) {
      for (const oddity of odditiesOf(action, fold, context)) {
        flags.push({ flag: oddity.code, because: [...(oddity.because ?? []), action.id], docket: action.docket });
        judge?.objects(action, oddity);
      }
    }
    if (context.order > folded) continue;
    for (const step of steps.get(action.type) ?? []) step(drafts, action, context);
  }
  return fold;
};
