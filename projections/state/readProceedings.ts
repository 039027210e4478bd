import type { CaseFold } from '../fold/caseFold.ts';
import type { FlagDraft } from '../fold/fold.ts';
import type { ProceedingDraft } from '../fold/proceedingDraft.ts';
import { departureFrom } from './endings.ts';
import { coverageOf } from './readCoverage.ts';
import { vanishedFrom } from './readVanished.ts';
import type { Proceeding } from './shape.ts';
import { statusOf } from './status.ts';

const benchOf = (fold: CaseFold, docket: string): Proceeding['judges'] =>
  (fold.judges.get(docket)?.all ?? []).map(({ id, name, role, title, from, to, because }) => {
    const ended = to === undefined ? departureFrom(fold, docket, 0) : undefined;
    return {
      id,
      name,
      role,
      title,
      from,
      to: to ?? ended?.on ?? null,
      because: ended ? [...because, ended.id] : because,
    };
  });

type FlagsByDocket = ReadonlyMap<string | undefined, readonly FlagDraft[]>;

const read = (
  fold: CaseFold,
  draft: ProceedingDraft,
  flags: FlagsByDocket,
  asOf: string,
  seenBy: string,
): Proceeding => {
  const { docket, court, docketNumber, writtenAs, opened, closing, reopened, appellate, lineage, renumbered } = draft;
  const { status, statusOn, prejudice, because } = statusOf(draft, asOf);
  const made = [opened?.id, ...renumbered, reopened?.id, ...because].filter(id => id !== undefined);
  return {
    id: docket,
    court,
    docketNumber,
    writtenAs,
    openedOn: opened?.on ?? null,
    openedBy: opened?.type ?? null,
    closedOn: closing?.on ?? null,
    reopenedOn: reopened?.on ?? null,
    status,
    statusOn,
    prejudice,
    appellate,
    judges: benchOf(fold, docket),
    lineage: [...lineage.values()],
    coverage: coverageOf(fold, docket, seenBy),
    flags: [
      ...(flags.get(docket) ?? []).map(({ flag, because: reasons }) => ({ flag, because: reasons })),
      ...vanishedFrom(fold, docket, seenBy),
    ],
    because: [...new Set(made)],
  };
};

export const proceedingsIn = (fold: CaseFold, asOf: string, seenBy: string): readonly Proceeding[] => {
  const flags = Map.groupBy(fold.flags, ({ docket }) => docket);
  return [...fold.proceedings.values()].map(draft => read(fold, draft, flags, asOf, seenBy));
};
