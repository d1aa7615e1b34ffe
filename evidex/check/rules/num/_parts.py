"""Wholes and the parts that a sentence shows to exclude one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from evidex.check.arithmetic import unit
from evidex.check.percentages import fits
from evidex.check.rules.num._accounts import accounted, summed_near
from evidex.check.rules.num._flows import flows, has_flow
from evidex.check.rules.num._hundreds import shares_of_one_whole
from evidex.check.rules.num._ladders import has_ladder, ladders
from evidex.check.rules.num._members import members_of
from evidex.check.rules.num._rests import (
    has_rest,
    in_all,
    lists_in_brackets,
    lists_of_all,
    rests,
    rests_of_before,
    seeming_all,
)
from evidex.check.rules.num._scales import has_scale, scales, single_choices
from evidex.check.rules.num._sums import HUNDRED, Parts, near
from evidex.check.rules.num._two_sexes import sexes_by_share, wholes_of_one_sex
from evidex.check.socket import Case
from evidex.schema import ProportionClaim
from evidex.text import Sentence
from evidex.text.number_words import IN_WORDS, ONES, TENS
from evidex.text.numerals import find_numerals
from evidex.text.people import PERSON_WORDS, SEXES, any_of

__all__ = ["Parts", "parts_of_wholes"]


_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.·,/%]*\d|\s?%)"
_SHARE = r"(?:\s?[(\[]\s?\d{1,3}(?:[.·]\d+)?\s?%\s?[)\]])?"
_PERCENT = re.compile(r"(\d{1,3}(?:[.·]\d+)?)\s?%")
_PREDICATE = re.compile(r"\s?(?:were|was|had|have|received|died|reported|developed|showed|with|who|under|on|in)\b")
_PERSONS = any_of((PERSON_WORDS - SEXES) | {"cases", "controls", "survivors"})  # a sex is a part
_SEX = {
    "men": "m", "man": "m", "male": "m", "males": "m", "boys": "m", "boy": "m",
    "women": "f", "woman": "f", "female": "f", "females": "f", "girls": "f", "girl": "f",
}  # fmt: skip
_SEXED = re.compile(
    rf"(?<![\d.,/=<>-]){_NUMBER}{_SHARE}\s(?:(?:were|was|are)\s)?"
    rf"(?:(?:healthy|adult|of them|of whom|were)\s)?({'|'.join(_SEX)})\b",
    re.I,
)
_SEX_FIRST = re.compile(rf"\b({'|'.join(_SEX)})\s?(?:[:=]\s?|\((?:n\s?=\s?)?){_NUMBER}", re.I)
_SEXED_BRACKET = re.compile(
    rf"\({_NUMBER}{_SHARE}\s({'|'.join(_SEX)})(?:,|,?\sand)\s{_NUMBER}{_SHARE}\s({'|'.join(_SEX)})"
    rf"(?:,\s(?:and\s)?{_NUMBER}\s[a-z-]+)?(?=[;)])",
    re.I,
)
_JUST_BEFORE = re.compile(r"(?:\s(?!(?:and|with|were|from|of|in)\b)[a-z-]+){1,4}\s", re.I)
_WHOLE = re.compile(
    rf"(?<![\d.,/=<>-])(?<!type\s)(?<!stage\s)(?<!grade\s)(?<!phase\s)(?<!class\s)(?<!level\s){_NUMBER}"
    rf"\s(?:(?!(?:of|and|with|were|in|for|from|to|among|other|per)\b)[a-z-]+\s){{0,4}}{_PERSONS}\b",
    re.I,
)
_ARMS = re.compile(r"\brandom(?:i[sz]ed|ly (?:assigned|allocated|divided))|\bwere (?:assigned|allocated)\b", re.I)
_ARM = re.compile(
    rf"(?<![\d.,/=<>-]){_NUMBER}{_SHARE}\s(?:(?:{_PERSONS}|were|was|assigned|allocated|randomi[sz]ed|received)\s){{0,3}}"
    rf"(?:to|received|in the)\s",
    re.I,
)
_ARM_IN_BRACKET = re.compile(rf"\b(?!per\b)[A-Za-z]+\s\(\s?n\s?=\s?{_NUMBER}\s?\)")
"""'to zinc (n = 112) or placebo (n = 110)'."""
_RANDOMISED_WHOLE = re.compile(
    rf"\brandomi[sz]ed\s(?:a total of\s)?{_NUMBER}\s(?:[a-z-]+\s){{0,3}}{_PERSONS}"
    rf"|(?<![\d.,/=<>-]){_NUMBER}\s(?:[a-z-]+\s){{0,3}}{_PERSONS}\s(?:who\s)?(?:were\s|was\s)?(?:random(?:ly)?|assigned|allocated)"
    rf"|(?<![\d.,/=<>-]){_NUMBER}\s(?:[a-z-]+\s){{0,3}}{_PERSONS}\s(?:with|aged|of|in)\s[^.;:,()\d]{{2,60}}?\swere\srandom"
    rf"|(?<![\d.,/=<>-]){_NUMBER}\s(?:were|was)\s(?:then\s)?random(?:ly|i[sz]ed)(?=[,:(\s])",
    re.I,
)
_EXCLUSIVE = re.compile(
    r"\beach\b[^.;]{0,40}\b(?:ha(?:s|d|ving)|with|given|gave|named|chose|cited|assigned|got|belong\w*)\b[^.;]{0,15}\b(?:(?:an?|only)\s(?:one|single)"
    r"|one\s(?:main|principal|primary|leading|single))\b"
    r"|\beach\b[^.;]{0,40}\bgiven (?:a single|one|only one)\b|\bmutually exclusive\b|\bexactly one\b"
    r"|\bonly one (?:cause|category|answer)\b"
    r"|\bsingle[- ](?:choice|cause|answer)\b",
    re.I,
)


_NUMBERED = re.compile(rf"\d+|\b(?:half|thirds?|quarters?|{IN_WORDS})\b")
_IN_WORDS = frozenset([*ONES, *TENS, "half", "third", "thirds", "quarter", "quarters"])
_WORDS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")
SHARE_BEHIND = 12
"""Characters behind the second of two sexes in which its share may stand: '588 men (48.8%)'."""


def parts_of_wholes(case: Case) -> Iterator[Parts]:
    """Every sum that the document's sentences set up, in text order."""
    text = case.document.text
    counted = sum(bool(claim.numerator) for claim in case.claims_of(ProportionClaim))
    exclusive = _EXCLUSIVE.search(text) is not None
    sentences = case.view.sentences
    for place, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        if exclusive and _EXCLUSIVE.search(words):
            yield from _categories(case, sentence) if counted > 1 else ()
            yield from single_choices(words, sentence.start)
        before = sentences[place - 1] if place and sentences[place - 1].block == sentence.block else sentence
        after = sentences[place + 1] if place + 1 < len(sentences) else sentence
        around = text[before.start : after.end]
        told = [one for one in _told(words, sentence.start) if one.sound or not summed_near(around, words, one)]
        by_share = (
            sexes_by_share(words, sentence.start, case.once(_wholes), case.once(_of_one_sex))
            if "%" in words and _SEXED.search(words)
            else ()
        )
        yield from _once([*_counted(words, sentence.start), *told, *by_share])
        if before is sentence:
            block = case.document.blocks[sentence.block]
            paragraph = text[sentence.start : block.end]
            if block.kind == "paragraph" and has_flow(paragraph):
                yield from flows(paragraph, sentence.start)
        if before is not sentence and words.startswith(("The other", "The remaining")):
            yield from rests_of_before(text[before.start : sentence.end], sentence.start - before.start, before.start)


