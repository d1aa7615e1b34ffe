"""The parts of the effect extractor."""
