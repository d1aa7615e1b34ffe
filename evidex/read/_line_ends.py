"""Broken lines back to whole paragraphs: words broken at a line end, ligatures, lost dashes; every change recorded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.read._mend import Mend
from evidex.text.lost_dash import find_lost_dashes

__all__ = ["Lexicon", "join_lines"]

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_LINE_HYPHENS = "-‐\u00ad\u0002\ufffe"
_LAST_PART = re.compile(r"([A-Za-zÀ-ž]+)$")
_FIRST_PART = re.compile(r"^([A-Za-zÀ-ž]+)")
_WORD = re.compile(r"[A-Za-zÀ-ž]+(?:[-‐][A-Za-zÀ-ž]+)*")

_KEPT_BEFORE = frozenset(
    """follow self non long short well high low post pre cross double single triple age dose half two three four five
    six seven eight nine ten year evidence risk time health up on in drop check break case placebo intention patient
    population community hospital school work life quality cost first second third last meta all body full part real
    right left lower upper mid late early new old re co anti multi semi quasi sub inter intra cell blood bone soft
    t z chi x y p s c k log gold face one large small wide open fixed random mixed propensity whole near best
    worst middle most least ever never above below so by out over under head state user smoke gender sex sham drug
    decision test end mother father parent nurse physician clinician doctor peer""".split()
) - {
    "re",
    "co",
    "in",
    "on",
    "anti",
    "sub",
    "inter",
    "intra",
    "pre",
    "post",
    "multi",
    "non",
    "semi",
    "so",
    "by",
    "s",
    "c",
}
"""First parts after which a hyphen at a line end is a hyphen of the word."""
_KEPT_AFTER = frozenset(
    """up based related term year old week month day level dose blind blinded control controlled analysis point like
    specific dependent free rich reported threatening effective line weighted group arm center centre adjusted induced
    associated treated sectional date to of and or the risk quality income resource density weight fat sugar care long
    making taking matched stage onset rate scale item step way side sided sample test effect effects person reactive
    positive negative resistant sensitive naive naïve administered rated assessed known being aged acting release
    energy intensity volume pressure power grade fold hour hours minute centred centered oriented directed driven
    guided assisted wide life""".split()
)
"""Second parts before which it is, too."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How often each word stands unbroken in the text, with and without its hyphens."""

    words: Counter[str]

    @classmethod
    def of(cls, text: str) -> Lexicon:
        return cls(Counter(match.group().lower().replace("‐", "-") for match in _WORD.finditer(text)))

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether 'first-second' is how this word is written, as far as the text and the language tell."""
        one, two = first.lower(), second.lower()
        hyphened, joined = self.words[f"{one}-{two}"], self.words[one + two]
        if hyphened != joined:
            return hyphened > joined
        if not first.islower() and not first.istitle():
            return True
        return not second.islower() or one in _KEPT_BEFORE or two in _KEPT_AFTER


def join_lines(lines: Sequence[str], lexicon: Lexicon, drop_cap: bool = False) -> tuple[str, tuple[Mend, ...]]:
    """One paragraph out of its lines, and what was mended in it. `drop_cap`: the first line is a large initial."""
    text = ""
    mends: list[Mend] = []
    for number, raw in enumerate(lines):
        line = " ".join(raw.split())
        if not text:
            text = line
        elif drop_cap and number == 1:
            first = _FIRST_PART.match(line)
            length = len(first.group()) if first else 0
            mends.append(Mend(len(text) - 1, len(text) + length, f"{text}\n\n{line[:length]}", "drop-cap", 0.95))
            text += line
        else:
            text = _append(text, line, lexicon, mends)
    return _settle(text, mends)


def _append(text: str, line: str, lexicon: Lexicon, mends: list[Mend]) -> str:
    hyphen = text[-1:]
    if hyphen not in _LINE_HYPHENS or not hyphen or not line:
        return _over_dash(text, line)
    first, second = _LAST_PART.search(text[:-1]), _FIRST_PART.match(line)
    if first is None or second is None:
        # '95% CI, 2.0-' + '5.9', 'IL-' + '6': the hyphen belongs to what stands there.
        glued = text[-2:-1].strip() and not line[0].isspace()
        return text[:-1] + "-" + line if glued else f"{text} {line}"
    if text[first.start() - 1 : first.start()] in _LINE_HYPHENS and first.start():
        return text[:-1] + "-" + line
    if second.group() in ("and", "or", "to"):
        return f"{text} {line}"
    if lexicon.keeps_hyphen(first.group(), second.group()):
        return text[:-1] + "-" + line
    known = lexicon.words[(first.group() + second.group()).lower()]
    start, end = first.start(), first.end() + second.end()
    mends.append(Mend(start, end, f"{first.group()}{hyphen}\n{second.group()}", "hyphen", 1.0 if known else 0.9))
    return text[:-1] + line


def _over_dash(text: str, line: str) -> str:
    """A range broken behind its dash ('1.2–' + '3.4') goes on without a space; other lines with one."""
    if text[-1:] in "–—" and text[-2:-1].isdigit() and line[:1].isdigit():
        return text + line
    if line[:1] in "–-" and line[1:2].isdigit() and text[-1:].isdigit() and "CI" in text[-25:]:
        return text + line
    return f"{text} {line}"


def _settle(text: str, mends: list[Mend]) -> tuple[str, tuple[Mend, ...]]:
    """Ligatures and lost dashes, on the joined text; places of earlier mends move along."""
    changes = [(m.start(), m.end(), _LIGATURES[m.group()], "ligature", 1.0) for m in _LIGATURE.finditer(text)]
    changes += [(d.start, d.end, d.after, "interval-dash", d.confidence) for d in find_lost_dashes(text)]
    pieces: list[str] = []
    moved: list[Mend] = []
    at = length = 0
    shifts: list[tuple[int, int]] = []
    for start, end, after, reason, confidence in sorted(changes):
        pieces += [text[at:start], after]
        length += start - at
        moved.append(Mend(length, length + len(after), text[start:end], reason, confidence))
        length += len(after)
        at = end
        shifts.append((end, length - end))
    pieces.append(text[at:])
    for mend in mends:
        if any(start < mend.end and mend.start < end for start, end, *_ in changes):
            continue
        shift = max(((end, by) for end, by in shifts if end <= mend.start), default=(0, 0))[1]
        moved.append(Mend(mend.start + shift, mend.end + shift, mend.before, mend.reason, mend.confidence))
    return "".join(pieces), tuple(sorted(moved, key=lambda mend: mend.start))
