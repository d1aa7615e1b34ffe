"""Gold as Documents, and our scorer held against the independent one."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evidex.errors import UnreadableError
from evidex.evaluate.gold import document_of, read_gold
from evidex.evaluate.score import KINDS, Tally, phrase_f1, score_document, total

LABEL = {"kind": "proportion", "quote": "34 of 124 (27%)", "percent": 27, "numerator": 34, "of": "men", "role": "other"}


def test_labels_open_sections() -> None:
    document = document_of("AIM: To see. RESULTS: Ten (34%) slept. CONCLUSIONS: They sleep.", title="Sleep")
    assert [section.kind for section in document.sections] == ["background", "results", "conclusions"]
    assert {section.part for section in document.sections} == {"abstract"}
    assert "Ten (34%) slept." in document.text


def test_an_abstract_without_labels_is_one_paragraph() -> None:
    document = document_of("Ten of 29 slept.", identity="cand001")
    assert (document.id, document.text) == ("cand001", "Ten of 29 slept.")


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "abstract": "b", "claims": []}\n{"id": 3}\n')
    with pytest.raises(UnreadableError, match="line 2"):
        list(read_gold(path))


def test_a_match_needs_the_core_only() -> None:
    claim = {"kind": "proportion", "percent": 27.0, "of": "the men", "role": "prevalence", "section": "results"}
    scored = score_document([LABEL], [claim], "proportion")
    assert (scored.tally.right, scored.tally.missed, scored.tally.extra) == (1, 0, 0)
    assert dict(scored.tally.stated) == {"percent": 1, "numerator": 1, "of": 1, "role": 1}
    assert (scored.tally.agreed["of"], scored.tally.agreed["role"], scored.tally.agreed["numerator"]) == (1, 0, 0)


def test_doubt_counts_neither_for_nor_against() -> None:
    doubtful = LABEL | {"doubt": True}
    claim = {"kind": "proportion", "percent": 27}
    for claims in ([], [claim]):
        tally = score_document([doubtful], claims, "proportion").tally
        assert (tally.right, tally.missed, tally.extra) == (0, 0, 0)


def test_a_claim_from_the_title_is_left_out() -> None:
    claim = {"kind": "proportion", "percent": 99, "section": "title"}
    assert score_document([], [claim], "proportion").tally.extra == 0


def test_tallies_add_up() -> None:
    whole = total([Tally(right=3, extra=1), Tally(right=1, missed=4)])
    assert (whole.precision, whole.recall) == (0.8, 0.5)
    assert Tally().f1 == 0


@pytest.mark.parametrize(("one", "other", "f1"), [("the men", "Men", 1.0), ("back pain", "pain", 2 / 3), ("a", "b", 0)])
def test_phrases(one: str, other: str, f1: float) -> None:
    assert phrase_f1(one, other) == pytest.approx(f1)


def independent_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("independent_score", shared / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def disturbed(labels: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Labels as a careless extractor would give them: some lost, some fields wrong, some twice."""
    claims = []
    for label in labels:
        claim = {name: value for name, value in label.items() if name != "doubt"}
        for name in list(claim):
            if name != "kind" and chance.random() < 0.15:
                claim[name] = 7.5 if isinstance(claim[name], float) else "something else entirely"
        numbers = {"percent", "numerator", "denominator", "low", "high", "value", "sd", "se", "estimate", "ci_low"}
        numbers |= {"ci_high", "ci_level", "p_value"}
        claim |= {name: 1.5 for name in claim.keys() & numbers if isinstance(claim[name], str)}
        claims += [claim] * chance.choice([0, 1, 1, 1, 2])
    chance.shuffle(claims)
    return claims


def test_agrees_with_the_independent_scorer(shared: Path) -> None:
    theirs, chance = independent_scorer(shared), random.Random(7)
    gold = list(read_gold(shared / "gold" / "abstracts.jsonl"))
    claims = {abstract.id: disturbed(abstract.claims, chance) for abstract in gold}
    lines = [claim | {"document": name} for name, each in claims.items() for claim in each]
    told = theirs.score([json.loads(json.dumps({"id": a.id, "claims": a.claims})) for a in gold], lines, KINDS)
    for kind in KINDS:
        ours = total(score_document(a.claims, claims[a.id], kind).tally for a in gold)
        assert (ours.right, ours.extra, ours.missed) == tuple(told[kind][name] for name in ("tp", "fp", "fn"))
        fields = told[kind]["fields"]
        assert {name: round(ours.accuracy(name), 3) for name in fields if name != "page"} == fields
