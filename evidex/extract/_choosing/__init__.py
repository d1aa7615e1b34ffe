"""Which phrase near a number tells what it is of, in whom, when: weighed from clues, with weights learnt from gold.

    phrases  the stretches of a sentence that could be told of a number
    wording  what the words of a phrase say for it: its head, their kinds, how they lean (`leanings.json`)
    topic    what the document is about: the words of its title, and those it comes back to
    clues    what speaks for or against a phrase: the words around it, its kind, how it stands to the number
    further  what else could be told: what the grammar gave, what was told before, the phrases of the title, nothing
    scale    what clues weigh, looked up for all phrases of a sentence at once
    choose   what weighs for each choice, for its number alone
    beyond   names of later clauses, that are no group of a number before them
    likely   how likely each is beside the others
    beside   weighing once more, by what the numbers beside it are told; what is most likely right
    telling  choosing through a document

    joined       numbers of one reading: 'a/b mm Hg'
    runs         numbers that one word joins: 'a versus b'
    comparisons  what a sentence sets against what
    design       what a document sets against what
    known        which words name a side, which other is set against it
    fronted      clauses that open with whom their numbers are of: '…; in men, from 11 to 13'
    gapped       clauses that leave out the verb of the one before: 'women scored 24 and men 22'
    openings     clauses that all open with whom their numbers are of: 'In men, …, in women 13'
    slots        numbers that each carry a name in the same frame: 'a with A, b with B'
    lists        three numbers and more and the names that are listed for them
    speaking     whom a clause speaks of, where nothing else was chosen
    pairs        the groups of numbers told against one another, by order, over what was chosen for each alone

`benchmarks/leanings.py` counts how words lean. `benchmarks/choices.py` learns the weights (`weights/*.json`) from
hand-made claims and measures them on documents that they were not learnt from.
"""

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.telling import Telling

__all__ = ["Choice", "Chooser", "Telling"]