def _wholes(case: Case) -> list[Decimal]:
    """All whole numbers that the document prints, ascending."""
    return sorted({each.value for each in find_numerals(case.document.text) if each.value % 1 == 0})


def _of_one_sex(case: Case) -> list[Decimal]:
    return wholes_of_one_sex(case.document.text)


def _once(found: Sequence[Parts]) -> Iterator[Parts]:
    """Each sum once: a list behind a colon may be one of arms or of stages too."""
    yielded: list[Parts] = []
    for parts in found:
        if not any(one.counts == parts.counts and one.start < parts.end and parts.start < one.end for one in yielded):
            yielded.append(parts)
            yield parts


def _counted(words: str, offset: int) -> Iterator[Parts]:
    """Men and women, and arms, of so many: a whole and two parts."""
    both = "wom" in words or "female" in words or "girl" in words or "Wom" in words or "Female" in words
    sexed = both and ("men" in words or "male" in words or "girls" in words)
    shared = _shares_out(words)
    if not (sexed or shared) or len(_DIGITS.findall(words)) < 2:
        return
    if sexed:
        yield from _sexes(words, offset)
        yield from _sexes_in_bracket(words, offset)
    if shared:
        yield from _arms(words, offset)


def _told(words: str, offset: int) -> Iterator[Parts]:
    """Parts that are all of it by their own words, ladders of number classes, and scales."""
    if len(_DIGITS.findall(words)) < 2 and _IN_WORDS.isdisjoint(_WORDS.findall(words)):
        return  # the same, asked faster: most sentences have no number at all
    numbered = len(_NUMBERED.findall(words))
    if numbered < 2:
        return
    if has_rest(words):
        yield from rests(words, offset)
    if ": " in words or "(" in words:
        yield from lists_of_all(words, offset)
        yield from lists_in_brackets(words, offset)
    if numbered > 3:
        yield from seeming_all(words, offset)
    if numbered > 2 and words.count("%") > 2:
        yield from shares_of_one_whole(words, offset)
    if " in all" in words or " in total" in words or " altogether" in words:
        yield from in_all(words, offset)
    if has_ladder(words):
        yield from ladders(words, offset)
    if has_scale(words):
        yield from scales(words, offset)
    if " of whom " in words or " of these " in words or " of them " in words:
        yield from _one_or_the_other(words, offset, _ONE_OR_THE_OTHER)
    if " without" in words:
        yield from _one_or_the_other(words, offset, _WITH_AND_WITHOUT)


