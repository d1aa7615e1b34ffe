"""Count which words hardly ever end a phrase ('gastric', 'systolic', 'plasma') and which are graded ('severe').

    python benchmarks/heads.py ABSTRACTS.jsonl.gz

Reads abstracts that nobody annotated and writes `evidex/text/relations/heads.json`: for a word, whether another noun
follows it far more often than a phrase ends with it (a preposition, a verb or a full stop behind it), and whether it is
graded ('more severe', 'very rapid'). Most endings ('-ric') tell the first for all their words; a word of its own has a
line where it is graded or is not what its ending tells ('generic', 'hospital').
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from weight_files import write_rows

from evidex.text.relations.heads import ENDING
from evidex.text.relations.tokens import ADV, AND, BE, HAVE, MODAL, OTHER, PREP, REL, SUB, VERB, Tokens, mask_brackets

OUT = Path(__file__).resolve().parents[1] / "evidex" / "text" / "relations" / "heads.json"
FEWEST, FEWEST_OF_ENDING, FEWEST_GRADED = 6, 8, 3
LACKING, LACKING_OF_ENDING = -3.5, -2.5
"""How far (logarithm, base 2) a word leans to standing before another noun that lacks one where it stands alone."""
GRADED = 1 / 24
"""The share of its uses in which a word that can be graded is."""
_GRADING = frozenset("more very most less highly so too least quite extremely relatively rather increasingly".split())
_CLOSING = BE + HAVE + MODAL + PREP + REL + SUB + VERB
_OF_PREDICATES = BE + ADV + AND + MODAL
"""Behind these an adjective may end its clause: 'was positive in'."""


class Uses:
    """How often each word was used how."""

    def __init__(self) -> None:
        self.lead: Counter[str] = Counter()
        self.head: Counter[str] = Counter()
        self.graded: Counter[str] = Counter()

    def add(self, tokens: Tokens) -> None:
        """Count the words of one text. A comma or 'and' behind a word tells nothing: 'acute, severe pain'."""
        for index in range(1, len(tokens) - 1):
            word, after = tokens.low[index], tokens.low[index + 1]
            if tokens.tag[index] != OTHER or len(word) < 3 or not word[0].isalpha():
                continue
            if tokens.tag[index + 1] in _CLOSING or after in ".;:":
                self.head[word] += tokens.tag[index - 1] not in _OF_PREDICATES
            elif tokens.tag[index + 1] == OTHER and after[0].isalpha():
                self.lead[word] += 1
            self.graded[word] += tokens.low[index - 1] in _GRADING

    def leans(self) -> dict[str, float]:
        """How each word leans that was used often enough to tell: below 0 to standing before another noun."""
        return {
            word: math.log2((self.head[word] + 0.5) / (self.lead[word] + 0.5))
            for word in self.lead.keys() | self.head.keys()
            if self.lead[word] + self.head[word] >= FEWEST
        }

    def is_graded(self, word: str) -> bool:
        times = self.graded[word]
        return times >= FEWEST_GRADED and times >= GRADED * (self.lead[word] + self.head[word])


def lacking_endings(leans: dict[str, float]) -> set[str]:
    """The endings whose words on the whole lack a noun."""
    words: dict[str, list[float]] = {}
    for word, lean in sorted(leans.items()):
        words.setdefault(word[-ENDING:], []).append(lean)
    means = {ending: sum(told) / len(told) for ending, told in words.items() if len(told) >= FEWEST_OF_ENDING}
    return {ending for ending, mean in means.items() if mean <= LACKING_OF_ENDING}


def rows(uses: Uses) -> dict[str, tuple[int, int]]:
    """The endings that lack a noun, and the words of which more is to be told."""
    leans = uses.leans()
    endings = lacking_endings(leans)
    told = {f"-{ending}": (1, 0) for ending in sorted(endings)}
    for word, lean in sorted(leans.items()):
        lacks = lean <= LACKING
        if uses.is_graded(word) or lacks != (word[-ENDING:] in endings):
            told[word] = int(lacks), int(uses.is_graded(word))
    return told


def texts(place: Path) -> Iterator[Tokens]:
    """The words of each abstract."""
    with gzip.open(place, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield Tokens(mask_brackets(json.loads(line)["abstract"]))


def main() -> None:
    """Read, count, write."""
    uses = Uses()
    for tokens in texts(Path(sys.argv[1])):
        uses.add(tokens)
    told = rows(uses)
    write_rows(OUT, told)
    print(f"{len(told)} endings and words written")


if __name__ == "__main__":
    main()
