"""The phrase before a verb: its subject, past openings, parentheses and earlier clauses."""

from __future__ import annotations

from evidex.text.relations.sides.openings import is_but_not, opens_denied, over_opening
from evidex.text.relations.sides.parentheses import examples_before, over_parentheticals
from evidex.text.relations.sides.phrases import PEOPLE, PRONOUNS, Stretch, phrase_before, trimmed
from evidex.text.relations.tokens import (
    ADV,
    AND,
    BE,
    DET,
    HAVE,
    OTHER,
    PAST,
    PREP,
    PRON,
    REL,
    REPORT,
    SUB,
    Tokens,
)
from evidex.text.relations.verbs import read_verb_group

__all__ = [
    "BARE_ACTS",
    "MORE_THAN",
    "SETTING_AGAINST",
    "main_subject",
    "over_parentheticals",
    "said_of",
    "subject_before",
]


def subject_before(tokens: Tokens, verb: int) -> Stretch | None:
    """The subject of the verb group that begins at the word `verb`.

    Opening adverbials and earlier clauses go. Where the subject is left out ('… and was associated with') that of the
    verb before stands; 'which' stands for the phrase before it.
    """
    if (examples := examples_before(tokens, verb)) is not None:
        return examples
    verb = over_parentheticals(tokens, verb)
    if verb <= 0:
        return None
    if tokens.has_tag(verb - 1, REL) or tokens.low[verb - 1] == "that":
        return _antecedent(tokens, verb - 1)
    first = _clause_start(tokens, verb - 1 if tokens.low[verb - 1] == "but" else verb)
    first = over_opening(tokens, first, verb - 1 if tokens.low[verb - 2 : verb] == [",", "but"] else verb)
    finite = _finite_verbs(tokens, first, verb)
    if (
        tokens.tag[verb - 1] == AND
        or tokens.low[verb - 1] in (",", "but", "then")
        or tokens.at(verb) == "nor"
        or _raised(tokens, verb, finite)
    ):
        if not finite and first > 1 and tokens.tag[first - 1] == SUB and tokens.at(first - 2) != ",":
            earlier = over_opening(tokens, _clause_start(tokens, first - 1), first - 1)
            return _elided(tokens, earlier, first - 1, _finite_verbs(tokens, earlier, first - 1))
        return _elided(tokens, first, verb, finite)
    if finite:
        begin = _behind_clause(tokens, first, finite, verb)
        if begin is None:
            return None
        first = begin
    if tokens.has_tag(first, PREP + REL) and tokens.low[first] not in ("using", "including"):
        return None
    if verb - first == 1 and tokens.low[first] in PRONOUNS:
        return _spoken_of(tokens, first)
    when = next((i for i in range(first + 1, verb) if tokens.low[i] in _ASIDE or is_but_not(tokens, i)), verb)
    return trimmed(tokens, first, when)


def _spoken_of(tokens: Tokens, pronoun: int) -> Stretch | None:
    """What a pronoun means within its sentence; the pronoun itself where an earlier sentence tells."""
    inner = main_subject(tokens, pronoun)
    if inner is not None and tokens.low[pronoun] in ("this", "these"):
        return None
    return inner or (pronoun, pronoun + 1)


def main_subject(tokens: Tokens, last: int) -> Stretch | None:
    """The subject of the first finite verb before the word `last`."""
    label = next((i + 1 for i in range(min(5, last)) if tokens.low[i] == ":"), 0)
    first = over_opening(tokens, label, last)
    while tokens.has_tag(first, SUB + ADV):
        first += 1
    verb = next((i for i in range(first, last) if tokens.is_finite(i) or _is_past(tokens, i)), None)
    if verb is None or verb <= first or tokens.has_tag(first, PREP + PRON):
        return None
    found = trimmed(tokens, first, over_parentheticals(tokens, read_verb_group(tokens, verb).first))
    return None if found is None or any(tokens.tag[i] in (REL, SUB) for i in range(*found)) else found


def _is_past(tokens: Tokens, index: int) -> bool:
    """'shortened the', 'increased both': a past tense by the article behind it."""
    word = tokens.low[index]
    return (
        word.endswith("ed")
        and len(word) > 4
        and tokens.has_tag(index + 1, DET)
        and not tokens.has_tag(index - 1, DET + PREP)
    )


