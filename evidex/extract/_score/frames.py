"""The words around central values: what is measured, in which group. The frames are those of shares."""

from __future__ import annotations

import re

from evidex.extract._proportion.frames import Frames
from evidex.extract._proportion.runs import Told
from evidex.text.clauses import Stretch
from evidex.text.groups import names_group, phrase, trim
from evidex.text.words import ADVERB, BE, HAVE, OPEN, PUNCT, QUANTITY, REL, SUB, VERB

__all__ = ["ValueFrames", "measured"]

_STATISTIC_WORDS = re.compile(
    r"[(\[][^()\[\]]{0,20}\b(?:means?|median|SD|SEM?)\b[^()\[\]]{0,20}[)\]]|"
    r"[(\[]\s?(?:±|\+/-|years?,)?\s?(?:SD|SEM?|IQR|interquartile range|range|standard (?:deviation"
    r"|error)[^)\]]{0,20}|S\.D\.|s\.d\.|95% CI|\w{1,3})\s?[)\]]"
    r"|±\s?(?:SD|SEM?|standard deviation)|\+/-\s?(?:SD|SEM?|standard deviation)|\b(?:adjusted|overall|crude"
    r"|baseline(?=\smean))\s(?=mean)",
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|their|his|its|overall|total|mean|means|median|medians|average|averages|averaged|values?|and|or"
    r"|corresponding|respective|of|in|with|"
    r"estimated|adjusted|significant|significantly|greater|lower|higher|larger|smaller)\b[\s,:]*)+",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^(?:(?:percentage?|percent|absolute|relative|weekly|clinical)\s)?(?:reductions?|increases?|decreases?|changes?"
    r"|improvements?|declines?|rise|fall|drop|gains?|loss)\s(?:in|of|from baseline in)\s(?:the\s)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,(\[:;]+(?:was|were|is|are|had|has|of|by|to|from|at|in|increased|decreased|improved|rose|fell|reduced"
    r"|declined|dropped|changed|averaged|significantly|mean|means|"
    r"median|average|being|and|or|the|a|an|improvement|with))+[\s,(\[:;]*$",
    re.IGNORECASE,
)


def measured(text: str | None) -> str | None:
    """What is measured, out of the words around a value: 'The mean (SD) age' → 'age'; None where nothing is left."""
    if text is None:
        return None
    plain = " ".join(_STATISTIC_WORDS.sub(" ", text).split())
    for _ in range(2):
        plain = _LEADING.sub("", plain)
        plain = _CHANGE.sub("", plain)
    plain = _TRAILING.sub("", plain).strip(" ,:;([–-")
    if "(" not in plain:
        plain = plain.rstrip(")] ")
    return plain or None


_CHANGES = frozenset(
    """reduced decreased increased improved lowered raised fell rose declined dropped changed elevated prolonged
    shortened diminished enhanced went""".split()
)
_GROUP_FIRST = re.compile(
    r"^((?:[\w-]+\s){1,3}(?:group|arm|patients|subjects))\s((?!who|with|in|of|and|had|was"
    r"|treated)[A-Za-z].+)$"
)
_SIDES = re.compile(r"\b([A-Za-z][\w-]*)/([A-Za-z][\w-]*)\b")
_CONNECTORS = frozenset({"was", "were", "of", "is", "are", "=", ":", ",", "(", "[", "at", "being"})


class ValueFrames(Frames):
    """Frames of central values: what stands behind 'mean' is what is measured, a label with 'mean' is never a group."""

    loose_groups = True

    def tell(self) -> list[Told]:
        """One `Told` per value."""
        super().tell()
        self.direct: set[int] = set()
        self._name_sides()
        for number, told in enumerate(self.told):
            self._from_statistic(number, told)
            self._from_change(number, told)
            told.of = measured(told.of)
            self._part_group(told)
            if told.group is None:
                told.group = self._bracket_behind(number) or self._subject_group(number)
        for number, told in enumerate(self.told):
            chained = getattr(self.shares[number], "chained", False) and number - 1 in self.direct
            if number and chained and number not in self.direct and not told.listed:
                told.of, told.inherited = self.told[number - 1].of, True
                self.direct.add(number)
            if told.of is None and number:
                told.of, told.inherited = self.told[number - 1].of, True
            if _is_age(told.of, self.words.read.shape[: self.shares[number].start]):
                told.of = "age"
        return self.told

    def _from_statistic(self, number: int, told: Told) -> None:
        """'The mean (SD) age for carriers was 45.3': of and group from the words behind 'mean'."""
        low = self.low[number]
        at = low - 1
        bound = self.high[number - 1] if number else 0
        while at >= bound and self.list[at].low not in _STATISTICS:
            if self.list[at].tag in (SUB, REL) or self.list[at].low == ";" or low - at > 24:
                return
            at -= 1
        if at < bound:
            return
        first, last = at + 1, low
        while last > first and (self.list[last - 1].low in _CONNECTORS or self.list[last - 1].tag in (ADVERB, BE)):
            last -= 1
        if last <= first or measured(self.words.text(first, last)) is None:
            return
        span, inside = self._split_subject(first, self._verb_or(first, last))
        of = measured(self.words.text(*trim(self.words, *span)))
        if of is None:
            return
        if self.told[number].listed and number + 1 < len(self.told) and self.told[number + 1].listed:
            return
        told.of, told.of_place, told.inherited = of, (at, last), False
        self.direct.add(number)
        own = self._group_after_object(self.skip_statistics(self.high[number]))
        told.group = own or inside or told.group

    def _from_change(self, number: int, told: Told) -> None:
        """'Carvedilol reduced HVPG from 19.5 to 15.4': what a verb of change changes."""
        low = self.low[number]
        if number in self.direct or low < 2 or self.list[low - 1].low not in ("from", "by"):
            return
        start = self.clause_start(low - 2)
        for at in range(low - 2, start, -1):
            if self.list[at].low in _CHANGES:
                last = low - 1
                while last > at + 1 and self.list[last - 1].tag in (ADVERB, PUNCT):
                    last -= 1
                changed = at + 1 < last
                span = (at + 1, last) if changed else (start, at)
                span, inside = self._split_subject(*span) if span[1] - span[0] > 1 else (span, None)
                of = measured(self.words.text(*trim(self.words, *span)))
                if of is None:
                    return
                told.of, told.of_place, told.inherited = of, span, False
                subject = phrase(self.words, start, at) if changed else None
                told.group = told.group or inside or subject
                self.direct.add(number)
                return

    def _part_group(self, told: Told) -> None:
        """'IC group weight' → weight, in the IC group."""
        match = _GROUP_FIRST.match(told.of or "")
        if match:
            told.of = match.group(2)
            told.group = told.group or match.group(1)

    def _name_sides(self) -> None:
        """'AL/AL-AU preoperative, 4.1/4.0': the names of a pair parted by a stroke, for numbers parted so."""
        shape = self.words.read.shape
        for number in range(len(self.shares) - 1):
            left, right = self.shares[number], self.shares[number + 1]
            if shape[left.end : right.start] != "/":
                continue
            found = list(_SIDES.finditer(shape, 0, left.start))
            if found:
                names = found[-1]
                self.told[number].group, self.told[number + 1].group = names.group(1), names.group(2)
                colon = shape.find(":")
                if 0 < colon < left.start:
                    of = measured(re.split(r"\b(?:was|were)\b", shape[:colon])[0])
                    self.told[number].of = self.told[number + 1].of = of

    def _verb_or(self, first: int, last: int) -> int:
        for at in range(first + 1, last):
            if self.list[at].tag in (BE, HAVE) or (self.list[at].tag == VERB and self.is_verb(at)):
                return at
        return last

    def _subject_group(self, number: int) -> str | None:
        """'Children in the PE group had a shorter stay (median 11 days)': a subject of people is the group."""
        start = self.clause_start(self.low[number] - 1)
        for at in range(start + 1, self.low[number]):
            if not (self.list[at].tag in (HAVE, VERB) and self.is_verb(at)):
                continue
            if at - start > 12 or not names_group(self.words, start, at) or self.rate_in((start, at)):
                return None
            for inner in range(at - 1, start, -1):
                if self.list[inner].low in ("in", "with", "receiving", "on") and at - inner > 1:
                    return phrase(self.words, inner + 1, at)
            return phrase(self.words, start, at) if self.specific(start, at) else None
        return None

    def _bracket_behind(self, number: int) -> str | None:
        """'3.8 ± 1.9 (tapentadol)': a group that stands in brackets behind its value."""
        first = self.high[number]
        if first >= len(self.list) or self.list[first].tag != OPEN:
            return None
        inside = self.list[first + 1 : self.words.mate.get(first, first)]
        if not 1 <= len(inside) <= 4 or any(word.tag == QUANTITY or word.low in _NO_GROUP for word in inside):
            return None
        return phrase(self.words, first + 1, self.words.mate[first])

    def _labelled(self, number: int, label: Stretch, opening: int) -> Told:
        if not _STATISTICS & {word.low for word in self.list[label[0] : label[1]]}:
            return super()._labelled(number, label, opening)
        text = measured(self.words.text(*label))
        if text is None or text in ("years", "SD"):
            return self._hosted(number, opening)
        begin = self._item_start(opening)
        group = phrase(self.words, begin, opening) if begin < opening else None
        return Told(text, group, label)


_STATISTICS = frozenset({"mean", "median", "average", "means", "medians", "averages"})
_NO_GROUP = frozenset("sd se sem p ci iqr range ns years months days mean median sd) figure fig table".split())


def _is_age(of: str | None, before: str) -> bool:
    """'aged 16-63 years (42 ± 17 years)', 'Group 0 was younger (56.8 vs 69.6 years)': age, said in other words."""
    if of is not None and re.search(r"\bage\b", of):
        return False
    near = before[-60:]
    if re.search(r"\baged?\s[^.;]{0,30}[(\[]\s?(?:(?:mean|median|average)[\s,:]*)?$", near):
        return True
    return bool(of is not None and re.search(r"\b(?:younger|older|aged)\b", of)) or bool(
        re.search(r"\b(?:younger|older)\b[^.;]{0,40}[(\[]\s?$", near)
    )
