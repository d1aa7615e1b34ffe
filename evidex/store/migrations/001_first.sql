-- An input is a file of the corpus. It is 'open' while its documents arrive and 'done' when all of them stand here.
CREATE TABLE inputs (
  name TEXT PRIMARY KEY,          -- path below the corpus folder, with '/'
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  made_with TEXT NOT NULL,        -- digest of the program and settings that made its rows
  state TEXT NOT NULL CHECK (state IN ('open', 'done')),
  seconds REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- A document of an input, or the reason why there is none.
CREATE TABLE documents (
  key INTEGER PRIMARY KEY,
  input TEXT NOT NULL REFERENCES inputs (name) ON DELETE CASCADE,
  place INTEGER NOT NULL,         -- which document of the input this is, from 0
  id TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('read', 'unreadable', 'duplicate', 'passed_over')),
  reason TEXT NOT NULL DEFAULT '',
  reader TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  journal TEXT NOT NULL DEFAULT '',
  year INTEGER,
  doi TEXT NOT NULL DEFAULT '',
  pmid TEXT NOT NULL DEFAULT '',
  pmcid TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  rest BLOB,                      -- the Document without its text: JSON, deflated
  numbers TEXT NOT NULL DEFAULT '{}',
  verdicts TEXT NOT NULL DEFAULT '{}',
  UNIQUE (input, place)
);
CREATE INDEX documents_by_id ON documents (id);

CREATE TABLE claims (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  kind TEXT NOT NULL,
  section TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  line TEXT NOT NULL              -- the claim line of the contract; json_extract(line, '$.estimate') reads a field
);
CREATE INDEX claims_by_document ON claims (document_key, start, "end", kind, id);
CREATE INDEX claims_by_kind ON claims (kind);

CREATE TABLE findings (
  key INTEGER PRIMARY KEY,
  document_key INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('document', 'corpus')),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  severity TEXT NOT NULL,
  document TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  message TEXT NOT NULL,
  line TEXT NOT NULL              -- the finding line of the contract
);
CREATE INDEX findings_by_document ON findings (document_key, start, "end", code);
CREATE INDEX findings_by_code ON findings (code);

CREATE TABLE runs (
  number INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  ended TEXT,
  record TEXT NOT NULL DEFAULT '{}'  -- what run.json holds
);

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
