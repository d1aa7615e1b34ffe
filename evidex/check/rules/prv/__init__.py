"""PRV: claims that were brought in, against the text."""
