"""Citations by name and year, '(Smith et al., 2010; Doe & Poe, 2011)', 'Smith (2010)', tied to the entries meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from evidex.schema import Reference

__all__ = ["find_author_year", "surname_of"]

_WORD = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’‐´-]+"
_PARTICLES = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|el|al|bin)\s|[dDO]['’])*"
_NAME = rf"{_PARTICLES}(?:R\s(?=[A-Z]))?{_WORD}(?:\s{_WORD}){{0,5}}"
"""'R Core Team' is the one body whose name begins with a letter alone."""
_NAMES = (
    rf"(?P<first>{_NAME})(?:'s|’s)?(?P<more>,?\s(?:et\sal\b\.?|and\s(?:others|colleagues|co-workers))"
    rf"|(?:,\s{_NAME}){{0,8}},?\s(?:and|&)\s(?P<second>{_NAME}))?(?:'s|’s)?"
)
_YEARS = r"(?P<years>(?:19|20)\d\d[a-z]?(?:\s?[,;]\s?(?:(?:19|20)\d\d[a-z]?|[a-z]\b)){0,4})"
_INNER = r"(?:[^()\[\]]|\([^()\[\]\d]{2,60}\))"
_BRACKET = re.compile(rf"[(\[](?P<inside>{_INNER}{{4,400}}?(?:19|20)\d\d[a-z]?{_INNER}{{0,150}})[)\]]")
_BETWEEN_PARTS = re.compile(r";(?!\s?(?:19|20)\d\d)")
_PART = re.compile(
    rf"(?:e\.g\.,?\s|see(?:\salso)?\s|cf\.\s|i\.e\.,?\s|reviewed\sin\s|in\s)?{_NAMES},?\s{_YEARS}(?:[,:]\s?pp?\.?\s?[\d–-]+)?$"
)
_AMID = re.compile(rf"(?<![\w'’-]){_NAMES},?\s{_YEARS}(?![\w–-])")
"""A mention with words around it: 'in voles, Smith et al. 2000', 'rats: Smith and Poe, 1993', 'Poe, 2012, for mice'."""
_NARRATIVE = re.compile(rf"(?<![\w-]){_NAMES}\s[(\[]{_YEARS}(?:[,:]\s?pp?\.?\s?[\d–-]+)?[)\]]")
_NOT_NAMES = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter|Version|Table|Figure|Fig|Copyright|Accessed|Updated|Published|"
    r"Since|Until|In|During|From|Year|Census|Office|Windows|Excel|SPSS|SAS|Stata|Inc|Software|Microsoft|Released?|Edition|"
    r"Revised|The|This|That|A|An|As|At|By|For|Of|On|To|It|We|He|She|They|And|But|Or|Early|Late|Mid|Of)\b"
)
_FINAL_MONTH = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|USA|UK)$"
)


class _Mention(msgspec.Struct, frozen=True):
    first: str
    second: str
    year: str
    sure: bool = True
    """Whether it is a mention even where no entry answers it."""


class _Known(msgspec.Struct, frozen=True):
    label: str
    surnames: tuple[str, ...]
    acronym: str
    year: int | None
    printed: str


def find_author_year(
    text: str, spans: Sequence[tuple[int, int]], references: Sequence[Reference] = ()
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Marks as (start, end, labels). Entries that say the same work twice are both named.

    None at all unless the document plainly cites so: some mark meets an entry, or, without a list, three look like it.
    """
    known = [_known(reference, text) for reference in references]
    found: list[tuple[int, int, tuple[str, ...]]] = []
    tied = plain = 0
    for start, end, mentions in _mentions(text, spans):
        labels: list[str] = []
        for one in mentions:
            answers = _answer(known, one.first, one.second, one.year)
            tied += bool(answers)
            labels.extend(answers or ([_told(one)] if one.sure else []))
        plain += any(one.sure for one in mentions)
        if labels:
            found.append((start, end, tuple(dict.fromkeys(labels))))
    enough = tied > 0 if references else plain >= 3
    return sorted(found) if enough else []


