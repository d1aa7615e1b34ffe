"""One finding told in many plain forms gives one claim (metamorphic testing: Chen, Cheung and Yiu 1998).

Pages hold what real text does; here every name, spread and sentence meets every other, as a newcomer would try them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

import pytest

from evidex.evaluate.gold import document_of
from evidex.evaluate.score import phrase_f1
from evidex.extract import extract_claims
from evidex.schema import Claim, ScoreClaim
from evidex.text import View

DRUG, PLACEBO, EXERCISE = "drug group", "placebo group", "exercise group"
NAMES = {
    "pain score": "",
    "24 h morphine consumption": "mg",
    "6-min walk distance": "m",
    "HbA1c": "%",
    "systolic blood pressure": "mmHg",
    "serum 25(OH)D level": "nmol/L",
    "length of stay": "days",
    "CD4 count": "cells/µL",
}


class Form(NamedTuple):
    """How a value is printed: the words before the name, the number itself, and what its spread is called."""

    led: str
    printed: Callable[[str, str], str]
    spread: str | None


def _with(unit: str) -> str:
    return unit if unit in ("", "%") else f" {unit}"


FORMS = {
    "bare": Form("mean", lambda value, unit: f"{value}{_with(unit)}", None),
    "SD in brackets": Form("mean (SD)", lambda value, unit: f"{value} (1.3){_with(unit)}", "sd"),
    "plus or minus": Form("mean", lambda value, unit: f"{value} ± 1.3{_with(unit)}", "sd"),
    "interval": Form("mean", lambda value, unit: f"{value}{_with(unit)} (95% CI 2.1 to 9.8)", "ci"),
    "quartiles": Form("median (IQR)", lambda value, unit: f"{value} (2.1–9.8){_with(unit)}", "iqr"),
}


class Telling(NamedTuple):
    """A sentence with the groups or the times of its values, in their order."""

    said: Callable[[str, str, str, str, str], str]
    groups: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


TELLINGS = {
    "was … and": Telling(
        lambda led, name, one, two, _: f"The {led} {name} was {one} in the {DRUG} and {two} in the {PLACEBO}.",
        (DRUG, PLACEBO),
    ),
    "than that of": Telling(
        lambda led, name, one, two, _: (
            f"The {led} {name} of {one} in the {DRUG} was lower than that of {two} in the {PLACEBO}."
        ),
        (DRUG, PLACEBO),
    ),
    "in brackets": Telling(
        lambda led, name, one, two, _: (
            f"The {led} {name} was lower in the {DRUG} than in the {PLACEBO} ({one} vs {two}; P = 0.01)."
        ),
        (DRUG, PLACEBO),
    ),
    "brackets of each": Telling(
        lambda led, name, one, two, _: (
            f"The {led} {name} was significantly lower in the {DRUG} ({one}) than in the {PLACEBO} ({two})."
        ),
        (DRUG, PLACEBO),
    ),
    "compared with": Telling(
        lambda led, name, one, two, _: (
            f"Patients in the {DRUG} had a {led} {name} of {one}, compared with {two} in the {PLACEBO}."
        ),
        (DRUG, PLACEBO),
    ),
    "while": Telling(
        lambda led, name, one, two, _: (
            f"The {led} {name} was {one} in the {DRUG}, while it was {two} in the {PLACEBO}."
        ),
        (DRUG, PLACEBO),
    ),
    "respectively": Telling(
        lambda led, name, one, two, three: (
            f"The {led} {name} in the {DRUG}, {PLACEBO} and {EXERCISE} was {one}, {two} and {three}, respectively."
        ),
        (DRUG, PLACEBO, EXERCISE),
    ),
    "those without": Telling(
        lambda led, name, one, two, _: (
            f"Patients with diabetes had a higher {led} {name} than those without ({one} vs {two})."
        ),
        ("diabetes", "those without"),
    ),
    "list of times": Telling(
        lambda led, name, one, two, three: (
            f"The {led} {name} at baseline, 6 weeks and 12 weeks was {one}, {two} and {three}, respectively."
        ),
        times=("baseline", "6 weeks", "12 weeks"),
    ),
    "of so many": Telling(lambda led, name, one, *_: f"The {led} {name} of the 120 participants was {one}."),
}
VALUES = ("3.4", "4.8", "5.6")
UNTOLD = {("compared with", "serum 25(OH)D level", "bare")}
"""What is not read yet."""


def _scores(text: str) -> tuple[list[Claim], list[ScoreClaim]]:
    numbers = [claim for claim in extract_claims(View(document_of(text))) if claim.kind != "cause"]
    return numbers, [claim for claim in numbers if isinstance(claim, ScoreClaim)]


@pytest.mark.parametrize("telling", TELLINGS)
@pytest.mark.parametrize("name", NAMES)
def test_scores(telling: str, name: str) -> None:
    for form in FORMS:
        if (telling, name, form) not in UNTOLD:
            _check(TELLINGS[telling], name, FORMS[form])


def _check(telling: Telling, name: str, form: Form) -> None:
    shown = [form.printed(value, NAMES[name]) for value in VALUES]
    text = telling.said(form.led, name, shown[0], shown[1], shown[2])
    told = [value for value, each in zip(VALUES, shown, strict=True) if each in text]
    numbers, scores = _scores(text)
    assert [claim.value for claim in scores] == list(map(Decimal, told)), text
    assert numbers == scores, text
    for number, claim in enumerate(scores):
        assert claim.statistic == form.led.split()[0], text
        assert claim.spread == form.spread, text
        assert (claim.unit or "") == NAMES[name], text
        assert phrase_f1(name, claim.of) >= 0.5, (text, claim.of)
        for wanted, phrase in ((telling.groups, claim.group), (telling.times, claim.timepoint)):
            assert not wanted or phrase_f1(wanted[number], phrase) >= 0.5, (text, phrase)


def test_every_telling_has_a_form_that_is_read() -> None:
    for telling, name in itertools.product(TELLINGS, NAMES):
        assert any((telling, name, form) not in UNTOLD for form in FORMS)
