"""evidex: evidence out of the literature, each number with its place in the text."""

__version__ = "0.1.0"
