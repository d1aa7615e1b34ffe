"""Which phrase near a number tells what it is of, in whom, when: weighed from clues, with weights learnt from gold.

    phrases  the stretches of a sentence that could be told of a number
    clues    what speaks for or against each: the words around it, its kind, how it stands to the number
    choose   the phrase that weighs most, or none
    telling  choosing through a document

`benchmarks/choices.py` learns the weights (`weights/*.json`) from hand-made claims and measures them on documents
that they were not learnt from.
"""

from evidex.extract._choosing.choose import Choice, Chooser
from evidex.extract._choosing.telling import Telling

__all__ = ["Choice", "Chooser", "Telling"]
