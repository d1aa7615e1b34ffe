"""TOP: topic, padding, boilerplate."""
