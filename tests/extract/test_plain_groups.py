"""Whom numbers are of, in plain forms: two or three sides, whatever they are called, told in each way of telling.

Each sentence has as many numbers as `sides` has letters; each must be told of the side that its letter names.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from evidex.evaluate.gold import document_of
from evidex.evaluate.score import phrase_f1
from evidex.extract import extract_claims
from evidex.schema import ProportionClaim, ScoreClaim
from evidex.text import View

RIGHT = 0.5


class Side(NamedTuple):
    """What leads to a side and its name, and how it is told at the beginning of a sentence."""

    led: str
    name: str
    opening: str

    @property
    def first(self) -> str:
        """What leads to it at the beginning of a sentence."""
        return self.led.capitalize()


def _arm(name: str) -> Side:
    return Side("with", name, f"Patients on {name}")


def _group(name: str) -> Side:
    return Side("in", name, name.capitalize() if name[0].islower() else name)


PAIRS = [
    (_arm("bexavir"), _arm("placebo")),
    (_arm("bexavir"), _arm("tolumab")),
    (_group("the training group"), _group("the control group")),
    (_group("group A"), _group("group B")),
    (_group("smokers"), _group("non-smokers")),
    (_group("obese children"), _group("lean children")),
]
TRIPLES = [
    (_arm("bexavir"), _arm("tolumab"), _arm("placebo")),
    (_group("group 1"), _group("group 2"), _group("group 3")),
    (_group("never smokers"), _group("former smokers"), _group("current smokers")),
]
SHARES_OF_TWO = {
    "compared behind": (
        "{Y} (9% vs. 34%; P = 0.01) was also reduced {a.led} {a.name} in comparison with {b.name}.",
        "AB",
    ),
    "two of each in brackets": (
        "{Y} was slightly lower {a.led} {a.name} (77% and 25%) compared to {b.name} (79% and 30%).",
        "AABB",
    ),
    "between, no preposition behind": (
        "There was no difference between {a.name} and {b.name} in {y} (23% vs 25%) or death (1.0% vs 1.2%).",
        "ABAB",
    ),
    "one side named": (
        "We compared {a.name} with {b.name} in adults. {Y} was less frequent {a.led} {a.name} (12% vs 19%, P = 0.02).",
        "AB",
    ),
    "one side named behind": (
        "We compared {a.name} with {b.name} in adults. {Y} (34% vs. 12.1%, p < 0.001) and readmission "
        "(22% vs. 9.7%, p < 0.005) were significantly more frequent {a.led} {a.name}.",
        "ABAB",
    ),
    "in favour of": (
        "We compared {a.name} with {b.name} in adults. There were significant differences in favour of {a.name} for "
        "{y} (4.2% vs 18.0%, p=0.001) and death (1.7% vs 7.0%, p=0.04).",
        "ABAB",
    ),
    "who has it": (
        "We compared {a.name} with {b.name} in adults. {a.opening} had a higher rate of {y} (32% vs 11%; P=0.01) and "
        "of readmission (20% vs 8%; P=0.03).",
        "ABAB",
    ),
    "two things of each": (
        "{a.opening} had higher rates of {y} (19%) and of readmission (8.5%) compared with {b.name} (9% and 2.1%).",
        "AABB",
    ),
    "than that": ("The rate of {y} {a.led} {a.name} was lower than that {b.led} {b.name} (21% vs 49%).", "AB"),
    "clauses that open alike": ("{a.first} {a.name}, {y} was seen in 32%, {b.led} {b.name} in 16%.", "AB"),
    "clauses that open alike, before and after": (
        "{a.first} {a.name}, rates of {y} fell from 42% to 18%, whereas {b.led} {b.name} they rose from 40% to 45%.",
        "AABB",
    ),
    "clauses that open with totals": (
        "Of 120 patients {a.led} {a.name}, 36 (30%) had {y}; of 118 {b.led} {b.name}, 20 (17%) had it.",
        "AB",
    ),
    "again later": (
        "Rates of {y} {a.led} {a.name} were 38% at week 4 and 52% at week 8.",
        "AA",
    ),
}
SHARES_OF_THREE = {
    "than two": (
        "The incidence of {y} was significantly higher {a.led} {a.name} than {b.led} {b.name} and {c.name} (87.5% vs "
        "36.7% and 31.4%, respectively).",
        "ABC",
    ),
    "than that of two": (
        "The frequency of {y} {a.led} {a.name} was significantly lower than that {b.led} {b.name} and {c.name}, with "
        "frequencies of 21%, 49% and 53%, respectively.",
        "ABC",
    ),
    "right before": ("{Y} rates were similar among {a.name}, {b.name} and {c.name} (12%, 10% and 8%).", "ABC"),
}
VALUES_OF_TWO = {
    "compared behind": (
        "Pain score (2.1 ± 0.4 vs. 3.4 ± 0.5; P = 0.01) was also reduced {a.led} {a.name} in comparison with {b.name}.",
        "AB",
    ),
    "headed list": ("Pain score: {a.name} 2.1 ± 0.4, {b.name} 3.4 ± 0.5.", "AB"),
    "who has it": (
        "We compared {a.name} with {b.name} in adults. {a.opening} had a higher pain score (3.2 ± 0.4 vs 1.1 ± 0.3).",
        "AB",
    ),
    "clauses that open alike": ("{a.first} {a.name}, mean weight was 82 kg, {b.led} {b.name} 65 kg.", "AB"),
    "clauses that open alike, two of each": (
        "{a.first} {a.name}, mean weight was 82 ± 9 kg and mean height 178 ± 8 cm, and {b.led} {b.name} 65 ± 8 kg and "
        "164 ± 7 cm.",
        "AABB",
    ),
    "pressures": (
        "Blood pressure fell from 163/102 to 151/95 mm Hg {a.led} {a.name} and from 161/101 to 144/89 mm Hg {b.led} "
        "{b.name}.",
        "AAAABBBB",
    ),
    "two pressures of each, named behind": (
        "Clinic and 24-hour blood pressure averaged 144/90 mm Hg and 129/79 mm Hg {a.led} {a.name} and 140/89 mm Hg "
        "and 128/78 mm Hg {b.led} {b.name}.",
        "AAAABBBB",
    ),
    "pressures that are compared": (
        "Mean blood pressure was lower {a.led} {a.name} than {b.led} {b.name} (141 ± 9/86 ± 5 vs 152 ± 8/93 ± 6 "
        "mm Hg).",
        "AABB",
    ),
}
UNTOLD = {("between, no preposition behind", "tolumab")}
"""Nothing says there that these two are sides."""


def _told(text: str, kind: type[ProportionClaim | ScoreClaim]) -> list[str | None]:
    """The groups in the order of their numbers."""
    claims = [claim for claim in extract_claims(View(document_of(text, identity="plain"))) if isinstance(claim, kind)]
    return [claim.group for claim in sorted(claims, key=lambda claim: claim.end)]


def _is_told(text: str, sides: str, named: tuple[Side, ...], kind: type[ProportionClaim | ScoreClaim]) -> bool:
    wanted = [named["ABC".index(letter)].name.removeprefix("the ") for letter in sides]
    told = _told(text, kind)
    return len(told) == len(wanted) and all(
        phrase_f1(name, group or "") >= RIGHT for name, group in zip(wanted, told, strict=True)
    )


def _texts(forms: dict[str, tuple[str, str]], named: tuple[Side, ...]) -> list[tuple[str, str, str]]:
    sides = dict(zip("abc", named, strict=False))
    return [
        (form, said.format(y="wound infection", Y="Wound infection", **sides), own)
        for form, (said, own) in forms.items()
    ]


@pytest.mark.parametrize(
    ("forms", "named", "kind"),
    [
        *[(SHARES_OF_TWO, named, ProportionClaim) for named in PAIRS],
        *[(SHARES_OF_THREE, named, ProportionClaim) for named in TRIPLES],
        *[(VALUES_OF_TWO, named, ScoreClaim) for named in PAIRS],
    ],
    ids=lambda value: " against ".join(side.name for side in value) if isinstance(value, tuple) else "",
)
def test_every_number_is_told_of_its_side(
    forms: dict[str, tuple[str, str]], named: tuple[Side, ...], kind: type[ProportionClaim | ScoreClaim]
) -> None:
    wrong = [
        (form, text, _told(text, kind))
        for form, text, own in _texts(forms, named)
        if (form, named[1].name) not in UNTOLD and not _is_told(text, own, named, kind)
    ]
    assert not wrong
