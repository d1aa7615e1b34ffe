"""TXT: one document against itself. `_months` reads the months of dates."""
