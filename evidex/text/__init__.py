"""Reading words and numbers: sentences, quantities, abbreviations, the spaCy layer. Knows no claim kinds, no rules."""

from evidex.text.quantities import Quantities, Quantity, read_quantities
from evidex.text.sentences import Sentence, split_sentences, split_text
from evidex.text.view import View

__all__ = ["Quantities", "Quantity", "Sentence", "View", "read_quantities", "split_sentences", "split_text"]
