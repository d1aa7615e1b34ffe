"""REF: citations and references."""
