import type { CaseFold } from '../fold/caseFold.ts';
import type { Disposition } from '../fold/claimDraft.ts';
import { isLive, type ProceedingDraft } from '../fold/proceedingDraft.ts';
import { getOrMake } from '../getOrMake.ts';
import type { EffectiveHistory } from '../time/effectiveHistory.ts';
import { coverageOf } from './readCoverage.ts';
import { allVanished } from './readVanished.ts';
import type { Flag } from './shape.ts';

const isVerdict = ({ outcome }: Disposition): boolean => outcome === 'verdict' || outcome === 'advisory_verdict';

/** A verdict, but no judgment on it seen: where the record ends, the case has not. */
const verdictWithoutJudgment = (fold: CaseFold, deciding: ProceedingDraft | undefined): readonly Flag[] => {
  if (!deciding || !isLive(deciding)) return [];
  const verdicts = [...fold.claims.byId.values()]
    .filter(({ docket }) => docket === deciding.docket)
    .flatMap(({ dispositions }) => dispositions.slice(1 + dispositions.findLastIndex(({ how }) => how === 'judgment')))
    .filter(isVerdict);
  const because = [...new Set(verdicts.flatMap(disposition => disposition.because))];
  return because.length > 0 ? [{ flag: 'verdict_without_judgment', because }] : [];
};

/** The question reaches beyond what was looked at: silence there proves nothing, unless the case was over by then. */
const beyondCoverage = (fold: CaseFold, deciding: ProceedingDraft | undefined, asOf: string): readonly Flag[] => {
  if (!deciding) return [];
  const { throughOn, capturedOn, because } = coverageOf(fold, deciding.docket, asOf);
  const until = throughOn ?? capturedOn;
  if (until === null || asOf <= until || (deciding.closing && deciding.closing.day <= until)) return [];
  return [{ flag: 'beyond_coverage', because }];
};

const isNeverOpened = ({ proceedings }: CaseFold, docket: string | undefined): boolean =>
  proceedings.get(docket ?? '')?.opened === undefined;

const neverOpened = (fold: CaseFold, history: EffectiveHistory): readonly Flag[] => {
  const dockets = [...fold.proceedings.keys()].filter(docket => isNeverOpened(fold, docket));
  if (dockets.length === 0) return [];
  const first = new Map<string, string>();
  for (const { docket, id } of history) getOrMake(first, docket, () => id);
  return dockets.map(docket => {
    const id = first.get(docket);
    return { flag: 'proceeding_never_opened', because: id === undefined ? [] : [id] };
  });
};

/** That a docket was never opened is said once, not of all that stands in it. */
const oddIn = (fold: CaseFold): readonly Flag[] =>
  fold.flags
    .filter(({ flag, docket }) => flag !== 'never_filed' || !isNeverOpened(fold, docket))
    .map(({ flag, because }) => ({ flag, because }));

/** A court above undid what ended the case, but nothing says that it goes on. */
const notReopened = (fold: CaseFold): readonly Flag[] =>
  [...fold.proceedings.values()].flatMap(({ undoneBy, closing }) =>
    undoneBy !== undefined && closing ? [{ flag: 'reversed_not_reopened', because: [closing.id, undoneBy] }] : [],
  );

const byTheSource = (history: EffectiveHistory): readonly Flag[] =>
  history.flatMap(({ id, flags }) => (flags ?? []).map(flag => ({ flag, because: [id] })));

/** What is odd about a case, or not known of it, each with the actions that show it. */
export const flagsIn = (
  fold: CaseFold,
  history: EffectiveHistory,
  { asOf, seenBy }: { readonly asOf: string; readonly seenBy: string },
  deciding: ProceedingDraft | undefined,
): readonly Flag[] => [
  ...oddIn(fold),
  ...verdictWithoutJudgment(fold, deciding),
  ...beyondCoverage(fold, deciding, asOf),
  ...allVanished(fold, seenBy),
  ...notReopened(fold),
  ...neverOpened(fold, history),
  ...byTheSource(history),
];
