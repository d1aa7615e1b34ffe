"""What must come out of the five sources that the project began from, and what never may."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evidex.check import Case, all_rules
from evidex.check.run import check_case
from evidex.evaluate.score import Row, phrase_f1
from evidex.extract import extract_claims
from evidex.read.sources import find_sources, read_source
from evidex.schema import Claim, Document, Finding
from evidex.text import View

Held = tuple[Document, list[Claim]]


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Held]:
    """The first three digits of a seed's name -> its document and claims."""
    found: dict[str, Held] = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = next(iter(read_source(next(find_sources(path)))))
        assert isinstance(document, Document)
        found[path.name[:3]] = (document, list(extract_claims(View(document))))
    return found


def findings(seeds: dict[str, Held], name: str, *, with_corpus: bool = False) -> tuple[Finding, ...]:
    document, claims = seeds[name]
    others = {held[0].id: held for key, held in seeds.items() if key != name}
    return check_case(Case(document, claims, others if with_corpus else {}), all_rules()).findings


def codes(found: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.code for finding in found)


@pytest.mark.parametrize("name", ["000", "001"])
def test_sound_pages_raise_nothing_on_numbers(seeds: dict[str, Held], name: str) -> None:
    assert not {code for code in codes(findings(seeds, name)) if code[:3] in {"NUM", "EST", "TST", "TXT", "TOP", "REF"}}


def test_marks_without_a_list_and_a_corpus_that_says_otherwise(seeds: dict[str, Held]) -> None:
    found = findings(seeds, "002", with_corpus=True)
    assert codes(found) == {"REF001": 1, "SUP302": 1}
    (disagrees,) = (finding for finding in found if finding.code == "SUP302")
    assert "72%" in disagrees.quote
    assert "19.7%" in disagrees.related[0].quote


def test_the_full_text_and_nothing_else_in_it(seeds: dict[str, Held]) -> None:
    found = findings(seeds, "003")
    assert codes(found) == {
        "NUM101": 1,
        "TXT202": 1,
        "TXT203": 1,
        "TXT206": 1,
        "TST102": 2,
        "TST203": 1,
        "DOC101": 1,
        "REF001": 1,
    }
    told = {finding.code: finding.message for finding in found}
    assert "1256 of 1316 is 95.4 %, printed 95.3 %" in told["NUM101"]
    assert "43 of 60 against 17 of 60" in told["TST203"]
    assert "printed 42.549" in told["TST203"]
    assert "January 2015" in told["TXT202"]
    assert "January 2016" in told["TXT202"]


def test_the_padded_article(seeds: dict[str, Held]) -> None:
    found = findings(seeds, "004")
    messages = [finding.message for finding in found if finding.code == "REF201"]
    assert [[int(word) for word in m.rstrip(".").split() if word.isdigit()] for m in messages] == [
        [6, 1],
        [7, 2],
        [8, 3],
        [9, 5],
    ]
    assert codes(found)["TOP201"] == 10
    assert codes(found)["SUP201"] == 2
    assert codes(found)["TOP202"] >= 8
    assert not {code for code in codes(found) if code[:3] in {"NUM", "EST", "TST", "TXT"}}


NUMBERS = frozenset(
    "percent numerator denominator low high estimate ci_low ci_high ci_level p_value value sd se".split()
)


def says(claim: Claim, wanted: Row) -> bool:
    """Whether a claim is of the kind, has all the numbers, and of a cause both sides."""
    if claim.kind != wanted["kind"]:
        return False
    sides = ("factor", "outcome") if claim.kind == "cause" else ()
    return all(
        getattr(claim, name) is not None and float(getattr(claim, name)) == float(wanted[name])
        for name in NUMBERS & wanted.keys()
    ) and all(phrase_f1(wanted[side], getattr(claim, side)) >= 0.5 for side in sides)


def test_every_claim_that_must_come_out_does(seeds: dict[str, Held], shared: Path) -> None:
    expected = json.loads((shared / "seeds" / "expected.json").read_text(encoding="utf-8"))
    missing = [
        (name[:3], wanted)
        for name, told in expected.items()
        if name[:3] in seeds
        for wanted in told["claims"]
        if not any(says(claim, wanted) for claim in seeds[name[:3]][1])
    ]
    assert missing == []
