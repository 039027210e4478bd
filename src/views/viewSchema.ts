import { foldVersion } from '../../projections/state/caseState.ts';
import { searchSchema } from './search/searchSchema.ts';

/** Counts up whenever the tables change. */
const tableVersion = 11;

/** Views of other tables, or filled by another fold, are built anew. */
export const viewVersion = tableVersion * 1_000 + foldVersion;

export const viewSchema = `
  CREATE TABLE checkpoint (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE damaged (
    stream TEXT PRIMARY KEY,
    problem TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cases (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    absorbedInto TEXT,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    statusOn TEXT,
    prejudice TEXT,
    onAppeal INTEGER NOT NULL,
    filedOn TEXT,
    filedDay TEXT,
    lastOn TEXT,
    lastDay TEXT,
    changesOn TEXT,
    revision INTEGER NOT NULL,
    hash TEXT NOT NULL,
    proceedings TEXT NOT NULL
  ) STRICT;
  CREATE INDEX casesByFiling ON cases (filedDay, id);
  CREATE INDEX casesByLast ON cases (lastDay, id);
  CREATE INDEX casesByTitle ON cases (title, id);
  CREATE INDEX casesAbsorbed ON cases (absorbedInto) WHERE absorbedInto IS NOT NULL;
  CREATE INDEX casesByChange ON cases (changesOn) WHERE changesOn IS NOT NULL;
  CREATE TABLE facets (
    caseKey INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (kind, value, caseKey)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX facetsByCase ON facets (caseKey);
  CREATE TABLE actions (
    id BLOB NOT NULL,
    caseKey INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL
  ) STRICT;
  ${searchSchema}
`;

/**
 * Made with the first checkpoint: ids come in no order, and sorting a million of them once takes a second where keeping
 * them sorted row by row takes seven (docs/benchmarks.md).
 */
export const actionsIndex = 'CREATE INDEX IF NOT EXISTS actionsById ON actions (id, caseKey)';
