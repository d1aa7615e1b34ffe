"""Shares told by counts alone: 'Of 1848 patients, 378 died', '15 patients (eight males)', '1 in 6'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from evidex.extract._proportion.numbers.adding_up import LISTED, counts_that_add_up
from evidex.extract._proportion.numbers.bare_parts import counted, fits, share_of, verb_behind
from evidex.extract._proportion.numbers.share import Share, agrees
from evidex.text.counting import is_ordinal
from evidex.text.groups import PEOPLE
from evidex.text.one_in import ONE_IN, is_share
from evidex.text.people import any_of
from evidex.text.quantities import signs
from evidex.text.words import Words

__all__ = ["confirm", "find_bare_counts", "has_bare_counts"]

_NONE = Decimal(0)
_PEOPLE = any_of(PEOPLE)
_SEX = r"(?:wom[ae]n|m[ae]n|males?|females?|boys?|girls?)"


_NO_BRACKETED = r"(?!\s?\((?:[^()]{0,60}[\ue004-\ue006]|[\ue000\s]*\)))"
"""Behind a count: no bracket with its percentage; one that tells more of those counted may stand there."""
_PLACES = (
    r"(?:[\w-]+\s){0,2}(?:cent(?:er|re)s|hospitals|sites|clinics|practices|countries|trials|studies|schools|units)"
)
_OF = signs(
    r"[OAFoa](?:(?<=^.)|(?<=[.;:] .)|(?<=[.:].)|(?<=, .)|(?<=\band .))"
    r"(?:(?<=[Oo])f|(?<=[Aa])mong|(?<=O)ut of|(?<=F)rom)\s(?:the\s|these\s|our\s|all\s"
    r"|a total of\s|those\s){0,2}"
    rf"(?P<total>#)\s(?=[^#,;:]{{0,60}}?\b(?:{_PEOPLE}|[A-Za-z]{{2,}}s)\b)(?:[^#,;:()]|\([A-Za-z -]{{1,20}}\)){{3,120}}"
    rf"(?:#\s{_PLACES}\b[^#,;:()]{{0,60}})?(?:\([^()]{{0,140}}\))?,\s"
    r"(?:only\s|a total of\s)?(?P<count>#)(?!\s?[%\[/–-]|\s?of\b)" + _NO_BRACKETED
)
_WHOM = signs(
    r"(?P<total>#)\s(?!(?:year|month|week|day|hour)s?\b)(?P<who>[^#;:.]{3,110}?),?\s(?:\(?of|out of|among)\s"
    r"(?:whom|which|them)\s,?(?:only\s)?(?P<count>#)"
    r"(?!\s?[%\[/])" + _NO_BRACKETED
)
_N_OF_WHOM = signs(
    rf"(?P<total>#)\s(?=(?:[\w-]+,?\s){{0,4}}?(?:{_PEOPLE}|publications|articles|papers|records)\b)(?P<who>[^#;:.]{{3,110}}?)"
    r"(?:\([^()#]{0,80}(?:#[^()#]{0,60}){0,4}\))?"
    r"(?:,?\s(?:and\s|with\s)?|;\s)(?P<count>#)\sof\s(?:whom|which|them)\s"
)
"""'231 patients were treated, 214 of whom had a relapse'."""
_AND_OF_WHOM = signs(r"[^#;:.]{3,110}?,?\sand\s(?P<count>#)\sof\s(?:whom|which|them)\s")
_OF_FAR = signs(
    r"(?:^|(?<=[.;:,]\s)|(?<=\band\s))(?:[Oo]f|[Aa]mong|Out of)\s(?:the\s|these\s|our\s|all\s|a total of\s){0,2}"
    rf"(?P<total>#)\s(?=(?:[\w-]+\s){{0,3}}?(?:{_PEOPLE})\b)"
    r"(?:(?!\b(?:of|among)\s(?:the\s|these\s)?#)[^.;:()\ue004\ue006]|\([^()]{0,80}\)){3,220}?,\s(?P<count>#)"
    r"(?=\s(?:were|was|had|have|did|died|[a-z]+ed)\b)"
)
"""'Of 90 patients, aged 55 ± 13 years, with failure for 5 years, 70 were men': numbers stand between."""
_OF_SHARED = signs(
    r"(?:^|(?<=[.;:]\s)|(?<=\band\s))(?:[Oo]f|[Aa]mong)\s(?:the\s|these\s|our\s|all\s){0,2}(?P<total>#)\s"
    rf"(?=(?:[\w-]+\s){{0,3}}?(?:{_PEOPLE})\b)[^#.,;:()%]{{3,90}},\s(?P<first>#)\s\((?P<count>\ue006)\)"
)
"""'Of 30 patients, 20 (67%) responded at once, 8 responded later': the first has its percentage."""
_SEXES = signs(
    rf"(?P<total>#)\s(?P<who>(?:[\w'’+/-]+\s){{0,6}}?)[(\[]\s?(?:[^()\[\];]{{0,40}}[;,]\s)??(?:including\s)?(?P<count>#)\s{_SEX}"
    rf"(?:\s?(?:,|;|/|and)\s?(?:and\s)?(?P<second>#)\s{_SEX})?\b(?=[^(]{{0,80}}[)\]])(?P<behind>[^()]{{0,80}}[)\]]\s?[\w-]*)"
)
_OTHER_TOTALS = frozenset("years months weeks days hours studies trials centers centres groups sites".split())
_AMONG = signs(
    r"(?P<count>#)\s(?:[a-z-]+\s){0,2}(?:deaths?|events?|strokes?|infections?|complications?|relapses?|recurrences?|failures?"
    r"|infarctions?|fractures?|remissions?|responses?|reactions?|pregnanc(?:y|ies)|cases of [a-z-]+)\s"
    rf"(?:(?:occurred|were (?:seen|observed|recorded|reported))\s)?(?:among|in)\s(?:the\s)?(?P<total>#)\s"
    rf"(?=(?:[\w-]+\s){{0,3}}?(?:{_PEOPLE})\b)"
)
"""'112 deaths occurred among 682 patients': an event of each."""
_OUT_OF = signs(
    rf"(?P<count>#)\s(?:[\w-]+\s){{0,2}}(?:{_PEOPLE})\s(?:out\s)?of\s(?:the\s|a\stotal\sof\s)?(?P<total>#)(?!\s?[%/–-])"
)
"""'55 patients out of 60 recovered'."""
_ALL = signs(
    rf"[Aa](?<!\w.)(?<!if .)(?<!when .)(?<!until .)(?<!after .)(?<!with .)(?<!in .)(?<!for .)(?<!of .)ll"
    rf"\s(?:of\s)?(?:the\s|these\s|our\s)?(?P<total>#)(?:\s(?:{_PEOPLE}))?\s"
    r"(?!were\s(?:\w+ly\s)?(?:analy[sz]|combin|includ|review|evaluat|examin|stud|assess|recruit|select|measur|compar"
    r"|interview|identif|random|pooled|enrol|follow))"
    r"(?=(?:was|were|had|have|showed|demonstrated|achieved|developed|survived|died|recovered|reported|experienced"
    r"|underwent"
    r"|required|received|responded|improved|healed|became|remained)\b)"
)


def has_bare_counts(shape: str) -> bool:
    """Whether the words of a sentence could hold such shares: a test before its words are read."""
    if shape.count("\ue000") < 2:
        told = "\ue000" in shape and "ll " in shape
        return told and (_ALL.search(shape) is not None or _IN_ALL.search(shape) is not None)
    return any(any(hint in shape for hint in hints) and pattern.search(shape) for hints, pattern, _ in _FORMS)


def find_bare_counts(words: Words, shares: list[Share]) -> list[Share]:
    """Shares of counts alone in a sentence, those that touch none of `shares`."""
    shape = words.read.shape
    if "\ue000" not in shape:
        return []
    taken = {number for share in shares for number in range(share.first, share.last + 1)}
    found = []
    for share in (*_candidates(words, shape), *_of_these(words, shares)):
        if share.first not in taken:
            taken.add(share.first)
            found.append(share)
    return found


def _candidates(words: Words, shape: str) -> Iterator[Share]:
    for hints, pattern, read in _FORMS:
        if any(hint in shape for hint in hints):
            for match in pattern.finditer(shape):
                yield from read(words, match)


def _adding_up(words: Words, match: re.Match[str]) -> Iterator[Share]:
    for count, total in counts_that_add_up(words, match):
        yield from counted(words, count, total)


def _sexes(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if _leaves_out(words, match):
        return
    if _is_people(match["who"]) or _are_sexed(words, match):
        for name in ("count", "second"):
            if match[name]:
                yield from share_of(words, match, name)


def _whom(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if not verb_behind(words, match.end("count")):
        return
    first = list(share_of(words, match, "count"))
    yield from first
    told = sum((share.numerator or _NONE for share in first), _NONE)
    for further in _further(words, match):
        told += further.numerator or _NONE
        if told > (further.denominator or _NONE):
            return  # '180 were intubated, of whom 66 died, and 166 died without': no part of them
        yield further


def _n_of_whom(words: Words, match: re.Match[str]) -> Iterator[Share]:
    yield from share_of(words, match, "count")
    if second := _AND_OF_WHOM.match(words.read.shape, match.end()):
        yield from counted(words, words.read.index_at(second.start("count")), words.read.index_at(match.start()))


def _of(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if verb_behind(words, match.end("count")):
        yield from share_of(words, match, "count")
        yield from _further(words, match)


def _of_shared(words: Words, match: re.Match[str]) -> Iterator[Share]:
    """The counts behind the first, where that and its percentage are of the same number, and all are no more."""
    index, percent, total = (words.read.index_at(match.start(name)) for name in ("first", "count", "total"))
    count, told, whole = (words.read.found[at].value for at in (index, percent, total))
    if count is None or told is None or whole is None or not agrees(count, whole, told):
        return
    further = list(_further(words, match))
    if count + sum((share.numerator or _NONE for share in further), _NONE) <= whole:
        yield from further


def _one_in(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if is_share(words, match):
        yield from share_of(words, match, "count", whole_span=True)


def _among(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if not is_ordinal(words, words.at_offset(match.start("count"))):  # 'grade 3 in 4 patients'
        yield from share_of(words, match, "count", whole_span=True)


def _out_of(words: Words, match: re.Match[str]) -> Iterator[Share]:
    if "out" in match.group() or verb_behind(words, match.end()):
        yield from share_of(words, match, "count", whole_span=True)


def _all(words: Words, match: re.Match[str]) -> Iterator[Share]:
    for share in share_of(words, match, "total"):
        share.derived.append("denominator")
        yield share


_IN_ALL = signs(
    r"\b(?:achieved|obtained|successful|observed|seen|found|present|effective|maintained|successfully|possible)\s"
    rf"(?:\w+\s)?in\sall\s(?:of\s)?(?:the\s|these\s|our\s)?(?P<total>#)\s(?:[\w-]+\s){{0,2}}(?:{_PEOPLE}|cases|eyes)\b"
)
"""'success was achieved in all 16 cases'."""
_RELATIVE = ("hom", "hich", "them")
_Form = tuple[tuple[str, ...], re.Pattern[str], Callable[[Words, re.Match[str]], Iterator[Share]]]
_FORMS: tuple[_Form, ...] = (
    (("(", "["), _SEXES, _sexes),
    (_RELATIVE, _WHOM, _whom),
    (_RELATIVE, _N_OF_WHOM, _n_of_whom),
    (("f ", "mong", "rom"), _OF, _of),
    (("f ", "mong"), _OF_FAR, _of),
    (("f ", "mong"), _OF_SHARED, _of_shared),
    ((" in ", "out of", " of every ", " of each "), ONE_IN, _one_in),
    ((" in ", "among "), _AMONG, _among),
    ((" of ",), _OUT_OF, _out_of),
    (("ll ",), _ALL, _all),
    (("in all ",), _IN_ALL, _all),
    ((",", ";", ":", "(", " and ", " of whom "), LISTED, _adding_up),
)
"""What each form cannot do without, its pattern, and what reads a match: whether to read words is asked of the same
table as what is read, so that no form can be read and never asked for. Of one number the earlier form is told."""


_NEXT = signs(
    r"(?:,\s(?:and\s|but\s|while\s|whereas\s)?|\s(?:and|but|while|whereas)\s)"
    r"(?:only\s|the remaining\s)?(?P<count>#)(?!\s?[%(\[/–-]|\s?of\b)"
)


def _further(words: Words, match: re.Match[str]) -> Iterator[Share]:
    """'Of 1659 people, 507 were eligible and 344 took part': the counts that go on behind the first."""
    shape = words.read.shape
    total = words.read.index_at(match.start("total"))
    for further in _NEXT.finditer(shape, match.end("count")):
        between = shape[match.end("count") : further.start()]
        if len(between) > 160 or any(mark in between for mark in ("\ue006", ". ", ";")):
            return
        if verb_behind(words, further.end("count")) or _same_place(shape, match.end("count"), further.end("count")):
            yield from counted(words, words.read.index_at(further.start("count")), total)


_IN_PLACE = re.compile(
    r"\s(?:(?:was|were|had)\s)?(?:an?\s)?(?P<where>(?:in|at|with|of)\s(?:stage|grade|class|group|type|level)\b)",
    re.IGNORECASE,
)


def _same_place(shape: str, first: int, second: int) -> bool:
    """'2 were in stage I, 13 in stage II': the verb of the first count holds for the next."""
    one, two = _IN_PLACE.match(shape, first), _IN_PLACE.match(shape, second)
    return one is not None and two is not None and one["where"].lower() == two["where"].lower()


def confirm(words: Words, shares: list[Share], bare: list[Share]) -> list[Share]:
    """Both kinds as one list; 'Of 48 people, 43 were negative (specificity 89.6%)' is one share where digits agree."""
    kept = list(shares)
    for count in bare:
        for share in shares:
            if 0 < share.start - count.end < _NEAR and _repeats(share, count):
                share.numerator, share.denominator, share.anchor = count.numerator, count.denominator, count.anchor
                break
        else:
            kept.append(count)
    return _merge_repeats(words, kept)


def _merge_repeats(words: Words, shares: list[Share]) -> list[Share]:
    """'66 of 67 and 30 of 33 cases, yielding 98.5% sensitivity and 90.9% specificity': one share each, not two.

    Only where the digits of one count and one percentage behind it agree and those of no other do.
    """
    counts = [share for share in shares if share.percent is None and share.numerator != share.denominator]
    told = [share for share in shares if share.percent is not None] if counts else []
    for share in told:
        own = [count for count in counts if _may_repeat(words, share, count) and _repeats(share, count)]
        if len(own) == 1 and sum(_repeats(other, own[0]) for other in told) == 1:
            share.numerator, share.denominator = own[0].numerator, own[0].denominator
            share.anchor = own[0].first if own[0].anchor is None else min(own[0].anchor, own[0].first)
            shares = [each for each in shares if each is not own[0]]
    return _merge_pairs(words, shares)


def _merge_pairs(words: Words, shares: list[Share]) -> list[Share]:
    """'in three of 16 with A, compared with 16 of 19 with B (19 versus 84%)': two counts, and their two percentages."""
    for number in range(2, len(shares) - 1):
        first, second = shares[number : number + 2]
        bracket = words.bracket_around(words.at_offset(first.start))
        if bracket is None or words.bracket_around(words.at_offset(second.start)) != bracket:
            continue
        counts = shares[number - 2 : number]
        if any(count.percent is not None or count.end > words.list[bracket].start for count in counts):
            continue
        if all(_repeats(share, count) for share, count in zip((first, second), counts, strict=True)):
            for share, count in zip((first, second), counts, strict=True):
                share.numerator, share.denominator, share.anchor = count.numerator, count.denominator, count.first
            return [share for share in shares if all(share is not count for count in counts)]
    return shares


def _may_repeat(words: Words, share: Share, count: Share) -> bool:
    """Whether a count stands where a percentage may repeat it, or right behind: '40% (CI 36-45%; n = 672/1659)'."""
    if 0 < count.start - share.end < _BEHIND:
        return True
    told = _precise(share) or _is_result(words, share, count)
    return 0 < share.start - count.end < _FAR and told


def _is_result(words: Words, share: Share, count: Share) -> bool:
    """'50 out of 60 patients were cured (83%)': a bracket behind what the count says of them."""
    between = words.read.shape[count.end : share.start]
    return _RESULT.match(between) is not None


_RESULT = re.compile(r"[^()\[\];\ue000-\ue006]{5,90}[(\[](?:[^()\ue000-\ue006]{0,40}[:,]?\s)?$")


def _precise(share: Share) -> bool:
    """Whether the digits of a percentage tell so much that a count agrees with it by no chance."""
    exponent = share.percent.as_tuple().exponent if share.percent is not None else 0
    return isinstance(exponent, int) and exponent < 0


def _repeats(share: Share, count: Share) -> bool:
    if share.numerator is not None or share.percent is None or count.numerator is None or count.denominator is None:
        return False
    return agrees(count.numerator, count.denominator, share.percent)


_NEAR, _FAR, _BEHIND = 90, 200, 12
"""Characters from a count to the percentage in brackets that repeats it, to one further on in the sentence, and from a
percentage to the count that tells it anew."""


_THESE = signs(r"(?P<count>#)\sof\s(?:these|them|those|whom)\s(?=(?:was|were|had|have|are)\b|[a-z]+ed\b)")


def _of_these(words: Words, shares: list[Share]) -> Iterator[Share]:
    """'22 (57.9%) were avoidable; 20 of these were errors': out of those that the share before counts."""
    for match in _THESE.finditer(words.read.shape) if shares else ():
        before = [share for share in shares if share.end <= match.start() and share.numerator is not None]
        if before and before[-1].first < words.read.index_at(match.start("count")):
            numerator = before[-1].numerator
            index = words.read.index_at(match.start("count"))
            count = words.read.found[index].value
            if count is not None and numerator is not None and fits(count, numerator):
                start = match.start("count")
                share = Share(start, start + 1, index, index, numerator=count, denominator=numerator, stop=start + 1)
                share.anchor = before[-1].first
                yield share


def _is_people(words: str) -> bool:
    return any(word.lower() in PEOPLE for word in words.split())


def _leaves_out(words: Words, match: re.Match[str]) -> bool:
    """'33 147 patients (26 644 women, 650 men)': whether both sexes are counted, and are not all: one is misprinted."""
    if match["second"] is None:
        return False
    total, one, other = (
        words.read.found[words.read.index_at(match.start(name))].value or Decimal(0)
        for name in ("total", "count", "second")
    )
    return one + other != total


def _are_sexed(words: Words, match: re.Match[str]) -> bool:
    """'29 (4 female) subjects', '20 (7 men, 13 women) had relief', 'Fifteen untreated hypertensives (seven male)'."""
    last = match["who"].split()[-1].lower() if match["who"].strip() else ""
    if last:
        return last.endswith("s") and last not in _OTHER_TOTALS
    if match["second"] is None:
        return _is_people(match["behind"][match["behind"].rindex(")") + 1 :] if ")" in match["behind"] else "")
    total, one, other = (
        words.read.found[words.read.index_at(match.start(name))].value for name in ("total", "count", "second")
    )
    return None not in (total, one, other) and one + other == total  # type: ignore[operator]
