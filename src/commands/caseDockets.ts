import type { Action } from '../../events/action.ts';
import { docketIdentity } from '../../events/docketNumber.ts';
import type { RecordedEvent } from '../../events/event.ts';
import type { Docket } from '../../events/reference.ts';
import { InvalidInputError } from './caseFile.ts';
import {
  type ClaimLog,
  claimDocket,
  type DocketKeys,
  type Holding,
  holdingsOf,
  isHeld,
  type LostDocket,
  refuseIfClaimed,
} from './claimDocket.ts';
import type { Origin } from './draft.ts';
import {
  docketsNamed,
  firstSpelling,
  isRenumbering,
  nameOf,
  renumberingOf,
  type Spell,
  type Spelled,
} from './spelling.ts';

/** The dockets of a command: how they are spelled, who holds them, and how its case gets them. */
export interface CaseDockets {
  readonly spell: Spell;
  /** Throws ConflictError where the actions stand in a docket of another case. */
  refuseTaken(): void;
  /** Claims the dockets that the actions stand in; resolves to those that another case had claimed first. */
  claim(origin: Origin, now: Date): Promise<readonly LostDocket[]>;
}

interface Submission {
  readonly caseId: string;
  readonly actions: readonly Action[];
  readonly dockets?: readonly DocketKeys[];
}

const distinct = (dockets: readonly Docket[]): readonly Docket[] => [
  ...new Map(dockets.map(docket => [nameOf(docket), docket])).values(),
];

/** What stands in the record of an action: itself, or what a correction puts in its place. */
const placed = (action: Action): Partial<Action> =>
  action.type === 'action.corrected' ? (action.data.action as Partial<Action>) : action;

/** Of a docket that somebody holds the first spelling is the claim's, whatever it is called now. */
const spellingsHeld = ({ court, docketNumber, holder }: Holding): Spelled => ({
  court,
  spellings: [holder.first.docketNumber, ...holder.spellings, docketNumber],
});

const spellingsGiven = ({ court, docketNumber, spellings = [] }: DocketKeys): Spelled => ({
  court,
  spellings: [docketNumber, ...spellings],
});

const keysOf = (docket: Docket, its: readonly DocketKeys[]): DocketKeys => ({
  ...docket,
  spellings: its.flatMap(({ spellings = [] }) => spellings),
  pacerIds: its.flatMap(({ pacerIds = [] }) => pacerIds),
});

/** A number has a docket for each division and each kind of case that shares it, and one in ten thousand has five. */
const mostOfOneNumber = 100;

/** Each is compared with all others of its number. */
const refuseSwarm = (dockets: readonly Docket[]): void => {
  if (dockets.length <= mostOfOneNumber) return;
  const byStream = Map.groupBy(
    dockets.map(({ court, docketNumber }) => docketIdentity(court, docketNumber)),
    ({ stream }) => stream,
  );
  for (const [stream, its] of byStream) {
    if (new Set(its.map(({ core }) => core)).size <= mostOfOneNumber) continue;
    const detail = `names more than ${mostOfOneNumber} dockets of one number (${stream}): no court has so many`;
    throw new InvalidInputError([{ pointer: '', detail }]);
  }
};

export const caseDockets = async (
  claims: ClaimLog,
  { caseId, actions, dockets = [] }: Submission,
  events: readonly RecordedEvent[],
): Promise<CaseDockets> => {
  const named = distinct(docketsNamed(actions));
  refuseSwarm([
    ...named,
    ...dockets.flatMap(({ court, docketNumber, spellings = [] }) =>
      [docketNumber, ...spellings].map(spelling => ({ court, docketNumber: spelling })),
    ),
  ]);
  const holdings = await holdingsOf(claims, named);
  const standing = actions.map(placed);
  const proceedings = distinct(standing.flatMap(({ proceeding }) => proceeding ?? []));
  const renumberings = standing.filter(isRenumbering).map(renumberingOf);
  const given = [...dockets.map(spellingsGiven), ...renumberings];
  const spell = firstSpelling(events, [...holdings.map(spellingsHeld), ...given]);
  const entered = [
    ...proceedings,
    ...renumberings.map(({ court, spellings }) => ({ court, docketNumber: spellings[1]! })),
  ];
  return {
    spell,
    refuseTaken: () => refuseIfClaimed(holdings, entered, caseId),
    claim: async (origin, now) => {
      const known = [
        ...dockets.map(keys => ({ ...keys, ...spell(keys), spellings: spellingsGiven(keys).spellings })),
        ...renumberings.map(({ court, spellings: [from, to] }) => ({
          ...spell({ court, docketNumber: from! }),
          spellings: [to!],
        })),
      ];
      const keysByDocket = Map.groupBy(known, nameOf);
      const lost: LostDocket[] = [];
      for (const docket of distinct(proceedings.map(spell))) {
        const keys = keysOf(docket, keysByDocket.get(nameOf(docket)) ?? []);
        if (isHeld(holdings, keys, caseId)) continue;
        const heldBy = await claimDocket(claims, keys, caseId, origin, now);
        if (heldBy !== caseId) lost.push({ ...docket, heldBy });
      }
      return lost;
    },
  };
};
