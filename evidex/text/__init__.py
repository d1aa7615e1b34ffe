"""Reading words and numbers: sentences, quantities, abbreviations, the spaCy layer. Knows no claim kinds, no rules."""

from evidex.text.sentences import Sentence, split_sentences, split_text
from evidex.text.view import View

__all__ = ["Sentence", "View", "split_sentences", "split_text"]
