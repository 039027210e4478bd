import type { RecordedEvent } from '../../events/event.ts';
import { once } from '../../projections/once.ts';
import { holderOf } from '../log/caseEvents.ts';
import { caseStream } from '../log/streamCache.ts';
import { type CaseReader, versionOf, type WholeCase, wholeCase } from './askCase.ts';
import { anyHolds, type EventFilter, filtered, fits } from './eventFilter.ts';
import { caseDocuments, type Document } from './search/documents.ts';
import { holds } from './search/holds.ts';
import { remembered } from './search/remembered.ts';
import { soughtIn } from './search/sought.ts';

/** What is asked of an action's case, or of its words. */
export interface Concern {
  /** Parts of the names of parties, present or former, and of judges: one of each is enough. */
  readonly parties?: readonly string[] | undefined;
  readonly judges?: readonly string[] | undefined;
  /** Words as `soughtIn` reads them, in the action or in its case's title. */
  readonly q?: string | undefined;
}

/** What of an event leads to its case and its words. */
export type Concerning = Pick<RecordedEvent, 'id' | 'type' | 'caseId' | 'revision' | 'recordedAt'>;

interface Known {
  readonly version: string;
  readonly whole: WholeCase;
  readonly documents: () => { readonly title: string; readonly byId: ReadonlyMap<string, Document> };
}

/** Cases that are asked about again and again are read once for each state of theirs. */
const mostKnown = 50;

/** What a docket shows line by line, and again with every capture. */
const lines: ReadonlySet<string> = new Set(['entry.recorded', 'entry.observed']);

const soughtBy = remembered(1_000, soughtIn);

const documentsOf = ({ state, history }: WholeCase) => {
  const { heading, documents } = caseDocuments({ state, history: history.items as never });
  return { title: heading.title, byId: new Map(documents.map(document => [document.id, document])) };
};

const namesOf = ({
  state,
}: WholeCase): { readonly parties: readonly string[]; readonly judges: readonly string[] } => ({
  parties: state.parties.flatMap(({ name, formerNames }) => [name, ...formerNames]),
  judges: state.proceedings.flatMap(({ judges }) => judges.map(({ name }) => name)),
});

/**
 * Tells whether an action is of concern to whoever asked for parties, judges or words: by its case as it stands now, so that
 * the complaint is told though its parties are named by later actions of the same append.
 */
export class Concerns {
  readonly #reader: CaseReader;
  readonly #known = new Map<string, Known>();

  constructor(reader: CaseReader) {
    this.#reader = reader;
  }

  async concerns({ parties, judges, q }: Concern, event: Concerning): Promise<boolean> {
    if (!parties && !judges && q === undefined) return true;
    const known = await this.#caseOf(event);
    const names = namesOf(known.whole);
    if (parties && !anyHolds(names.parties, parties)) return false;
    if (judges && !anyHolds(names.judges, judges)) return false;
    return q === undefined || this.#says(known, event, q);
  }

  /** Whether an event fits all that is asked of it and of its case. */
  async fit(filter: EventFilter & Concern, event: RecordedEvent): Promise<boolean> {
    return fits(filter, filtered(event)) && (await this.concerns(filter, event));
  }

  /** A line of the docket that does nothing, as far as its append says. */
  async isNoise({ type, caseId, revision, recordedAt }: Concerning): Promise<boolean> {
    if (!lines.has(type)) return false;
    if (type === 'entry.observed') return true;
    const events = await this.#reader.streams.read(caseStream(caseId));
    const isBeside = (index: number): boolean => events[index]?.recordedAt === recordedAt;
    for (let at = revision + 1; isBeside(at); at++) if (!lines.has(events[at]!.type)) return false;
    for (let at = revision - 1; isBeside(at); at--) if (!lines.has(events[at]!.type)) return false;
    return true;
  }

  #says({ documents }: Known, { id }: Concerning, q: string): boolean {
    const { title, byId } = documents();
    const document = byId.get(id.replaceAll('-', ''));
    const texts = document ? [document.head, document.body, document.around] : [];
    return holds(soughtBy(q), [title, ...texts]);
  }

  /** The case that holds the action now: the one that it was recorded in, or the one that this was joined into. */
  async #caseOf(event: Concerning): Promise<Known> {
    const caseId = await holderOf(this.#reader.streams, event.caseId);
    const version = await versionOf(this.#reader, caseId);
    const known = this.#known.get(caseId);
    if (known?.version === version) return known;
    const whole = await wholeCase(this.#reader, caseId, {});
    const fresh = { version, whole, documents: once(() => documentsOf(whole)) };
    this.#known.delete(caseId);
    this.#known.set(caseId, fresh);
    if (this.#known.size > mostKnown) this.#known.delete(this.#known.keys().next().value!);
    return fresh;
  }
}
