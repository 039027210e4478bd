import type { RecordedEvent } from '../../events/event.ts';
import { toReview } from '../../projections/review/toReview.ts';
import type { Answer } from '../../projections/state/answer.ts';
import type { CaseState } from '../../projections/state/shape.ts';
import { lastDay } from '../../projections/time/legalDate.ts';
import { withheldIn } from '../../projections/time/withheld.ts';
import { joineryIn } from '../log/caseEvents.ts';
import { folded } from './folded.ts';

export interface CaseRow {
  readonly id: string;
  /** The case that it was joined into: then it stands in no list. */
  readonly absorbedInto: string | null;
  readonly title: string;
  readonly status: string;
  readonly statusOn: string | null;
  readonly prejudice: string | null;
  readonly onAppeal: number;
  readonly filedOn: string | null;
  /** The last day that `filedOn` can mean. */
  readonly filedDay: string | null;
  readonly lastOn: string | null;
  /** The day on which the last action took effect, also where `lastOn` is imprecise or unknown. */
  readonly lastDay: string | null;
  readonly changesOn: string | null;
  readonly revision: number;
  readonly hash: string;
  /** JSON: the dockets as `CaseItem` lists them. */
  readonly proceedings: string;
  /** Of the events of its own stream, by revision. */
  readonly positions: readonly string[];
}

/** What cases are filtered and counted by: `value` is compared, `name` is shown. */
export interface Facet {
  readonly kind: 'court' | 'party' | 'judge' | 'type' | 'review';
  readonly value: string;
  /** Of what is to be reviewed, how much. */
  readonly name: string;
}

interface Filing {
  readonly filedOn: string | null;
  readonly filedDay: string | null;
}

/** The first opening of a docket of the case, as it is known and as the day by which it is found. */
const filingOf = ({ proceedings }: CaseState): Filing =>
  proceedings
    .flatMap(({ openedOn }) => (openedOn === null ? [] : { filedOn: openedOn, filedDay: lastDay(openedOn) }))
    .reduce<Filing>((a, b) => (a.filedDay === null || b.filedDay < a.filedDay ? b : a), {
      filedOn: null,
      filedDay: null,
    });

type Answered = Pick<Answer, 'state' | 'history' | 'changesOn'>;

/** The types of what may be shown, corrections and retractions among them. */
const typesIn = (events: readonly RecordedEvent[], holders: readonly RecordedEvent[]): ReadonlySet<string> => {
  const withheld = withheldIn(holders);
  return new Set(events.flatMap(event => (withheld.hides(event) ? [] : event.type)));
};

const facetsOf = (types: ReadonlySet<string>, { state, history }: Answered): readonly Facet[] => {
  const { proceedings, parties } = state;
  const facets = new Map<string, Facet>();
  const add = (kind: Facet['kind'], name: string, value = name) => {
    const key = `${kind}\n${value}`;
    if (!facets.has(key)) facets.set(key, { kind, value, name });
  };
  for (const { court, judges } of proceedings) {
    add('court', court);
    for (const { name } of judges) add('judge', name, folded(name));
  }
  for (const { name, formerNames } of parties)
    for (const known of [name, ...formerNames]) add('party', known, folded(known));
  for (const type of types) add('type', type);
  const reasons = Map.groupBy(
    toReview(state, history).flatMap(one => one.reasons),
    reason => reason,
  );
  for (const [reason, { length }] of reasons) add('review', String(length), reason);
  return [...facets.values()];
};

/** What a case is folded from. */
export interface CaseToFold {
  readonly caseId: string;
  /** The events of its own stream, at least one. */
  readonly own: readonly RecordedEvent[];
  /** With those of the cases joined into it. */
  readonly events: readonly RecordedEvent[];
  /** Where seals stand of what it holds. */
  readonly holders: readonly RecordedEvent[];
}

/** What the list of cases shows and filters by, as of today before the court; the same until `changesOn`. */
export const caseRow = (
  { caseId, own, events, holders }: CaseToFold,
  answered: Answered,
): { readonly row: CaseRow; readonly facets: readonly Facet[] } => {
  const { state, changesOn } = answered;
  const head = own.at(-1)!;
  const absorbedInto = joineryIn(own).absorption?.data.into ?? null;
  const row = {
    id: caseId,
    absorbedInto,
    title: state.title,
    status: state.status,
    statusOn: state.statusOn,
    prejudice: state.prejudice,
    onAppeal: state.onAppeal ? 1 : 0,
    ...filingOf(state),
    lastOn: state.lastAction?.on ?? null,
    lastDay: state.lastAction?.day ?? null,
    changesOn,
    revision: head.revision,
    hash: head.hash,
    proceedings: JSON.stringify(
      state.proceedings.map(
        ({ court, docketNumber, writtenAs, status, coverage: { capturedOn, throughEntry, missing } }) => ({
          court,
          docketNumber,
          writtenAs,
          status,
          coverage: { capturedOn, throughEntry, missing },
        }),
      ),
    ),
    positions: own.map(({ position }) => position),
  };
  return { row, facets: absorbedInto === null ? facetsOf(typesIn(events, holders), answered) : [] };
};
