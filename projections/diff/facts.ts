import type { Because, CaseState, Claim, Party } from '../state/shape.ts';

export type Value = string | number | boolean | null | readonly unknown[];

/** One fact of a state, as it is compared with what another state tells under the same `id`. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly because: Because;
}

type FactsOf = (state: CaseState) => readonly Fact[];

const caseFacts: FactsOf = ({
  title,
  status,
  statusOn,
  prejudice,
  reopenedOn,
  onAppeal,
  operativePleading,
  because,
}) => [
  { id: 'title', label: title, fields: { title }, because: because.title },
  { id: 'status', label: status, fields: { status, statusOn, prejudice, reopenedOn }, because: because.status },
  {
    id: 'onAppeal',
    label: 'on appeal',
    fields: { since: onAppeal?.since ?? null, onAppeal: onAppeal !== null },
    because: onAppeal?.because ?? [],
  },
  {
    id: 'operativePleading',
    label: operativePleading?.title ?? '',
    fields: { pleading: operativePleading?.id ?? null, claimCount: operativePleading?.claimCount ?? null },
    because: operativePleading?.because ?? [],
  },
];

const proceedingFacts: FactsOf = ({ proceedings }) =>
  proceedings.map(({ id, writtenAs, status, statusOn, prejudice, openedOn, closedOn, reopenedOn, because }) => ({
    id,
    label: `${id}`,
    fields: { writtenAs, status, statusOn, prejudice, openedOn, closedOn, reopenedOn },
    because,
  }));

type Appearance = Party['appearances'][number];

const timesBefore = (earlier: readonly Appearance[], { joinedIn, role }: Appearance): number =>
  earlier.filter(one => one.joinedIn === joinedIn && one.role === role).length;

/** A party that goes with its lawsuit to another docket has neither left nor joined. */
const partyFacts: FactsOf = ({ parties }) =>
  parties.flatMap(({ id, name, appearances }) =>
    appearances.map((appearance, index) => {
      const { proceeding, joinedIn, role, joinedOn, leftOn, because } = appearance;
      return {
        id: `${id}/${joinedIn}/${role}/${timesBefore(appearances.slice(0, index), appearance)}`,
        label: `${name}, ${role} in ${proceeding}`,
        fields: { name, proceeding, joinedOn, leftOn },
        because,
      };
    }),
  );

const numberOf = ({ numbers }: Claim): string | null => {
  const last = numbers.at(-1);
  return last ? `${last.pleading} ${last.number}` : null;
};

/** A caption that lists the same parties in another order has not changed. */
const unordered = (parties: Claim['against']): Value => (Array.isArray(parties) ? parties.toSorted() : parties);

const claimFacts: FactsOf = ({ claims }) =>
  claims.map(claim => ({
    id: claim.id,
    label: claim.title,
    fields: {
      title: claim.title,
      status: claim.status,
      proceeding: claim.proceeding,
      number: numberOf(claim),
      by: unordered(claim.by),
      against: unordered(claim.against),
      dispositions: claim.dispositions.map(({ because: _because, ...said }) => said),
    },
    because: [...claim.because, ...claim.dispositions.flatMap(({ because }) => because)],
  }));

const motionFacts: FactsOf = ({ motions }) =>
  motions.map(({ id, kinds, entry, title, status, ruledOn, remaining, because }) => ({
    id,
    label: title ?? `motion ${kinds.join(', ')}${entry ? ` (entry ${entry.number})` : ''}`,
    fields: { status, ruledOn, remaining },
    because,
  }));

const hearingFacts: FactsOf = ({ hearings }) =>
  hearings.map(({ id, kind, title, at, place, status, because }) => ({
    id,
    label: title ?? kind,
    fields: { at, place, status },
    because,
  }));

const deadlineFacts: FactsOf = ({ deadlines }) =>
  deadlines.map(({ id, what, due, party, because }) => ({ id, label: what, fields: { due, party }, because }));

const counselFacts: FactsOf = ({ parties }) =>
  parties.flatMap(({ id: party, name: represented, counsel }) =>
    counsel.map(({ id, proceeding, name, firm, from, to, because }) => ({
      id: `${party}/${proceeding}/${id}/${from}`,
      label: `${name} for ${represented}`,
      fields: { firm, from, to },
      because,
    })),
  );

const pleadingFacts: FactsOf = ({ pleadings }) =>
  pleadings.map(({ id, title, proceeding, on, by, claimCount, operative, because }) => ({
    id: `${proceeding}/${id}`,
    label: title,
    fields: { on, by: unordered(by), claimCount, operative },
    because,
  }));

const linkFacts: FactsOf = ({ proceedings, related }) => [
  ...proceedings.flatMap(({ id: proceeding, lineage }) =>
    lineage.map(({ kind, court, docketNumber, because }) => ({
      id: `${proceeding}/${kind}/${court} ${docketNumber}`,
      label: `${proceeding}: ${kind} ${court} ${docketNumber}`,
      fields: { kind },
      because,
    })),
  ),
  ...related.map(({ court, docketNumber, caseId, relation, because }) => ({
    id: `${relation}/${court} ${docketNumber}`,
    label: `${court} ${docketNumber}`,
    fields: { relation, caseId },
    because,
  })),
];

/** What was looked at of the docket that decides. */
const coverageFacts: FactsOf = ({ proceeding, coverage }) =>
  coverage?.capturedOn
    ? [
        {
          id: proceeding!,
          label: proceeding!,
          fields: {
            capturedOn: coverage.capturedOn,
            throughEntry: coverage.throughEntry,
            throughOn: coverage.throughOn,
            missing: coverage.missing,
          },
          because: coverage.because,
        },
      ]
    : [];

const judgeFacts: FactsOf = ({ proceedings }) =>
  proceedings.flatMap(({ id: proceeding, judges }) =>
    judges.map(({ id, name, role, from, to, because }) => ({
      id: `${proceeding}/${id}/${role}`,
      label: `${name}, ${role}`,
      fields: { from, to },
      because,
    })),
  );

const flagFacts: FactsOf = ({ flags }) =>
  flags.map(({ flag, because }) => ({ id: `${flag}/${because.join()}`, label: flag, fields: { flag }, because }));

/** What rests on less than the record, so that a confirmation shows. */
const uncertainFacts: FactsOf = ({ uncertain }) =>
  uncertain.map(({ because, reasons }) => ({ id: because, label: because, fields: { reasons }, because: [because] }));

/** The facts of a state by what they are about, in the order in which a diff tells them. */
export const factsByKind: Readonly<Record<string, FactsOf>> = {
  case: caseFacts,
  proceeding: proceedingFacts,
  party: partyFacts,
  claim: claimFacts,
  motion: motionFacts,
  hearing: hearingFacts,
  deadline: deadlineFacts,
  judge: judgeFacts,
  counsel: counselFacts,
  pleading: pleadingFacts,
  link: linkFacts,
  coverage: coverageFacts,
  uncertain: uncertainFacts,
  flag: flagFacts,
};
