-- Of a claim that came, changed or went, the title of its document: what tells people which study it is.
ALTER TABLE changes ADD COLUMN title TEXT NOT NULL DEFAULT '';
