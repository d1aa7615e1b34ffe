"""The numbers a sentence tells, in digits and in words, each with what it may stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.text.number_words import number_of
from evidex.text.one_in import told_as_one_in

__all__ = ["Figure", "figures", "folds", "meets"]

_PRINTED = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d{1,7}(?:[.·]\d{1,4})?)(?![\w]|[.,]\d)\s?(%|percent|per cent)?")
_RANGE = re.compile(
    r"(?<![\w.,±-])(?<!± )(\d{1,4}(?:[.·]\d{1,3})?)\s?(?:%\s?)?(?:[-–—]|to)\s?(\d{1,4}(?:[.·]\d{1,3})?)"
    r"(?![\w]|[.,]\d|-)\s?(%|percent|per cent)?"
)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|close to|just (?:over|under)|more than|less than|over"
    r"|under|up to|at least)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_SHARE_WORDS = {
    "half": (45, 55),
    "third": (30, 38),
    "quarter": (22, 29),
    "fifth": (17.5, 23),
    "sixth": (15, 18.5),
    "tenth": (9, 11.5),
    "two thirds": (62, 70),
    "three quarters": (71, 79),
    "two fifths": (37, 43),
    "three fifths": (57, 63),
    "four fifths": (77, 83),
}
"""What a share in words may stand for, in percent: as people round ('approximately a fifth' of 21.7 %)."""
_SHARE = re.compile(
    r"\b(?:(two|three|four)[ -](thirds?|quarters?|fifths?)"
    r"|(?:an?|one)[ -](third|quarter|fifth|sixth|tenth)(?:s)?|(half))\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\s?(?:mg|mcg|[µμ]g|IU|g (?:a day|daily|of|per day|twice))\b(?!\s?/\s?(?:d?[lL]|mL)\b)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as told: `low`–`high` is what it may stand for; `percent` tells shares from other numbers."""

    start: int
    end: int
    low: float
    high: float
    percent: bool
    exact: Decimal | None = None
    """The printed number, where it is printed in digits without 'about'."""
    about: Decimal | None = None
    """The printed number, where it is printed in digits behind 'about' and the like."""
    dose: bool = False
    """How much somebody takes: it is told with a result, and is none."""

    @property
    def tells_value(self) -> bool:
        """A share, or a number with decimals: '3' and '2080' may be names of things."""
        return not self.dose and (self.percent or self.exact is None or "." in str(self.exact))


def meets(one: Figure, other: Figure) -> bool:
    """Whether both may tell the same value."""
    return one.percent == other.percent and one.low <= other.high and other.low <= one.high


def figures(text: str, start: int, end: int) -> list[Figure]:
    """The numbers told in `text[start:end]`, in digits and as shares in words; a range is one figure, years count."""
    found: list[Figure] = []
    for told in told_as_one_in(text, start, end):
        share = float(100 * told.count / told.total)
        found.append(Figure(told.start, told.end, share * 0.9, share * 1.1, True))
    taken = [(figure.start, figure.end) for figure in found]
    for match in _SHARE.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            low, high = _SHARE_WORDS[_share_name(match)]
            found.append(Figure(match.start(), match.end(), low, high, True))
            taken.append((match.start(), match.end()))
    for match in _RANGE.finditer(text, start, end):
        low, high = (float(match[group].replace("·", ".")) for group in (1, 2))
        if low < high:
            last = match.end(3 if match[3] else 2)
            found.append(Figure(match.start(), last, low, high, bool(match[3]), dose=_is_dose(text, match)))
            taken.append((match.start(), last))
    for match in _PRINTED.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append(_printed(text, match))
    return sorted(found, key=lambda figure: figure.start)


def _share_name(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1].lower()} {match[2].lower().rstrip('s')}s"
    return (match[3] or match[4]).lower()


def _printed(text: str, match: re.Match[str]) -> Figure:
    value = signed(match[1])
    number = float(value)
    about = _APPROXIMATE.search(text[max(match.start() - 20, 0) : match.start()])
    # 'nearly 8 %' of 7.8 %, 'about 4 points' of 4.3: people round to one or two significant figures
    unit = 10.0 ** -len(str(value).partition(".")[2])
    slack = max(abs(number) * 0.1, 0.5) if about else 0.49 * unit  # 43.8 is told as 44, 12 and 13 stay apart
    return Figure(
        start=match.start(),
        end=match.end(2 if match[2] else 1),
        low=number - slack,
        high=number + slack,
        percent=bool(match[2]),
        exact=None if about else value,
        about=value if about else None,
        dose=_is_dose(text, match),
    )


def _is_dose(text: str, match: re.Match[str]) -> bool:
    return _DOSE.match(text, match.end()) is not None


_FOLD = re.compile(
    r"(?P<how>more than |over |nearly |almost |not quite )?\b(?:(?P<verb>doubl|tripl|quadrupl|halv)(?:es?|ed|ing)\b"
    r"|(?P<twice>twice|half)(?= as | the )|(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)"
    r"(?:-?\s?fold\b| times\b(?! (?:a|per|daily|each|every|in)\b)))",
    re.IGNORECASE,
)
_TIMES = {"doubl": 2.0, "tripl": 3.0, "quadrupl": 4.0, "halv": 0.5, "twice": 2.0, "half": 0.5}


def folds(text: str, start: int, end: int) -> list[Figure]:
    """The ratios that `text[start:end]` tells in words: 'more than triples', 'three times as often'."""
    found = []
    for match in _FOLD.finditer(text, start, end):
        word = (match["verb"] or match["twice"] or "").lower()
        value = _TIMES[word] if word else _number(match["number"])
        beyond = value + 1 if value > 1 else value / 2
        low, high = {
            "more": sorted((value, beyond)),
            "near": sorted((value, 0.85 * value if value > 1 else value * 1.15)),
        }.get(_sense(match["how"]), (0.9 * value, 1.1 * value))
        found.append(Figure(match.start(), match.end(), low, high, False))
    return found


def _sense(how: str | None) -> str:
    return "" if not how else "more" if how.lower().startswith(("more", "over")) else "near"


def _number(word: str) -> float:
    return float(word) if word[0].isdigit() else float(number_of(word.lower()))
