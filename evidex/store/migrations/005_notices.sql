-- The retractions, corrections … that a document states of itself and of others: a list of notices as JSON. Tables ask
-- all documents for them, and need not unpack each for that.
ALTER TABLE documents ADD COLUMN notices TEXT NOT NULL DEFAULT '[]';
UPDATE documents SET notices = notices_in(rest) WHERE rest IS NOT NULL;
