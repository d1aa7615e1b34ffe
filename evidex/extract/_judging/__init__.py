"""Claims that the grammars found, weighed once more against thousands that readers have judged.

    case     what speaks for or against a claim: its own words, those around it, the title's, the document's
    doing    what says that something was done, not only that two things go together
    judge    the learnt weights of a kind, and how probable each verdict is
    reader   networks that read a share where its role is not judged for sure, or the text retells studies
    verdict  what becomes of a claim: kept, told otherwise (the role of a share), or left out

A grammar sees a construction; whether '45 % of volume' is a share of people, or 'persistent pain' a harm of the
treatment or what was cured, is told by what the words mean. What words mean is told by how they are used:
`benchmarks/word_vectors.py` learns vectors of words from abstracts that nobody annotated (`evidex.text.usage`),
`benchmarks/judging.py` learns the weights (`weights/*.json`) from judged claims, and measures them on documents that
they were not learnt from; `benchmarks/role_network.py` does for the networks (`weights/roles*.npz`:
one for reports of studies, one for texts that retell them).
"""

from evidex.extract._judging.case import Case, case_of
from evidex.extract._judging.judge import Judge
from evidex.extract._judging.verdict import VERDICTS, verdict_of

__all__ = ["VERDICTS", "Case", "Judge", "case_of", "verdict_of"]
