/**
 * The tables of search (docs/decisions/0021). Documents are kept as they arrive; the index has each at its place, which is
 * its day and its key (documentPlace.ts), so reading the index backwards is reading the newest first, and a stretch of days
 * is a stretch of places. The index keeps no text of its own;
 * whoever takes a document out of it says what it held, and secure-delete takes that out of the file.
 */
export const searchSchema = `
  CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    caseKey INTEGER NOT NULL,
    id BLOB NOT NULL,
    type TEXT NOT NULL,
    docket TEXT NOT NULL,
    dated TEXT,
    notAfter TEXT,
    day TEXT NOT NULL,
    entry INTEGER,
    revision INTEGER NOT NULL,
    struckBy TEXT,
    head TEXT NOT NULL,
    body TEXT NOT NULL,
    around TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE documentWords USING fts5(
    words, content = '', columnsize = 0, tokenize = "ascii tokenchars '-_.!~*()%:'"
  );
  INSERT INTO documentWords (documentWords, rank) VALUES ('secure-delete', 1), ('hashsize', 16000000), ('automerge', 0), ('crisismerge', 256);
  CREATE TABLE caseTexts (
    key INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    about TEXT NOT NULL
  ) STRICT;
  CREATE VIRTUAL TABLE caseWords USING fts5(title, about, content = '', columnsize = 0, tokenize = "ascii");
  INSERT INTO caseWords (caseWords, rank) VALUES ('secure-delete', 1);
`;

/**
 * What stands before each token of an action, by where it stands there. A column for each would do, but to find a common
 * word in one of them FTS5 reads where it stands in all; so marked it has a list of its own for each.
 */
export const marks = { head: '.', body: '', around: '~' } as const;
export const allMarks = Object.values(marks);

/**
 * While the tables are filled for the first time the index is a segment for every write, and then all of them are merged
 * at once: merged as they come, most words are written twice.
 */
export const mergeFilled = `
  INSERT INTO documentWords (documentWords) VALUES ('optimize');
  INSERT INTO caseWords (caseWords) VALUES ('optimize');
  INSERT INTO documentWords (documentWords, rank) VALUES ('automerge', 8), ('crisismerge', 16);
`;

/** Made once there is a case that can grow: while all of them are new nobody asks for the documents of one. */
export const documentsIndex = 'CREATE INDEX IF NOT EXISTS documentsByCase ON documents (caseKey)';
