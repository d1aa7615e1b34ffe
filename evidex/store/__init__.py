"""Claims, findings and documents in one SQLite file, with what each run saw."""
