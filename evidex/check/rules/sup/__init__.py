"""SUP: whether what is said names a source."""