def _clause_start(tokens: Tokens, verb: int) -> int:
    """Behind the last mark or conjunction that opens a clause."""
    for index in range(verb - 1, -1, -1):
        word = tokens.low[index]
        if word == "when" and index and tokens.at(index + 1).endswith(("ed", "en", "used")):
            continue
        if word == "that" and tokens.has_tag(index - 1, PREP) and index:
            continue
        if word == "but" and tokens.at(index + 1) == "not" and opens_denied(tokens, index, verb):
            continue
        if word in SETTING_AGAINST and _stands_aside(tokens, index, verb):
            continue
        if word in (";", ":", "?", "!", "—", "…", ")") or (tokens.tag[index] == SUB and word not in ("as", "than")):
            return _behind_opening_clause(tokens, index, verb)
        if index < verb - 1 and (tokens.is_full_stop(index) or (word == "as" and tokens.has_tag(index + 1, PRON))):
            return index + 1 + (tokens.at(index + 1) == ",")
    return 0


def _stands_aside(tokens: Tokens, index: int, verb: int) -> bool:
    """'Zinc compared with salt reduced …': a short comparison behind a noun."""
    near = 0 < index < verb - 1 and verb - index < _FAR
    return near and tokens.has_tag(index - 1, OTHER) and "," not in tokens.low[index - 2 : verb]


_FAR = 10
"""Words."""
SETTING_AGAINST = frozenset("compared versus vs".split())
_ASIDE = SETTING_AGAINST | {"when"}
"""'Zinc compared with salt reduced …': what is behind is set against the subject."""
MORE_THAN = SETTING_AGAINST | {"than", "relative"}
"""What stands behind 'more' before that with which it is compared."""


def _behind_opening_clause(tokens: Tokens, mark: int, verb: int) -> int:
    """Behind 'Although A was rare,' where that opens the sentence, else behind the mark itself."""
    if tokens.low[mark] == "compared" and (mark == 0 or tokens.low[mark - 1] == "as") and mark < 2:
        comma = next((i for i in range(mark + 2, verb - 1) if tokens.low[i] == ","), None)
        if comma is not None:
            return comma + 1
    if (
        tokens.tag[mark] == SUB
        and (
            mark == 0
            or tokens.low[mark - 1] in (";", ":", ",")
            or (tokens.low[mark] == "where" and tokens.has_tag(0, PREP))
        )
        and tokens.low[mark] != "that"
    ):
        comma = next((i for i in range(mark + 2, verb - 1) if tokens.low[i] == ","), None)
        if comma is not None and any(
            tokens.is_finite(i) or (tokens.low[i].endswith("ed") and tokens.has_tag(comma + 1, DET))
            for i in range(mark + 1, comma)
        ):
            return comma + 1
    return mark + 1 + (tokens.at(mark + 1) == ",")


def _finite_verbs(tokens: Tokens, first: int, last: int) -> list[int]:
    return [index for index in range(first, last) if tokens.is_finite(index)]


BARE_ACTS = frozenset("increase reduce improve decrease lower prevent relieve enhance prolong delay cause".split())
"""'Statins lower cholesterol but increase …': with a plural before and an object behind no nouns."""


def _is_elided_past(tokens: Tokens, index: int) -> bool:
    """A past form that no tag tells: 'salt neither reduced', 'zinc failed to'."""
    word = tokens.low[index]
    if word in BARE_ACTS and tokens.low[index - 1].endswith("s") and tokens.has_tag(index + 1, DET + OTHER):
        return True
    if not word.endswith("ed") or len(word) < 5 or not word.isalpha():
        return False
    if word == "failed":
        return True
    before = tokens.has_tag(index - 1, DET + PREP + AND) and tokens.low[index - 1] != "neither"
    return not before and not tokens.has_tag(index + 1, PREP + AND)


def _elided(tokens: Tokens, first: int, verb: int, finite: list[int]) -> Stretch | None:
    """The subject of the clause's first verb, for '… and was associated with'."""
    if not finite:
        past = [index for index in range(first + 1, verb - 1) if _is_elided_past(tokens, index)]
        if not past:
            return trimmed(tokens, first, verb - 1) if tokens.low[verb - 1] == "," and verb - first > 3 else None
        return trimmed(tokens, first, past[0])
    relative = [index for index in finite if tokens.has_tag(index - 1, REL)]
    mains = [index for index in finite if index not in relative]
    first, mains = _of_last_clause(tokens, first, mains)
    while len(mains) > 1 and tokens.tag[mains[0]] == REPORT and not tokens.has_tag(mains[0] - 1, BE):
        first = mains.pop(0) + 1
    if not mains or (tokens.tag[mains[0]] == REPORT and not tokens.has_tag(mains[0] - 1, BE)):
        return None
    group = read_verb_group(tokens, mains[0])
    if group.first <= first or tokens.has_tag(first, PREP):
        return None
    if group.first - first == 1 and tokens.low[first] in PRONOUNS:
        return _spoken_of(tokens, first)
    return trimmed(tokens, first, group.first)


