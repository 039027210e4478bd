import type { CaseFold } from '../fold/caseFold.ts';
import type { ProceedingDraft } from '../fold/proceedingDraft.ts';
import type { EffectiveAction } from '../time/effectiveAction.ts';
import type { EffectiveHistory } from '../time/effectiveHistory.ts';
import { appearancesIn } from './readAppearances.ts';
import { deadlinesIn, hearingsIn } from './readCalendar.ts';
import { claimsIn, operativeIn, pleadingsIn } from './readClaims.ts';
import { coverageOf } from './readCoverage.ts';
import { flagsIn } from './readFlags.ts';
import { motionsIn } from './readMotions.ts';
import { proceedingsIn } from './readProceedings.ts';
import type { CaseState, Hearing, Uncertainty } from './shape.ts';
import { caseStatus, decidingProceeding } from './status.ts';

/** Counts up whenever the same events may fold to another answer. Citations name it. */
export const foldVersion = 4;

const reasonsOf = ({ on, day, certainty, inferred, confirmed }: EffectiveAction): Uncertainty['reasons'] => {
  const reasons: Uncertainty['reasons'][number][] = [];
  if (day === '') return reasons;
  if (on === null) reasons.push('unknown_date');
  else if (on.length < 10) reasons.push('imprecise_date');
  if (inferred && !confirmed) reasons.push('inferred');
  if (certainty !== 'record') reasons.push(certainty);
  return reasons;
};

const uncertainIn = (history: EffectiveHistory): readonly Uncertainty[] =>
  history.flatMap(action => {
    const reasons = reasonsOf(action);
    return reasons.length > 0 && action.struckBy === undefined ? [{ because: action.id, reasons }] : [];
  });

const lastLegal = (history: EffectiveHistory): CaseState['lastAction'] => {
  const last = history.findLast(
    ({ day, type, struckBy }) => day !== '' && type !== 'context.noted' && struckBy === undefined,
  );
  return last ? { id: last.id, type: last.type, on: last.on, day: last.day } : null;
};

const onAppealIn = ({ appeals: [first, ...others] }: ProceedingDraft): CaseState['onAppeal'] =>
  first ? { since: first.on, because: [first, ...others].flatMap(({ ids }) => ids) } : null;

/** Reads a fold out as an answer. `asOf` decides only what still lies ahead, and whether a stay has run out. */
export const caseState = (
  fold: CaseFold,
  history: EffectiveHistory,
  asOf: string,
  docketedBy: string = asOf,
): CaseState => {
  const seenBy = docketedBy < asOf ? docketedBy : asOf;
  const deciding = decidingProceeding(fold.proceedings);
  const { status, statusOn, prejudice, because } = deciding
    ? caseStatus(deciding, asOf)
    : { status: 'not_filed' as const, statusOn: null, prejudice: null, because: [] };
  const reopened = deciding?.since?.again ? deciding.since : undefined;
  const proceedings = proceedingsIn(fold, asOf, seenBy);
  const hearings = hearingsIn(fold);
  return {
    title: fold.title.title,
    status,
    statusOn,
    prejudice,
    reopenedOn: reopened?.on ?? null,
    onAppeal: deciding ? onAppealIn(deciding) : null,
    proceeding: deciding?.docket ?? null,
    because: {
      title: fold.title.because === undefined ? [] : [fold.title.because],
      status: because,
      reopenedOn: reopened ? [reopened.id] : [],
    },
    coverage: deciding ? coverageOf(fold, deciding.docket, seenBy) : null,
    proceedings,
    related: [...fold.related.values()],
    parties: appearancesIn(fold),
    claims: claimsIn(fold),
    operativePleading: deciding ? operativeIn(fold, deciding.docket) : null,
    pleadings: pleadingsIn(fold),
    motions: motionsIn(fold),
    hearings,
    nextHearing: nextOf(hearings, asOf),
    deadlines: deadlinesIn(fold, asOf),
    flags: flagsIn(fold, history, { asOf, seenBy }, deciding),
    uncertain: uncertainIn(history),
    withheld: history.withheld ?? 0,
    lastAction: lastLegal(history),
  };
};

/** They stand in order, so the first that lies ahead is the next. */
const nextOf = (hearings: readonly Hearing[], asOf: string): Hearing | null =>
  hearings.find(({ at, status }) => (status === 'set' || status === 'continuing') && at !== null && at >= asOf) ?? null;
