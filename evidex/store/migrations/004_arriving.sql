-- Once a run has ended, the new rows of a file arrive under its name with '//' before it, which no path below a folder
-- has, and take the place of the old ones when all files are whole. What counts leaves them out.
DROP VIEW claims_read;
DROP VIEW findings_read;
CREATE VIEW claims_read AS
  SELECT claims.*, documents.input, documents.title, documents.year
  FROM claims JOIN documents ON documents.key = claims.document_key
  WHERE documents.status = 'read' AND substr(documents.input, 1, 2) != '//';
CREATE VIEW findings_read AS
  SELECT findings.*, documents.input, documents.title, documents.year
  FROM findings JOIN documents ON documents.key = findings.document_key
  WHERE documents.status = 'read' AND substr(documents.input, 1, 2) != '//';

-- The evidence table as it was when changes were last kept (JSON, deflated): at most one row, none where nothing has
-- been done since. The next refresh tells what has changed since then, whatever was interrupted meanwhile.
CREATE TABLE compared (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  state BLOB NOT NULL
);

CREATE TABLE changes_told (
  key INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (
    what IN ('new', 'changed', 'gone', 'corrected', 'updated', 'retracted', 'concern', 'lifted')
  ),
  document TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',      -- of the claim; empty where the whole document is meant
  claim TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT '',
  notice TEXT NOT NULL DEFAULT ''     -- where the correction, retraction … stands
);
INSERT INTO changes_told SELECT key, run, what, document, kind, claim, before, after, '' FROM changes;
DROP TABLE changes;
ALTER TABLE changes_told RENAME TO changes;
CREATE INDEX changes_by_run ON changes (run);
