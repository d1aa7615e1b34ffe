"""Lists of factors and outcomes: 'age, sex and BMI', 'duration and severity of the attacks'."""

from __future__ import annotations

import re

from evidex.text.relations.phrases import MILD, NAMED, PEOPLE, Phrase, Stretch, trimmed
from evidex.text.relations.tokens import AND, DET, OTHER, PREP, Tokens

__all__ = ["is_doing", "split_coordination", "whole"]

_ADJECTIVE = re.compile(
    r"^(?:[a-z-]{3,}(?:al|ic|ive|ous|ary|ory|ar|able|ible|less|ent|ant|ine|eal)|\w+-\w+ed|high|low)$"
)
_PLAIN_ADJECTIVES = frozenset(
    """short long large small simple acute severe mild moderate early late new old young safe slow fast low high
    single double-blind standard conventional rapid transient direct complete deep major minor
    acute subacute upper lower left right black white premature""".split()
)
_SHARED_TAIL = re.compile(r"^[\w-]+(\s(?:of|in|for)\s.+)$")
_PROPERTIES = frozenset(
    """duration severity frequency incidence intensity number rate rates risk onset development progression
    size quality prevalence occurrence level levels use degree extent stage length timing dose type age
    presence amount stabilization""".split()
)
_PAIRS = frozenset(
    {
        ("development", "progression"),
        ("head", "neck"),
        ("signs", "symptoms"),
        ("wear", "tear"),
        ("diet", "exercise"),
        ("activities", "daily"),
    }
)


def whole(tokens: Tokens, stretch: Stretch) -> Phrase:
    """One phrase, lists and all."""
    first, last = stretch
    return Phrase(tokens.start[first], tokens.end[last - 1], tokens.words(first, last))


def split_coordination(tokens: Tokens, stretch: Stretch) -> list[Phrase]:
    """The members of a list; what the last member shares with the others is given to each.

    'duration and severity of the attacks' → 'duration of the attacks', 'severity of the attacks'; 'gastric and
    duodenal ulcers' → 'gastric ulcers', 'duodenal ulcers'.
    """
    first, last = stretch
    if "between" in tokens.low[first:last] or _joins_parts(tokens, first, last):
        return [whole(tokens, stretch)]
    members: list[Stretch] = []
    begin = first
    cuts = _cuts(tokens, first, last)
    if len(cuts) == 1 and tokens.low[cuts[0][0]] == ",":
        before = tokens.low[cuts[0][0] - 1]
        if _ADJECTIVE.match(before) or before in _PLAIN_ADJECTIVES or (cuts[0][0] - first == 1 and before[-2:] == "ed"):
            return [whole(tokens, stretch)]
        last, cuts = cuts[0][0], []
    for cut, after in cuts:
        if tokens.low[begin] in _NOT_REALLY:
            begin = after
            continue
        if (member := trimmed(tokens, begin, cut)) is not None:
            members.append(member)
        begin = after
    if tokens.at(begin) not in _NOT_REALLY and (member := trimmed(tokens, begin, last)) is not None:
        members.append(member)
    if not members:
        return []
    words = _shared([tokens.words(*member) for member in members])
    if len(words) > 1 and (gone := _GONE.match(words[0])) is not None:
        words = words[:1] + [word if _GONE.match(word) else gone.group() + word for word in words[1:]]
    return [
        Phrase(tokens.start[a], tokens.end[b - 1], word)
        for (a, b), word in zip(members, words, strict=True)
        if NAMED.search(word)
    ]


def _joins_parts(tokens: Tokens, first: int, last: int) -> bool:
    """'Combined A and B', 'combination of A and B', but not 'combination therapy, age and sex'."""
    kind = tokens.low[first] == "combination" and tokens.at(first + 1) not in ("of", "with")
    return tokens.low[first] in _TOGETHER and not (kind and "," in tokens.low[first:last])


_GONE = re.compile(r"(?:[\w-]+ )?(?:resolution|relief|absence|lack) (?:of|from) ", re.IGNORECASE)
"""'Resolution of nausea and cramps': what the first member says of itself holds for all."""
_NOT_REALLY = frozenset(("non-significantly", "nonsignificantly", "insignificantly"))
_TOGETHER = frozenset("""combined combination coadministration co-administration addition coprescription""".split())
"""Words behind which 'and' joins parts of one thing."""

_STATES = frozenset(
    """smoking drinking bleeding swelling feeding breastfeeding being having living vomiting timing breathing increasing
    decreasing training screening counseling counselling loading walking running sleeping wheezing aging ageing during
    including housing clothing crowding sibling marital king worsening""".split()
)


