-- What a refresh found to differ from the state before it.
CREATE TABLE changes (
  key INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('new', 'changed', 'gone', 'corrected', 'retracted', 'concern')),
  document TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',      -- of the claim; empty where the whole document is meant
  claim TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX changes_by_run ON changes (run);