def _shares_out(words: str) -> bool:
    return "andomi" in words or "assigned" in words or "allocated" in words


def _int(digits: str) -> int:
    return int(digits.replace(",", ""))


def _sexes(words: str, offset: int) -> Iterator[Parts]:
    """'300 patients, 174 were women and 136 were men': exactly one of each, behind the one whole."""
    found = [(m.start(), m.end(), _int(m[1]), _SEX[m[2].lower()]) for m in _SEXED.finditer(words)]
    if len(found) < 2:
        found = [(m.start(), m.end(), _int(m[2]), _SEX[m[1].lower()]) for m in _SEX_FIRST.finditer(words)]
    if len(found) != 2 or {sex for *_, sex in found} != {"m", "f"}:
        return
    (start, end, one, _), (then, last, two, _) = found
    wholes = [m for m in _WHOLE.finditer(words) if m.end() <= start or m.start() >= last]
    if len(wholes) != 1 or then - end > 40 or wholes[0].start() >= last or start - wholes[0].end() > 80:
        return
    shares = [float(share.replace("·", ".")) for share in _PERCENT.findall(words[start:last])]
    place = (start, min(last + SHARE_BEHIND, len(words)))
    yield from _shares_of_sexes(words, offset, place, (one, two), _int(wholes[0][1]))
    if len(shares) == 2 and abs(sum(shares) - 100) > 3:
        return  # shares of men and of women, not of all
    if _PREDICATE.match(words, last):
        return  # 'of 108 patients, 29 men and 44 women had pain': not all of them
    whole = _int(wholes[0][1])
    if accounted(words, whole, (one, two)) or _of_their_sum(words[start : last + SHARE_BEHIND], whole, (one, two)):
        return
    counts = (Decimal(one), Decimal(two))
    yield Parts(offset + wholes[0].start(), offset + last, Decimal(whole), counts, "men and women")


def _shares_of_sexes(
    words: str, offset: int, place: tuple[int, int], counts: tuple[int, int], whole: int
) -> Iterator[Parts]:
    """'360 patients, 216 men (66.0%) and 144 women (40.0%)': of the whole, but one share."""
    told = [Decimal(share.replace("·", ".")) for share in _PERCENT.findall(words, *place)]
    right = [fits(share, Decimal(count), Decimal(whole)) for share, count in zip(told, counts, strict=False)]
    if len(told) == 2 and sum(counts) == whole and sum(right) == 1:
        slack = unit(told[0]) + unit(told[1])
        yield Parts(offset + place[0], offset + place[1], HUNDRED, tuple(told), "men and women", slack=slack, sign="%")


def _sexes_in_bracket(words: str, offset: int) -> Iterator[Parts]:
    """'Sixty-four students (47 women, 17 men; mean age 21.3 years)': a whole in words, or of those no list knows."""
    for bracket in _SEXED_BRACKET.finditer(words):
        before = [member for member in members_of(words[: bracket.start()]) if not member.bracketed]
        if not before or (whole := before[-1].count) is None or _WHOLE.match(words, before[-1].start):
            continue  # in figures and of persons: `_sexes` tells it
        if not _JUST_BEFORE.fullmatch(words, before[-1].end, bracket.start()):
            continue
        counts, rest = [Decimal(_int(bracket[number])) for number in (1, 3)], bracket[5]
        third = Decimal(_int(rest)) if rest else Decimal(0)
        if bracket[2].lower()[0] == bracket[4].lower()[0] or not near(sum(counts, third), whole):
            continue
        told = tuple([*counts, third] if third else counts)
        if not accounted(words, int(whole), [int(count) for count in told]):
            yield Parts(offset + before[-1].start, offset + bracket.end(), whole, told, "men and women")


