"""Which phrase near a number tells what it is of, in whom, when: weighed from clues, with weights learnt from gold.

    phrases     the stretches of a sentence that could be told of a number
    wording     what the words of a phrase say for it: its head, their kinds, how they lean (`leanings.json`)
    topic       what the document is about: the words of its title, and those it comes back to
    clues       what speaks for or against a phrase: the words around it, its kind, how it stands to the number
    further     what else could be told: what the grammar gave, what was told before, the phrases of the title, nothing
    scale       what clues weigh, looked up for all phrases of a sentence at once
    reading     what a small network (`network`, which sees what `seen` shows it) reads of the phrases
    choice      one thing that could be told
    choose      what weighs for each choice, for its number alone
    likely      how likely each is beside the others
    agreement   how far two phrases say the same
    beside      weighing once more, by what the numbers beside it are told; what is most likely right

    whole       the whole of a name of which a piece was chosen
    ends        a chosen phrase put right at its ends
    no_name     phrases that can name neither group nor measure
    no_subject  phrases that can name neither factor nor outcome

    sides       which number is of which side, where the sentence leaves no choice
    telling     all this through a document: the way in

`benchmarks/leanings.py` counts how words lean. `benchmarks/choices.py` learns the weights (`weights/*.json`) from
hand-made claims and measures them on documents that they were not learnt from.
"""

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.telling import Telling

__all__ = ["Choice", "Chooser", "Telling"]
