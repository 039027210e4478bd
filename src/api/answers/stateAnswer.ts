import * as z from 'zod';
import { courtTime } from '../../../events/courtDate.ts';
import { rulingOutcomes } from '../../../events/motions.ts';
import { named } from '../openApi/components.ts';
import { because, date, dateOrNull, day, id, prejudice, status, textOrNull, type } from './facts.ts';

const texts = z.array(z.string());
const reach = z.union([z.literal('all'), texts]).nullable();
const ruling = z.enum(rulingOutcomes);

/** What an answer about a case says of the question it answers. */
export const told = {
  id: z.string(),
  asOf: day,
  docketedBy: day.nullable(),
  at: z.string(),
  revision: z.int(),
  foldVersion: z.int(),
};

const flag = named('Flag', z.strictObject({ flag: z.string(), because }));

const coverage = named(
  'Coverage',
  z.strictObject({
    capturedOn: day.nullable(),
    throughEntry: z.int().nullable(),
    throughOn: day.nullable(),
    missing: z.int(),
    gaps: z.array(z.strictObject({ from: z.int(), to: z.int() })),
    because,
  }),
);

const judge = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  title: textOrNull,
  from: dateOrNull,
  to: dateOrNull,
  because,
});

const lineage = z.strictObject({
  kind: z.string(),
  court: z.string(),
  docketNumber: z.string(),
  caseId: z.string().optional(),
  because,
});

const proceeding = named(
  'Proceeding',
  z.strictObject({
    id: z.string(),
    court: z.string(),
    docketNumber: z.string(),
    writtenAs: z.string(),
    openedOn: dateOrNull,
    openedBy: textOrNull,
    closedOn: dateOrNull,
    reopenedOn: dateOrNull,
    status,
    statusOn: dateOrNull,
    prejudice,
    appellate: z.boolean(),
    judges: z.array(judge),
    lineage: z.array(lineage),
    coverage,
    flags: z.array(flag),
    because,
  }),
);

const related = z.strictObject({
  court: z.string(),
  docketNumber: z.string(),
  caseId: textOrNull,
  relation: z.string(),
  because,
});

const appearance = z.strictObject({
  proceeding: z.string(),
  joinedIn: z.string(),
  role: z.string(),
  joinedOn: dateOrNull,
  leftOn: dateOrNull,
  because,
});

const counsel = z.strictObject({
  id: z.string(),
  proceeding: z.string(),
  name: z.string(),
  firm: textOrNull,
  from: dateOrNull,
  to: dateOrNull,
  because,
});

const party = named(
  'Party',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: textOrNull,
    formerNames: texts,
    appearances: z.array(appearance),
    counsel: z.array(counsel),
    because,
  }),
);

const disposition = z.strictObject({
  on: dateOrNull,
  outcome: z.enum(['dismissed', 'withdrawn', 'decided', 'sustained', 'verdict', 'advisory_verdict']),
  how: textOrNull,
  for: textOrNull,
  prejudice,
  leave: z.boolean().nullable(),
  by: texts.nullable(),
  against: reach,
  ground: textOrNull,
  because,
});

const claim = named(
  'Claim',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    basis: textOrNull,
    proceeding: z.string(),
    status: z.enum(['pending', 'dismissed', 'dropped', 'withdrawn', 'decided', 'ended']),
    by: texts.nullable(),
    against: reach,
    numbers: z.array(z.strictObject({ pleading: z.string(), number: z.number() })),
    dispositions: z.array(disposition),
    because,
  }),
);

const pleading = named(
  'Pleading',
  z.strictObject({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['complaint', 'counterclaim', 'crossclaim', 'third_party_complaint']),
    proceeding: z.string(),
    on: dateOrNull,
    by: texts.nullable(),
    claimCount: z.int().nullable(),
    operative: z.boolean(),
    because,
  }),
);

const motion = named(
  'Motion',
  z.strictObject({
    id,
    proceeding: z.string(),
    entry: z.strictObject({ number: z.int() }).nullable(),
    kinds: texts,
    title: textOrNull,
    by: texts.nullable(),
    filedOn: dateOrNull,
    status: z.enum(['pending', 'withdrawn', ...rulingOutcomes]),
    ruledOn: dateOrNull,
    ruling: ruling.nullable(),
    remaining: textOrNull,
    rulings: z.array(z.strictObject({ on: dateOrNull, outcome: ruling, remaining: textOrNull, because })),
    because,
  }),
);

const time = named('CourtTime', courtTime);

const hearing = named(
  'Hearing',
  z.strictObject({
    id,
    proceeding: z.string(),
    kind: z.string(),
    title: textOrNull,
    at: time.nullable(),
    place: textOrNull,
    status: z.enum(['set', 'continuing', 'held', 'vacated', 'ended']),
    setOn: dateOrNull,
    motions: texts,
    moves: z.array(z.strictObject({ from: time.nullable(), to: time, on: dateOrNull, because })),
    sessions: z.array(z.strictObject({ on: date, minutes: z.number().nullable(), because })),
    because,
  }),
);

const deadline = named(
  'Deadline',
  z.strictObject({
    id: z.string(),
    proceeding: z.string(),
    what: z.string(),
    due: dateOrNull,
    within: textOrNull,
    party: texts,
    rule: textOrNull,
    trigger: textOrNull,
    because,
  }),
);

const uncertainty = z.strictObject({
  because: id,
  reasons: z.array(z.enum(['imprecise_date', 'unknown_date', 'inferred', 'unverified', 'press'])),
});

/** What a case is for a question (projections/state/shape.ts says what each field means). */
export const stateAnswer = named(
  'State',
  z.strictObject({
    ...told,
    title: z.string(),
    status,
    statusOn: dateOrNull,
    prejudice,
    reopenedOn: dateOrNull,
    onAppeal: z.strictObject({ since: dateOrNull, because }).nullable(),
    proceeding: textOrNull,
    because: z.strictObject({ title: because, status: because, reopenedOn: because }),
    coverage: coverage.nullable(),
    proceedings: z.array(proceeding),
    related: z.array(related),
    parties: z.array(party),
    claims: z.array(claim),
    operativePleading: pleading.nullable(),
    pleadings: z.array(pleading),
    motions: z.array(motion),
    hearings: z.array(hearing),
    nextHearing: hearing.nullable(),
    deadlines: z.array(deadline),
    flags: z.array(flag),
    uncertain: z.array(uncertainty),
    withheld: z.int(),
    lastAction: z.strictObject({ id, type, on: dateOrNull, day }).nullable(),
  }),
);