def _told(mention: _Mention) -> str:
    return f"{mention.first}{' et al.' if mention.second == 'al' else ''}, {mention.year}"


def surname_of(name: str) -> str:
    """The family name, folded, of an author printed in any order: 'Smith AB', 'Smith, A.', 'A. B. Smith'."""
    if "," in name:
        return _folded(name.split(",")[0])
    words = name.split()
    while len(words) > 1 and re.fullmatch(r"(?:[A-Z]\.?-?){1,4}", words[0]) and "." in words[0]:
        words = words[1:]
    while len(words) > 1 and re.fullmatch(r"(?:[A-ZÀ-Þ]\.?[-‐]?){1,4}|Jr\.?|Sr\.?|2nd|3rd|II|III", words[-1]):
        words = words[:-1]
    return _folded(" ".join(words))


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‐", "-"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold().strip(" .,")


def _known(reference: Reference, text: str) -> _Known:
    printed = text[reference.start : reference.end]
    names = reference.authors or tuple(re.findall(r"^[^.,(]{2,80}", printed)[:1])
    acronym = "".join(word[0] for word in names[0].split() if word[0].isupper()) if names else ""
    return _Known(reference.label, tuple(surname_of(name) for name in names), acronym, reference.year, printed)


def _answer(known: Sequence[_Known], first: str, second: str, year: str) -> list[str]:
    wanted, number = _folded(first), int(year[:4])
    same = [
        entry
        for entry in known
        if entry.surnames and entry.year == number and (_same_name(entry.surnames[0], wanted) or entry.acronym == first)
    ]
    if second == "al":
        same = [entry for entry in same if len(entry.surnames) != 1] or same
    elif second:
        same = [entry for entry in same if _folded(second) in entry.surnames[1:]] or same
    elif len(same) > 1:
        same = [entry for entry in same if len(entry.surnames) == 1] or same
    if year[4:] and len(same) > 1:
        same = [entry for entry in same if year in entry.printed] or same
    return [entry.label for entry in same]


def _same_name(entry: str, wanted: str) -> bool:
    return entry == wanted or entry.endswith(" " + wanted) or wanted.endswith(" " + entry)


def _mentions(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, list[_Mention]]]:
    for start, end in spans:
        for match in _BRACKET.finditer(text, start, end):
            yield from _in_bracket(text, match)
        for match in _NARRATIVE.finditer(text, start, end):
            mentions = _spelled(match)
            if mentions:
                yield match.start("first"), match.end(), mentions


def _in_bracket(text: str, bracket: re.Match[str]) -> Iterator[tuple[int, int, list[_Mention]]]:
    """The whole bracket where it holds nothing but mentions, else each mention by itself.

    Amid other words only an entry can say that they are mentions.
    """
    begin, end = bracket.span("inside")
    edges = [begin, *(gap.end() for gap in _BETWEEN_PARTS.finditer(text, begin, end)), end + 1]
    parts = [text[one : other - 1].strip() for one, other in pairwise(edges)]
    whole = [_PART.match(part) for part in parts]
    if all(whole):
        mentions = [mention for match in whole if match for mention in _spelled(match)]
        if mentions:
            yield bracket.start(), bracket.end(), mentions
        return
    at = begin
    for part, match in zip(parts, whole, strict=True):
        at = text.index(part, at)
        for one in [match] if match else _AMID.finditer(part):
            if mentions := _spelled(one, sure=match is not None):
                yield at + one.start("first"), at + one.end(), mentions


def _spelled(match: re.Match[str], *, sure: bool = True) -> list[_Mention]:
    first, more = re.sub(r"['’]s$", "", match["first"]), match["more"] or ""
    if _NOT_NAMES.match(first) or _FINAL_MONTH.search(first):
        return []
    second = match["second"] or ("al" if more else "")
    if second and _NOT_NAMES.match(second):
        return []
    years: list[str] = []
    for piece in re.split(r"\s?[,;]\s?", match["years"]):
        years.append(piece if len(piece) > 1 else years[-1][:4] + piece)
    return [_Mention(first, second, year, sure) for year in years]