def _of_last_clause(tokens: Tokens, first: int, mains: list[int]) -> tuple[int, list[int]]:
    """Behind ', and' where a subject of its own and its verb follow: 'A was rare, and zinc may cure it and prevent'."""
    for verb in mains[:0:-1]:
        begin = read_verb_group(tokens, verb).first
        opened = next((i for i in range(begin - 1, mains[0], -1) if tokens.tag[i] == AND), None)
        if (
            opened is not None
            and tokens.low[opened - 1] == ","
            and opened + 1 < begin
            and not tokens.has_tag(opened + 1, PREP)  # 'before, during, and after meals, may'
            and tokens.low[begin - 1] != ","
        ):
            return opened + 1, [index for index in mains if index >= verb]
    return first, mains


def _behind_clause(tokens: Tokens, first: int, finite: list[int], verb: int) -> int | None:
    """Where the cue's own subject begins, in a stretch that holds other verbs before it."""
    last = finite[-1]
    if any(tokens.has_tag(index - 1, REL) for index in finite) and not any(
        tokens.low[i] == "," for i in range(last, verb)
    ):
        return first
    commas = [i for i in range(last, verb) if tokens.low[i] == ","]
    if commas and _lists_within(tokens, first, finite, commas, verb):
        return first
    clausal = len(commas) == 1 and tokens.has_tag(commas[0] + 1, AND)
    if tokens.tag[last] == REPORT and not tokens.has_tag(last + 1, PREP) and not clausal:
        return last + 1
    joints = [i for i in range(last + 1, verb - 1) if tokens.tag[i] == AND]
    opened = [i for i in joints if tokens.low[i + 1] in PRONOUNS]
    if opened:
        return opened[-1] + 1
    after_comma = [i for i in joints if tokens.low[i - 1] == ","]
    if after_comma:
        clause = [i for i in joints if i > after_comma[-1] and tokens.has_tag(i + 1, DET)]
        return (clause or after_comma)[-1] + 1
    if joints and not (commas and commas[-1] > joints[-1]):
        return joints[0] + 1
    if commas and tokens.has_tag(commas[-1] + 1, OTHER + DET) and first > 0 and tokens.low[first - 1] in _OPENING:
        return commas[-1] + 1
    return joints[0] + 1 if joints else None


_OPENING = frozenset("although though while whereas when if since because as".split())


def _lists_within(tokens: Tokens, first: int, finite: list[int], commas: list[int], verb: int) -> bool:
    """'women who had used A, B, or C': one relative clause, and a list that ends it."""
    joint = next((i for i in range(commas[-1], verb) if tokens.tag[i] == AND), None)
    opened = next((i for i in range(first, finite[0] + 1) if tokens.tag[i] == REL), None)
    short = joint is not None and verb - joint <= 5 and joint - commas[-1] <= 4
    return short and opened == first + 1 and tokens.low[first] in PEOPLE and finite[-1] - finite[0] <= 3


def _raised(tokens: Tokens, verb: int, finite: list[int]) -> bool:
    """'X has been shown in earlier studies to be associated': the subject is that of the passive before."""
    return (
        tokens.at(verb) == "to"
        and bool(finite)
        and not (
            tokens.tag[finite[-1]] == REPORT
            and not tokens.has_tag(finite[-1] - 1, BE + HAVE)
            and tokens.at(finite[-1] - 1) != "been"
        )
    )


def _is_a(tokens: Tokens, predicate: Stretch) -> Stretch | None:
    """'Gout is a common disorder that causes pain': the gout, of which the phrase is said."""
    index = _over_adjectives(tokens, predicate[0])
    if tokens.at(index - 1) == "as" and tokens.low[index - 2].endswith("ed"):
        return subject_before(tokens, read_verb_group(tokens, index - 2).first)
    if tokens.at(index) in ("a", "an") and tokens.at(index - 1) == ",":
        return _renamed(tokens, index - 1)
    if not (tokens.has_tag(index - 1, BE) or tokens.low[index - 1] in _REMAINING) or index < _SHORTEST:
        return None
    opened = set(tokens.low[index : predicate[0] + 1])
    head = next((i for i in range(*predicate) if tokens.has_tag(i + 1, PREP)), predicate[1] - 1)
    several = tokens.low[head][-1] == "s" and tokens.low[index - 1] in _PLURAL
    named = not opened.isdisjoint(_ARTICLES) or several
    figure = predicate[1] - predicate[0] < _SHORT and tokens.low[predicate[0]][0].isdigit()
    if not (named or figure):
        return None
    told = subject_before(tokens, read_verb_group(tokens, index).first)
    opening = tokens.low[told[0]] if told is not None else ""
    turned = opening == "one" or (opening in PRONOUNS and "the" in opened)
    return None if turned else told  # 'it is the drug that', 'one such drug is zinc, which': the zinc