def is_doing(tokens: Tokens, first: int) -> bool:
    """'Adding zinc to iron and copper': what is done is one thing, whatever it is done with."""
    word = tokens.low[first]
    return word.endswith("ing") and word.isalpha() and word not in _STATES and tokens.has_tag(first + 1, OTHER + DET)


def _cuts(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Where members end and where the next begin."""
    cuts, index = [], first
    while index < last:
        word = tokens.low[index]
        if word == "as" and tokens.low[index + 1 : index + 3] == ["well", "as"]:
            cuts.append((index, index + 3))
            index += 3
            continue
        cutting = word in (",", ";") or tokens.tag[index] == AND
        cutting = cutting or (word == "but" and tokens.at(index - 1) not in MILD)
        if cutting and not _is_stub(tokens, index) and not _binds(tokens, first, index, last):
            repeated = (
                tokens.at(index + 1) in _REPEATED and tokens.at(index + 1) in tokens.low[max(first - 3, 0) : first]
            )
            cuts.append((index, index + 1 + repeated))
        index += 1
    return cuts


_REPEATED = frozenset("on to for".split())
"""'on pain and on sleep': the preposition is no part of the second member."""


def _is_stub(tokens: Tokens, index: int) -> bool:
    """'short- and long-term', 'BrdU-, DCX- and NPY-positive': the word before lacks its end."""
    return tokens.at(index - 1) in ("-", "‐", "–") or (
        tokens.tag[index] == AND and tokens.at(index - 2) in ("-", "‐", "–")
    )


def _binds(tokens: Tokens, first: int, index: int, last: int) -> bool:
    """Whether 'and' here joins words inside one member ('in clinical and community settings', 'head and neck')."""
    if tokens.tag[index] != AND:
        return False
    if (tokens.at(index - 1), tokens.at(index + 1)) in _PAIRS:
        return True
    if index + 1 < last and tokens.low[index + 1][0].isdigit() and tokens.low[index - 1][0].isdigit():
        return True
    if tokens.has_tag(index - 1, PREP) or tokens.low[index - 2] == "during" or _are_places(tokens, index):
        return True
    if _is_bound(tokens, index) or _tells_people(tokens, first, index):
        return True
    if tokens.low[index - 3] in _CHANGES:
        return False
    place = index - 2 - tokens.has_tag(index - 2, DET)
    return (
        place > first
        and tokens.tag[place] == PREP
        and tokens.low[place] in ("in", "with", "by", "for", "from", "at", "on", "after")
        and (_ADJECTIVE.match(tokens.low[index - 1]) is not None or tokens.low[index - 1] in _PLAIN_ADJECTIVES)
    )


_BOUNDS = frozenset("more less fewer greater older younger above higher worsening".split())
"""'three or more lines', '65 years or older': the number goes on."""


_PERSONS = PEOPLE | {"users"}


def _is_bound(tokens: Tokens, index: int) -> bool:
    counted = tokens.low[index - 1][0].isdigit() or tokens.low[index - 1] in _COUNTED
    return tokens.low[index] == "or" and counted and tokens.at(index + 1) in _BOUNDS


_COUNTED = frozenset("one two three four five six seven eight nine ten years months weeks days new".split())


def _tells_people(tokens: Tokens, first: int, index: int) -> bool:
    """'Eradication in users of zinc with ulcers or dyspepsia': the list tells of the people, not what was done."""
    people = next((i for i in range(first + 2, index) if tokens.low[i] in _PERSONS), None)
    return (
        people is not None
        and tokens.low[people - 1] not in ("placebo", "control")
        and any(tokens.low[i] in ("in", "of", "among", "for") for i in range(first + 1, people))
        and any(tokens.low[i] in ("with", "who", "having") for i in range(people + 1, index))
        and tokens.low[index] != ","
    )


_CHANGES = frozenset(
    """reduction reductions increase increases decrease decreases improvement improvements change changes difference
    differences rise fall""".split()
)


def _are_places(tokens: Tokens, index: int) -> bool:
    """'from Peru and Chile': two names behind one preposition."""
    if tokens.low[index - 2] not in ("from", "in", "across"):
        return False
    names = [tokens.text[tokens.start[i] : tokens.end[i]] for i in (index - 1, index + 1) if i < len(tokens)]
    return len(names) == 2 and all(name.istitle() and len(name) > 3 for name in names)


def _shared(words: list[str]) -> list[str]:
    if len(words) < 2:
        return words
    tail = words[-1].split()
    if shared := _SHARED_TAIL.match(words[-1]):
        if all(map(_is_property, words[:-1])) and _is_property(words[-1].split(" ", 1)[0]):
            return [word + shared.group(1) for word in words[:-1]] + words[-1:]
        return words
    tail = tail[: next((i for i, word in enumerate(tail) if i and word in _TAIL_ENDS), len(tail))]
    if 2 <= len(tail) <= 4 and all(_is_adjective(word) for word in words[:-1]):
        head = " ".join(tail[1:])
        return [f"{word} {head}" for word in words[:-1]] + words[-1:]
    return _headed(words)


def _headed(words: list[str]) -> list[str]:
    """'fasting and post-prandial glucose, lipids': an adjective takes the noun of the next member that has one."""
    told = words[-1:]
    for word in reversed(words[:-1]):
        after = told[0].split()
        after = after[: next((i for i, w in enumerate(after) if i and w in _TAIL_ENDS), len(after))]
        lacks = _LACKS_NOUN.search(word) is not None and word.rsplit(maxsplit=1)[-1].lower() not in _NOUNS_LIKE_THESE
        headed = lacks and 2 <= len(after) <= 4 and _LACKS_NOUN.match(after[0]) is not None
        told.insert(0, f"{word} {' '.join(after[1:])}" if headed else word)
    return _led(_carried(told))


_LED_BY = re.compile(
    r"(?P<lead>(?:[\w-]+ )?(?:polymorphisms?|mutations?|levels|concentrations|expression|intakes?|exposure|history)"
    r" (?:of|to|in)) (?:the |an? )?(?=\w)",
    re.IGNORECASE,
)


def _led(words: list[str]) -> list[str]:
    """'polymorphisms of A, B and C', 'exposure to dust and smoke': what the first is of, the others are of."""
    lead = _LED_BY.match(words[0])
    if lead is None or any(word.count(" ") > 1 or re.search(r"\b(?:of|to|in)\b", word) for word in words[1:]):
        return words
    return words[:1] + [f"{lead.group('lead')} {word}" for word in words[1:]]


_CARRIERS = frozenset(
    """levels concentrations scores intake consumption polymorphisms genotypes genes alleles infections fractures
    resistance reactivity activity knowledge adherence training""".split()
)
_OWN_MEASURE = frozenset("age sex gender smoking hypertension diabetes obesity weight pressure bmi".split())


def _carried(words: list[str]) -> list[str]:
    """'glucose, insulin and triglyceride levels' are three levels: a bare name before takes the last one's noun."""
    last = words[-1].split()
    if len(last) not in (2, 3) or last[-1] not in _CARRIERS or len(words) < 2:
        return words
    return [word if " " in word or word.lower() in _OWN_MEASURE else f"{word} {last[-1]}" for word in words[:-1]] + [
        words[-1]
    ]


_LACKS_NOUN = re.compile(
    r"(?:^|(?<=of )|(?<=in )|(?<=lower )|(?<=higher ))(?:[a-z-]{3,}(?:al|ic|ive|ous|ary|ory|ible|able|ed)"
    r"|\d+-(?:hour|day|week|month|year|min|h)|fasting|acute|early|late|right|left|severe|mild|moderate|major|minor|new|minimum|maximum|mean)$",
    re.IGNORECASE,
)
_NOUNS_LIKE_THESE = frozenset(
    """survival hospital withdrawal removal trial interval animal referral arrival renewal material clinic antibiotic
    diuretic topic metric music salary summary memory history category laboratory surgical adhesive relative bed need
    seed feed speed arsenic analgesic anesthetic anaesthetic mortal denial potential ritual""".split()
)


_TAIL_ENDS = frozenset("at in during after of for with from on by".split())


def _is_adjective(words: str) -> bool:
    """'gastric', or 'lower rates of gastric'."""
    before, _, last = words.lower().rpartition(" ")
    adjective = _ADJECTIVE.match(last) is not None and last not in _NOUNS_LIKE_THESE
    return (adjective or last in _PLAIN_ADJECTIVES) and (
        not before or before.endswith(" of") or set(before.split()) <= _DIRECTIONS
    )


_DIRECTIONS = frozenset(
    """increased decreased reduced higher lower greater less fewer more improved worse worsened elevated impaired
    significant significantly""".split()
)


def _is_property(words: str) -> bool:
    """'older age' is somebody's own: it is not the age of what stands behind."""
    last = words.lower().split()
    return last[-1] in _PROPERTIES and not (last[-1] == "age" and len(last) > 1)
