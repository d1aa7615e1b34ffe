"""Whom a text calls its people changes nothing that it tells: the example pages, with another noun for 'patients'.

A pattern that spells its own 'patients|women|…' loses the claims of those whom it forgets; `evidex.text.people` lists
them once. What may differ is listed with its reason.
"""

import re
from pathlib import Path

import pytest

import evidex
from evidex.evaluate.example_pages import read_page
from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View
from evidex.text.people import A_HUMAN, HUMANS, any_of

PAGES = Path(__file__).parent / "pages"
NOUNS = ("participants", "respondents", "volunteers", "adolescents", "infants", "nurses", "smokers")
MAY_DIFFER = {
    # Who smokes is part of those asked: '38.2% of smokers' need not be of all 612 with whom the sentence begins.
    ("smokers", "A total of 612 smokers received induction"),
}

OWN = {
    "check/claiming.py",  # 'your doctor', who is asked, not studied
    "extract/_choosing/wording.py",  # clues with which weights are learnt
    "extract/_score/evidence/clues.py",
    "extract/_effect/sides/find.py",  # 'between subjects with gout and healthy subjects' names no one group
    "extract/_proportion/sides/totals.py",  # who is a part of those counted before: smokers, controls
    "text/units.py",  # 'visits per patient': what a unit is per
}
"""Modules with patterns of some people only, other than a sex, and why."""


def numbers(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Kind and printed numbers of every claim."""
    rows = [claim_row(claim) for claim in extract_claims(View(document_of(text)))]
    return sorted((row["kind"], tuple(sorted(row.get("printed", {}).items()))) for row in rows)


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]]:
    """The texts of the pages that hold 'patients', with their numbers."""
    texts = [example.text for page in sorted(PAGES.glob("*.md")) for example in read_page(page)]
    return {text: numbers(text) for text in texts if re.search(r"\bpatients\b", text)}


@pytest.mark.parametrize("noun", NOUNS)
def test_another_noun_for_patients_tells_the_same_numbers(
    noun: str, told: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]]
) -> None:
    assert len(told) > 90
    differ = {}
    for text, wanted in told.items():
        other = re.sub(r"\bpatients\b", noun, re.sub(r"\bPatients\b", noun.capitalize(), text))
        if not any(noun == whose and other.startswith(begun) for whose, begun in MAY_DIFFER):
            found = numbers(other)
            if found != wanted:
                differ[other] = (wanted, found)
    assert not differ


@pytest.mark.parametrize(
    "text",
    [
        "Smoking cessation was reached by 21% of {}.",
        "An increase in mobility was noted in 40% of {}.",
        "Statins were used more often in {0} with a low ejection fraction (71%) than in {0} with a normal one (44%).",
    ],
)
def test_everyone_can_be_counted(text: str) -> None:
    nouns = """infants persons individuals cases volunteers nurses adolescents neonates students respondents residents
    clinicians mothers smokers carriers recipients survivors""".split()
    wanted = numbers(text.format("patients"))
    assert wanted
    assert [noun for noun in nouns if numbers(text.format(noun)) != wanted] == []


def test_a_mean_in_whom_is_no_share() -> None:
    for noun in ("patients", "infants", "nurses"):
        (claim,) = extract_claims(View(document_of(f"The mean ejection fraction in {noun} with gout was 45%.")))
        assert claim.kind == "score"


def test_no_pattern_spells_its_own_people() -> None:
    word = rf"{A_HUMAN}\??"
    spelt = re.compile(rf"(?<![a-z]){word}(?:(?:\"\s+r?f?\")?\|(?:\"\s+r?f?\")?{word}){{2,}}")
    sexed = re.compile(r"(?:wo|fe)?(?:men|males?)|(?:boy|girl)s?")
    root = Path(evidex.__file__).parent
    found = set()
    for source in root.rglob("*.py"):
        for match in spelt.finditer(source.read_text(encoding="utf-8")):
            named = [noun for noun in re.findall(r"[a-z]{3,}", match.group()) if not sexed.fullmatch(noun)]
            if len(named) > 2:
                found.add(source.relative_to(root).as_posix())
    assert found == OWN


def test_common_beginnings_are_told_once() -> None:
    words = ["men", "mean", "patient", "patients", "women"]
    pattern = re.compile(any_of(words))
    assert pattern.pattern == "(?:me(?:an|n)|patient(?:s)?|women)"
    assert all(pattern.fullmatch(word) for word in words)
    assert not re.fullmatch(HUMANS, "patient") and re.fullmatch(HUMANS, "carriers")
