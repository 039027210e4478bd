import type { ViewStore } from './viewStore.ts';

interface HeldDocket {
  readonly caseId: string;
  readonly court: string;
  readonly docketNumber: string;
  /** The number it was given since, where it was given another. */
  readonly spellings: readonly string[];
}

/** Every docket that a case stands in. */
export function* heldDockets({ db }: ViewStore): Generator<HeldDocket> {
  const rows = db.prepare('SELECT id, proceedings FROM cases WHERE absorbedInto IS NULL').all() as {
    id: string;
    proceedings: string;
  }[];
  for (const { id, proceedings } of rows) {
    for (const { court, docketNumber, writtenAs } of JSON.parse(proceedings)) {
      const spellings = writtenAs === docketNumber ? [] : [writtenAs];
      yield { caseId: id, court, docketNumber, spellings };
    }
  }
}
