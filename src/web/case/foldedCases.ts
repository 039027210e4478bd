import { type CaseQuery, type CaseReader, versionOf, type WholeCase, wholeCase } from '../../views/askCase.ts';
import { type Names, namesIn } from '../../words/names.ts';

/** A case folded for a question, with what its slugs and ids are called. */
export interface FoldedCase extends WholeCase {
  readonly names: Names;
}

interface Kept {
  readonly key: string;
  readonly folded: FoldedCase;
}

/** A long case takes as much room as many short ones: a fold of 60,000 actions some 150 MB. */
const mostActions = 150_000;
const mostKept = 20;

/** Cases folded for a page: one that is turned, narrowed or opened again is not folded again while nothing comes. */
export class FoldedCases {
  readonly #reader: CaseReader;
  readonly #kept = new Map<string, Kept>();

  constructor(reader: CaseReader) {
    this.#reader = reader;
  }

  /** Rejects as `stateOf` does. */
  async get(caseId: string, query: CaseQuery): Promise<FoldedCase> {
    const version = await versionOf(this.#reader, caseId);
    // Where no day is asked for the answer is of today, which turns on a quarter of an hour in every zone.
    const quarter = query.asOf === undefined ? Math.floor(this.#reader.now().getTime() / 900_000) : '';
    const place = JSON.stringify([caseId, query.asOf, query.docketedBy, query.at, query.knownAt]);
    const key = `${version} ${quarter}`;
    const kept = this.#kept.get(place);
    if (kept?.key === key) return kept.folded;
    const whole = await wholeCase(this.#reader, caseId, query);
    const folded = { ...whole, names: namesIn(whole.state) };
    this.#kept.delete(place);
    this.#kept.set(place, { key, folded });
    this.#forgetOldest();
    return folded;
  }

  /** The one that was asked for last stays, however long. */
  #forgetOldest(): void {
    let actions = 0;
    for (const [index, [place, { folded }]] of [...this.#kept].toReversed().entries()) {
      actions += folded.events.length;
      if (index >= mostKept || (index > 0 && actions > mostActions)) this.#kept.delete(place);
    }
  }
}
