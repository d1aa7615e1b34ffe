"""How a sentence opens: 'In the ATC group (n = 17), …', 'Of the 232 people enrolled, …', 'Among women, …'.

What stands there holds for the shares behind it: their group, and how many it has.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evidex.extract._proportion.numbers.counted import DIVISIONS, PLURALS
from evidex.text.clauses import Clauses
from evidex.text.groups import PEOPLE, is_time, names_group, phrase
from evidex.text.words import ADVERB, AND, CLOSE, CONTRAST, DET, NOUN, OPEN, QUANTITY, REL, SUB

__all__ = ["Opening", "read_opening"]

_FIRST = frozenset({"in", "of", "among", "amongst", "for", "with", "within", "from", "out"})
_INVITED = frozenset(
    "invited eligible enrolled screened approached contacted examined randomized randomised recruited surveyed".split()
)
_OTHER = frozenset("addition contrast conclusion total all comparison fact general our this summary both".split())


@dataclass(frozen=True, slots=True)
class Opening:
    """`end` is the word behind the comma that ends it; `total_word` the number that says how many."""

    group: str | None = None
    total: Decimal | None = None
    total_word: int | None = None
    end: int = 0


def read_opening(clauses: Clauses) -> Opening:
    """What the sentence opens with; an empty Opening where it opens with nothing of the kind."""
    held = clauses.list
    first = 2 if len(held) > 2 and held[1].low == ":" and held[0].tag == NOUN else 0
    while first < len(held) and (
        held[first].tag in (ADVERB, CONTRAST, AND, SUB) or held[first].low in (",", "overall")
    ):
        first += 1
    if first >= len(held) or held[first].low not in _FIRST:
        return Opening()
    last = _comma(clauses, first)
    if last is None:
        return _plainly_counted(clauses, first)
    total_word = _total(clauses, first, last)
    total = clauses.words.quantity(total_word).value if total_word else None
    begin = total_word + 1 if total_word is not None and held[total_word - 1].tag != NOUN else first + 1
    if total_word is not None and any(word.tag == OPEN for word in held[first:total_word]):
        begin = first + 1
    return Opening(_group(clauses, begin, last), total, total_word, last + 1)


def _plainly_counted(clauses: Clauses, first: int) -> Opening:
    """'Of 120 patients 70 (58%) responded': no comma parts those who opened from the count behind them."""
    held = clauses.list
    at = first + 2 if first + 1 < len(held) and held[first + 1].tag == DET else first + 1
    if held[first].low not in ("of", "among") or at + 4 >= len(held) or held[at + 1].low not in PEOPLE:
        return Opening()
    if any(held[place].tag != QUANTITY for place in (at, at + 2, at + 4)) or held[at + 3].tag != OPEN:
        return Opening()
    total_word = _total(clauses, first, at + 2)
    if total_word is None or clauses.words.quantity(at + 4).kind != "percent":
        return Opening()
    return Opening(None, clauses.words.quantity(at).value, total_word, at + 2)


def _comma(clauses: Clauses, first: int) -> int | None:
    """The comma that ends the opening, None where a verb or a share comes before it."""
    at = first + 1
    while at < len(clauses.list):
        word = clauses.list[at]
        if word.tag == OPEN:
            at = clauses.words.on(at)
            if at < len(clauses.list) and clauses.list[at].tag == DET and clauses.list[first].low in ("in", "among"):
                return at - 1  # 'In the treated group (85 patients) the prevalence was …'
            continue
        if word.low in (";", ":") or at in clauses.starts:
            return None
        infinitive = clauses.list[at - 1].low == "to"  # 'Of the 126 children expected to develop cancer, …'
        if clauses.is_verb(at) and not infinitive and not any(held.tag == REL for held in clauses.list[first:at]):
            return None
        if word.low == ",":
            return at
        at += 1
    return None


def _total(clauses: Clauses, first: int, last: int) -> int | None:
    """The number of the opening that counts people: 'Of the 232 people', '(n = 17)'."""
    for at in range(first + 1, min(last, first + 9)):
        word = clauses.list[at]
        if word.tag != QUANTITY:
            continue
        quantity = clauses.words.quantity(at)
        value = quantity.value
        if quantity.kind != "number" or value is None or value != value.to_integral() or value < 2:
            return None
        if 1900 <= value <= 2035 and (clauses.list[first].low != "of" or _is_as_of(clauses, first)):
            return None
        follower = clauses.list[at + 1] if at + 1 < len(clauses.list) else None
        if any(_counts_more(clauses, other) for other in range(at + 1, last)):
            return None  # 'Of the 45 patients in group A and the 43 in group B'
        stated = clauses.list[at - 1].low == "=" and clauses.list[at - 2].low == "n"
        if stated or (follower is not None and (_counts_people(clauses, at + 1, last))):
            return at
        return None
    return None


def _is_as_of(clauses: Clauses, first: int) -> bool:
    """'As of 2004, 62% were white': a year."""
    return first > 0 and clauses.list[first - 1].low == "as"


def _counts_more(clauses: Clauses, at: int) -> bool:
    """Whether a further number of an opening counts another group."""
    if clauses.list[at].tag != QUANTITY or clauses.list[at - 1].low not in ("and", "the", "or"):
        return False
    quantity = clauses.words.quantity(at)
    follower = clauses.list[at + 1].low if at + 1 < len(clauses.list) else ""
    return quantity.kind == "number" and (follower in PEOPLE or follower in ("in", "with", "on", "receiving", "given"))


def _counts_people(clauses: Clauses, first: int, last: int) -> bool:
    if any(word.low in DIVISIONS for word in clauses.list[first : first + 3]):
        return False
    if clauses.list[first].low[:1] in ("-", "–") or is_time("2 " + clauses.list[first].low):
        return False
    if clauses.list[first].low == "who" or _is_invited(clauses, first, last):
        return True
    if clauses.list[first].low in (",", "mg", "g", "kg", "ml", "mm", "cm", "%"):
        return clauses.list[first].low == "," and clauses.list[first - 2].low in ("of", "the", "these")
    return any(
        word.low in PEOPLE or word.low.endswith(PLURALS) for word in clauses.list[first : min(first + 6, last + 1)]
    )


def _is_invited(clauses: Clauses, first: int, last: int) -> bool:
    """'Of the 400 invited, 300 took part': by what was done with them it is people."""
    return first + 1 == last and clauses.list[first].low in _INVITED


def _group(clauses: Clauses, first: int, last: int) -> str | None:
    if clauses.list[last].tag == CLOSE:
        last = clauses.words.mate.get(last, last)
    elif last - 1 >= first and clauses.list[last - 1].tag == CLOSE:
        last = clauses.words.mate.get(last - 1, last - 1)
    text = phrase(clauses.words, first, last)
    if text is None or is_time(text) or len(text) > 120:
        return None
    if text.lower().split()[0] in _OTHER or not clauses.specific(first, last):
        return None
    return text if names_group(clauses.words, first, last) or last - first <= 6 else None
