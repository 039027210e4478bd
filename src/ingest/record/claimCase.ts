import { docketIdentity, findDocket } from '../../../events/docketNumber.ts';
import type { Docket } from '../../../events/reference.ts';
import { claimDocket, type DocketKeys } from '../../commands/claimDocket.ts';
import { type ClaimedDocket, claimedIn, nextDocketName } from '../../commands/docketClaims.ts';
import type { Origin } from '../../commands/draft.ts';
import { newCaseId } from '../../commands/newCaseId.ts';
import type { Recorder } from '../../commands/record.ts';
import { holderOf } from '../../log/caseEvents.ts';
import type { ParsedDocket } from '../docket.ts';
import { sameLawsuit } from './dockets.ts';
import type { KnownDocket } from './standing.ts';

/** A docket that says before which court it is and under which number. */
export type NumberedDocket = ParsedDocket & { readonly court: string; readonly docketNumber: string };

/** The docket that a source means: the one of PACER's id, else of the number (EVENTS.md section 2). */
const findIn = (dockets: readonly ClaimedDocket[], { court, docketNumber, pacerId }: NumberedDocket) =>
  (pacerId === null ? undefined : dockets.find(({ pacerIds }) => pacerIds.includes(pacerId))) ??
  findDocket(dockets, docketIdentity(court, docketNumber));

/** The case of a docket of the same lawsuit, where the log knows one. */
const caseOfRelative = async (recorder: Recorder, shown: NumberedDocket): Promise<string | undefined> => {
  for (const { court, docketNumber } of sameLawsuit(shown)) {
    const { stream } = docketIdentity(court, docketNumber);
    const known = findDocket(claimedIn(await recorder.streams.read(stream)), docketIdentity(court, docketNumber));
    if (known) return holderOf(recorder.streams, known.caseId);
  }
  return undefined;
};

/** By what its docket is claimed: by the number that it has now, and PACER's id. */
const keysOf = ({ court, docketNumber, pacerId }: NumberedDocket, known: ClaimedDocket | undefined): DocketKeys => ({
  court,
  docketNumber: known?.first.docketNumber ?? docketIdentity(court, docketNumber).written,
  ...(known && { spellings: [docketIdentity(court, docketNumber).written] }),
  ...(pacerId !== null && { pacerIds: [pacerId] }),
});

interface Located {
  readonly docket: KnownDocket;
  readonly keys: DocketKeys;
  /** The case that claimed it, which may have been joined into another since; absent of a docket nobody claimed. */
  readonly claimant?: string;
}

/** Where a docket belongs: to the case that holds it, to that of the same lawsuit, or to a new one named after it. */
export const locate = async (recorder: Recorder, shown: NumberedDocket): Promise<Located> => {
  const { streams } = recorder;
  const identity = docketIdentity(shown.court, shown.docketNumber);
  const events = await streams.read(identity.stream);
  const known = findIn(claimedIn(events), shown);
  const keys = keysOf(shown, known);
  if (known) {
    const caseId = await holderOf(streams, known.caseId);
    return { docket: { name: known.docket, proceeding: known.first, caseId }, keys, claimant: known.caseId };
  }
  const proceeding = { court: keys.court, docketNumber: keys.docketNumber };
  const caseId =
    (await caseOfRelative(recorder, shown)) ?? (await newCaseId(recorder, `${keys.court} ${keys.docketNumber}`));
  return { docket: { name: nextDocketName(events, identity.stream), proceeding, caseId }, keys };
};

/** The docket that a source shows, claimed for the case that holds it. */
export const claimCase = async (recorder: Recorder, shown: NumberedDocket, origin: Origin): Promise<KnownDocket> => {
  const { docket, keys, claimant = docket.caseId } = await locate(recorder, shown);
  // Claims are made for the case that claimed first, also once that was joined into another.
  await claimDocket(recorder, keys, claimant, origin, recorder.now());
  return (await locate(recorder, shown)).docket;
};

/** Claims the dockets of the same lawsuit that nobody holds yet, so that they come into this case whenever they come. */
export const claimRelatives = async (
  recorder: Recorder,
  shown: NumberedDocket,
  caseId: string,
  origin: Origin,
): Promise<readonly { readonly docket: Docket; readonly heldBy: string }[]> => {
  const others: { docket: Docket; heldBy: string }[] = [];
  for (const { court, docketNumber } of sameLawsuit(shown)) {
    const docket = { court, docketNumber: docketIdentity(court, docketNumber).written };
    const heldBy = await claimDocket(recorder, docket, caseId, origin, recorder.now());
    if (heldBy !== caseId) others.push({ docket, heldBy });
  }
  return others;
};
