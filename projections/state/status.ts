import { isLive, type ProceedingDraft, type ProceedingsDraft, type Stay } from '../fold/proceedingDraft.ts';
import type { Prejudice, Status } from '../fold/status.ts';
import { dayAfter, never } from '../time/legalDate.ts';
import type { Because } from './shape.ts';

export interface StatusFact {
  readonly status: Status;
  readonly statusOn: string | null;
  readonly prejudice: Prejudice;
  readonly because: Because;
}

/** The stay that the standing one goes back to: one that is renewed before it runs out goes on. */
const standing = (stays: readonly Stay[], asOf: string): Stay | undefined => {
  let first: Stay | undefined;
  let until = '';
  for (const stay of stays) {
    if (first === undefined || until < (stay.on ?? '')) first = stay;
    until = [until, stay.lastDay ?? never].sort().at(-1)!;
  }
  return asOf <= until ? first : undefined;
};

/** The first day after `asOf` on which a stay has ended by itself. */
export const stayEndsAfter = (draft: ProceedingsDraft, asOf: string): string | undefined =>
  [...draft.values()]
    .flatMap(({ stays }) =>
      stays.flatMap(({ lastDay = never }) => (lastDay >= asOf && lastDay < never ? dayAfter(lastDay) : [])),
    )
    .sort()[0];

/** The status of one docket on a day: how it was closed, else whether it is stayed, else pending. */
export const statusOf = ({ opened, closing, stays, reopened }: ProceedingDraft, asOf: string): StatusFact => {
  if (closing)
    return { status: closing.status, statusOn: closing.on, prejudice: closing.prejudice, because: [closing.id] };
  if (!opened) return { status: 'not_filed', statusOn: null, prejudice: null, because: [] };
  const stay = standing(stays, asOf);
  if (stay) return { status: 'stayed', statusOn: stay.on, prejudice: null, because: [stay.id] };
  const since = reopened ?? opened;
  return { status: 'pending', statusOn: since.on, prejudice: null, because: [since.id] };
};

/** The status of a case by the docket that decides it. A lawsuit that moved here has been pending since it was elsewhere. */
export const caseStatus = (deciding: ProceedingDraft, asOf: string): StatusFact => {
  const fact = statusOf(deciding, asOf);
  const { since } = deciding;
  if (fact.status !== 'pending' || !since) return fact;
  return { ...fact, statusOn: since.on, because: [...new Set([since.id, ...fact.because])] };
};

const lastBy = <T>(items: readonly T[], order: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>((last, item) => (!last || order(item) > order(last) ? item : last), undefined);

/**
 * The proceeding that decides the status of its case: of the live ones before a trial court the one opened last; where
 * none is live, the one closed last (DESIGN section 3).
 */
export const decidingProceeding = (draft: ProceedingsDraft): ProceedingDraft | undefined => {
  const trial = [...draft.values()].filter(({ appellate, opened }) => opened !== undefined && !appellate);
  const opened = trial.length > 0 ? trial : [...draft.values()].filter(proceeding => proceeding.opened !== undefined);
  const live = opened.filter(isLive);
  return live.length > 0
    ? lastBy(live, proceeding => proceeding.opened!.order)
    : lastBy(opened, proceeding => proceeding.closing!.order);
};