def _arms(words: str, offset: int) -> Iterator[Parts]:
    """'randomised 120 volunteers, 64 to one arm and 62 to the other'."""
    whole = _RANDOMISED_WHOLE.search(words)
    if not _ARMS.search(words) or whole is None or re.search(r"\d+:\d+:\d+|cross-?over", words):
        return
    arms = list(_ARM.finditer(words, whole.end())) or list(_ARM_IN_BRACKET.finditer(words, whole.end()))
    if not 2 <= len(arms) <= 4 or any(b.start() - a.end() > 90 for a, b in pairwise(arms)):
        return
    total = _int(next(digits for digits in whole.groups() if digits))
    counts = tuple(_int(arm[1]) for arm in arms)
    if max(counts) >= total or not 0.7 <= sum(counts) / total <= 1.3:
        return  # other than one slip: the whole is itself an arm, or another number
    if accounted(words, total, counts):
        return
    told = tuple(Decimal(count) for count in counts)
    yield Parts(offset + whole.start(), offset + arms[-1].end(), Decimal(total), told, "arms of those randomised")


_ONE_OR_THE_OTHER = re.compile(
    rf"(?<![\d.,/=<>-]){_NUMBER}\s(?:[a-z-]+\s){{0,3}}{_PERSONS},\s{_NUMBER}\sof\s(?:whom|these|them|which)\s"
    rf"(?:(?:were|was)\s(?:given|assigned|allocated|treated)|received|got|took)\s[^.;:()\d]{{2,50}}?\s(?:and|while)\s{_NUMBER}\s"
    r"(?:(?:were|was)\sgiven\s|received\s|got\s)?(?:an?\s|the\s)?(?:placebo|sham|usual|standard|no\s|controls?\b|other\s)",
    re.I,
)


_WITH_AND_WITHOUT = re.compile(
    rf"(?<![\d.,/=<>-]){_NUMBER}\s(?:[a-z-]+\s){{0,3}}{_PERSONS}\s?[,:(]\s?{_NUMBER}{_SHARE}\swith"
    rf"\s(?:an?\s|the\s)?(?P<what>[^.;:()\d]{{2,50}}?)(?:,|,?\sand)\s{_NUMBER}{_SHARE}\swithout"
    r"(?=\s?(?:[.,;:)]|$)|\s(?:it|one|them|these|such|any)\b|\s(?:an?\s|the\s)?(?P=what)\b)",
    re.I,
)
"""'with asthma and … without eczema' are none that add up."""


def _one_or_the_other(words: str, offset: int, pattern: re.Pattern[str]) -> Iterator[Parts]:
    """'459 patients, 304 of whom received iron and 155 placebo', '90 patients, 48 with zinc and 42 without'."""
    for match in pattern.finditer(words):
        whole, *counts = (_int(each) for each in match.groups() if each[0].isdigit())
        told = tuple(Decimal(count) for count in counts)
        if near(sum(told, Decimal(0)), Decimal(whole)) and not accounted(words, whole, counts):
            yield Parts(
                offset + match.start(), offset + match.end(), Decimal(whole), told, "one treatment or the other"
            )


def _of_their_sum(words: str, whole: int, counts: tuple[int, int]) -> bool:
    """Whether the printed shares are of the sum: of 1,974 adults 1,204 replied; 616 (51.2%) were women and 588 men."""
    total = sum(counts)
    shares = [Decimal(share.replace("·", ".")) for share in _PERCENT.findall(words)]
    fitting = [(s, c) for s in shares for c in counts if fits(s, Decimal(c), Decimal(total))]
    return bool(fitting) and not any(fits(s, Decimal(c), Decimal(whole)) for s in shares for c in counts)


def _categories(case: Case, sentence: Sentence) -> Iterator[Parts]:
    """Counts of one whole in a sentence that says each member has one category; reported only above the whole."""
    claims = [claim for claim in case.claims_in(sentence.start, sentence.end, ProportionClaim) if claim.numerator]
    wholes = {claim.denominator for claim in claims if claim.denominator}
    if len(wholes) != 1 or len(claims) < 2:
        return
    whole, counts = int(wholes.pop() or 0), tuple(int(claim.numerator or 0) for claim in claims)
    if sum(counts) > whole:
        start, end = min(claim.start for claim in claims), max(claim.end for claim in claims)
        ids = tuple(claim.id for claim in claims)
        derived = any(set(claim.derived) & {"numerator", "denominator"} for claim in claims)
        parts = tuple(Decimal(count) for count in counts)
        yield Parts(start, end, Decimal(whole), parts, "categories said to exclude one another", ids, derived)
