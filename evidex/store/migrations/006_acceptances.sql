-- The acceptances that stand in a file, and which of them served: a list of [line, codes, reason, served] as JSON.
ALTER TABLE inputs ADD COLUMN acceptances TEXT NOT NULL DEFAULT '[]';