_ARTICLES = frozenset("a an the one another".split())
_PLURAL = frozenset(("are", "were", "be"))
_REMAINING = frozenset(("be", "remains", "remain", "represents", "represent", "constitutes"))
_SHORTEST = 2
"""Words: a subject and its verb."""


def _renamed(tokens: Tokens, comma: int) -> Stretch | None:
    """'Gout, a disorder that': the gout; not what opens the sentence ('In this paper, a case of')."""
    found = phrase_before(tokens, comma)
    index = found[0] - 1 if found is not None else 0
    while tokens.has_tag(index, DET):
        index -= 1
    return found if index != 0 or not tokens.has_tag(0, PREP) else None


def said_of(tokens: Tokens, left: tuple[int, int]) -> tuple[int, int]:
    """'Gout is a painful disease associated with …': the gout, of which the phrase is said; else the phrase itself."""
    if (named := _is_a(tokens, left)) is not None:
        return named
    index = left[0] - 1
    while index > 0 and left[0] - index < 6 and tokens.has_tag(index, OTHER + AND + ADV):
        index -= 1
    if tokens.at(index) not in ("a", "an") or not tokens.has_tag(index - 1, BE):
        return left
    return subject_before(tokens, read_verb_group(tokens, index).first) or left


def _over_adjectives(tokens: Tokens, first: int) -> int:
    """Back over the article of a predicate, and over adjectives before it: 'a rare, dire one', 'an important one'."""
    index = first
    while index > 0 and first - index < _SHORT and tokens.has_tag(index - 1, ADV + DET):
        index -= 1
    if index == first and tokens.at(index - 1) == "," and tokens.has_tag(index - 3, DET):
        return index - 3
    if tokens.has_tag(index, DET) and index < first:
        return index
    article = index
    while article > 0 and first - article < _SHORT and tokens.has_tag(article - 1, ADV + OTHER + AND):
        article -= 1
    return article - 1 if tokens.has_tag(article - 1, DET) else index


_SHORT = 4


_HAVING = frozenset("experience experiences develop suffer have has had with from".split())


_ACTING = PAST | frozenset(
    """reduces lowers relieves improves increases decreases prevents inhibits raises enhances attenuates
    stimulates""".split()
)


def _acting_before(tokens: Tokens, end: int) -> Stretch | None:
    """'Zinc relieves spasm, which may reduce pain': what relieves the spasm, not the spasm, reduces the pain."""
    found = phrase_before(tokens, end)
    verb = found[0] - 1 if found is not None else -1
    while tokens.has_tag(verb, DET + ADV):
        verb -= 1
    if verb < 1 or tokens.low[verb] not in _ACTING or not tokens.is_finite(verb):
        return None
    return subject_before(tokens, read_verb_group(tokens, verb).first)


def _antecedent(tokens: Tokens, relative: int) -> Stretch | None:
    end = relative - 1 if tokens.at(relative - 1) == "," else relative
    described = tokens.has_tag(relative + 1, BE)  # 'inhibited the enzymes, which were related to': the enzymes
    if end < relative and not described and (acting := _acting_before(tokens, end)) is not None:
        return acting
    while end > 0:
        found = phrase_before(tokens, end)
        if found is None:
            return None
        if tokens.low[found[1] - 1] not in PEOPLE:
            if (named := _is_a(tokens, found)) is not None:
                return named
            if found[1] - found[0] == 1 and end == relative and _is_plain(tokens, found[0]):
                return None
            having = [i for i in range(found[0] + 1, found[1] - 1) if tokens.low[i] in _HAVING]
            return (having[-1] + 1, found[1]) if having else found
        joint = found[0] - 1
        while tokens.has_tag(joint, DET):
            joint -= 1
        if tokens.low[relative] == "who" or not tokens.has_tag(joint, PREP):
            return None
        end = joint
    return None


def _is_plain(tokens: Tokens, index: int) -> bool:
    """'drugs that reduce pain': of a word that names nothing by itself one tells which is meant, not what it does."""
    printed = tokens.text[tokens.start[index] : tokens.end[index]]
    return printed.isalpha() and printed[1:].islower()
