import * as z from 'zod';
import { courtDay } from './courtDate.ts';
import { sightingKinds } from './entries.ts';
import { legal, line, own, text } from './family.ts';
import { caseSlug, docketNumber, entryNumber, uuid } from './reference.ts';

const reason = text;

/** What a view of a docket can leave out as a whole. */
export const observedKinds = ['parties', 'judges', 'lineage', 'entries'] as const;

/** What Lis says about its own record. Only docket.renumbered is the court's. */
export const ownActions = {
  'case.titled': own({ title: line }),
  /** Replaces the whole action under its own id; `action` is checked as an action is (action.ts). */
  'action.corrected': own({
    actionId: uuid,
    action: z.looseObject({ type: z.string(), v: z.int().optional() }),
    reason,
  }),
  'action.retracted': own({ actionId: uuid, reason }),
  'action.confirmed': own({
    actionId: uuid,
    certainty: z.enum(['record', 'press']).optional(),
    reason: reason.optional(),
  }),
  'docket.claimed': own({
    docket: line,
    caseId: caseSlug,
    keys: z.strictObject({
      pacerIds: z.array(line).optional(),
      spellings: z.array(line).min(1),
      office: line.optional(),
      type: line.optional(),
    }),
  }),
  'docket.observed': own({
    /** What kind of view of the docket it was; left out where a person looked. */
    from: z.enum(sightingKinds).optional(),
    capturedOn: courtDay,
    /** What it showed of the docket; left out where a person looked. */
    shows: z.array(z.enum(observedKinds)).optional(),
    /** What it called the case. */
    caseName: line.optional(),
    /** The lowest number it showed; left out where it is not known to show all from there to `throughEntry`. */
    fromEntry: entryNumber.optional(),
    throughEntry: entryNumber.optional(),
    throughOn: courtDay.optional(),
    missing: z.array(entryNumber).optional(),
    note: text.optional(),
  }),
  'docket.renumbered': legal('open', { to: docketNumber, reason: text.optional() }),
  'case.absorbed': own({ into: caseSlug }),
  'case.joined': own({ from: caseSlug, throughRevision: z.int().min(0), throughHash: z.hash('sha256') }),
  'case.separated': own({ from: caseSlug, reason: reason.optional() }),
  'case.restored': own({ from: caseSlug }),
};
