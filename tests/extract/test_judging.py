"""Claims weighed once more: what is judged, what never changes, and the tables of weights."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims, extractors
from evidex.extract._judging import VERDICTS, Case, Judge, case_of, verdict, verdict_of
from evidex.extract._judging.case import FIELDS, content_words
from evidex.extract._judging.doing import tells_doing
from evidex.extract._judging.reader import ROLES
from evidex.schema import CauseClaim, Claim, ProportionClaim, ScoreClaim
from evidex.text import View
from evidex.text.usage import numbers_of, vectors

WEIGHTS = files("evidex.extract._judging").joinpath("weights")
GOLD = Path(__file__).parents[1] / "gate" / "judged"
JUDGED = sorted(each.name.removesuffix(".json") for each in WEIGHTS.iterdir() if each.name.endswith(".json"))
TRIAL = """We compared a new triptan with placebo for acute migraine in a randomised, double-blind trial. Adults with at
least two attacks a month were enrolled in 14 centres and treated one attack at home. The main outcome was freedom from
pain at two hours. Of 212 patients given the triptan, 41% were free of pain at two hours, and of 208 given placebo 19%.
Nausea was reported by 9% of the patients on the triptan and dizziness by 6%. Of all patients, 78% were women. The
triptan relieves attacks of migraine and is well tolerated."""
PHYSICS = """The absorbed dose behind the aluminium filter was simulated with a Monte Carlo code and measured with an
ionisation chamber in a water phantom at several depths. The beam was attenuated by 34% of its initial value, and 12% of
the photons in the spectrum were scattered before they reached the detector. The calculated dose to the patient entrance
lay within 2% of the measured value for all fields. These calculations can replace measurements when new filters and
collimators for treatment machines are designed."""


def found(text: str, title: str = "") -> tuple[View, list[Claim]]:
    view = View(document_of(text, title))
    return view, [claim for extractor in extractors() for claim in extractor.extract(view)]


def roles(text: str, title: str = "") -> dict[str, str]:
    claims = extract_claims(View(document_of(text, title)))
    return {str(claim.percent): claim.role for claim in claims if isinstance(claim, ProportionClaim)}


@pytest.mark.parametrize("kind", JUDGED)
def test_weights_have_a_number_for_each_verdict(kind: str) -> None:
    rows = msgspec.json.decode(WEIGHTS.joinpath(f"{kind}.json").read_bytes(), type=dict[str, tuple[float, ...]])
    assert {len(row) for row in rows.values()} == {len(VERDICTS[kind])}
    places = {name.split(" ~")[0] for name in rows if " ~" in name}
    assert places == {*FIELDS[kind], "near", "title", "document"}


@pytest.mark.parametrize("kind", JUDGED)
def test_weights_have_no_more_decimals_than_are_added_exactly(kind: str) -> None:
    rows: dict[str, list[float]] = json.loads(WEIGHTS.joinpath(f"{kind}.json").read_text())
    assert all(round(weight, 5) == weight for row in rows.values() for weight in row)


@pytest.mark.parametrize("kind", JUDGED)
def test_odds_are_those_of_the_weights_added_one_by_one(kind: str) -> None:
    rows: dict[str, list[float]] = json.loads(WEIGHTS.joinpath(f"{kind}.json").read_text())
    view, claims = found(TRIAL, "A triptan for migraine and zzyx")
    judge = Judge(kind, VERDICTS[kind])
    for claim in claims:
        if claim.kind == kind:
            case = case_of(claim, view)
            told = list(judge.odds(case).values())
            plain = [math.exp(_whole(rows, case, column)) for column in range(len(told))]
            assert told == pytest.approx([each / sum(plain) for each in plain])


def _whole(rows: dict[str, list[float]], case: Case, column: int) -> float:
    """What weighs for one verdict, as the model is written down."""

    def of_word(place: str, word: str) -> float:
        numbers = numbers_of(vectors().get(word, ""))
        drawn = sum(number * rows[f"{place} ~{at}"][column] for at, number in enumerate(numbers))
        return drawn + (rows[f"{place}: {word}"][column] if f"{place}: {word}" in rows else 0)

    told = [sum(of_word(place, word) for word in words) / max(len(words), 1) for place, words in case.words]
    return sum(told) + sum(rows[clue][column] for clue in case.clues if clue in rows)


def test_vectors_are_of_one_length() -> None:
    assert len({len(each) for each in vectors().values()}) == 1


@pytest.mark.parametrize("kind", JUDGED)
def test_odds_add_up_to_one(kind: str) -> None:
    view, claims = found(TRIAL, "A triptan for migraine")
    judge = Judge(kind, VERDICTS[kind])
    for claim in claims:
        if claim.kind == kind:
            odds = judge.odds(case_of(claim, view))
            assert list(odds) == list(VERDICTS[kind])
            assert math.isclose(sum(odds.values()), 1)


def test_only_what_a_claim_is_told_to_be_changes() -> None:
    view, claims = found(TRIAL)
    for claim in claims:
        judged = verdict_of(claim, view)
        assert judged is not None
        assert msgspec.structs.replace(judged, **_said(claim)) == claim


def _said(claim: Claim) -> dict[str, str]:
    return {"role": claim.role} if isinstance(claim, ProportionClaim) else {}


def test_a_sentence_alone_is_not_judged() -> None:
    view, claims = found("Of 60 patients, 12 (20%) improved.")
    assert [verdict_of(claim, view) for claim in claims] == claims


def test_roles_of_a_trial() -> None:
    told = roles(TRIAL, "A triptan for acute migraine: a randomised trial")
    assert told == {
        "41": "response",
        "19": "response",
        "9": "adverse_event",
        "6": "adverse_event",
        "78": "characteristic",
    }


def test_shares_of_a_beam_are_no_claims() -> None:
    assert roles(PHYSICS, "Attenuation of a photon beam by a new filter") == {}


def test_the_energy_of_a_beam_is_no_score() -> None:
    told = {}
    for text, title in (
        (PHYSICS + " The mean energy of the photons was 146 keV.", "Attenuation of a photon beam by a new filter"),
        (TRIAL + " Their mean age was 41 years.", "A triptan for acute migraine"),
    ):
        view, claims = found(text, title)
        told |= {claim.value: verdict_of(claim, view) for claim in claims if isinstance(claim, ScoreClaim)}
    assert {value: kept is not None for value, kept in told.items()} == {Decimal(146): False, Decimal(41): True}


ENZYMES = """Cultured hepatocytes of rats were incubated with the kinase inhibitor for 24 h. Enzyme activity was assayed
in the supernatant and mRNA was measured by Northern blots. The compound suppressed the transcription of the reductase
gene and inhibited protein synthesis in stimulated cells. Binding of the ligand to its receptor was unchanged at all
concentrations. It also reduced cell death. The signalling pathway downstream of the receptor needs to be studied in
further experiments with knockout mice and with other inhibitors of the same kinase."""


RAISED = """Rats were given the beta agonist for three weeks by gavage. Plasma was drawn from the tail and assayed by
chromatography, and synaptosomes were prepared from the cortex and the hippocampus after decapitation. The agonist
increased plasma noradrenaline levels and raised receptor expression. Age was associated with receptor density. The
agonist also increased survival. The amount of the peptide increased with age. Further experiments with antagonists of
the receptor and with knockout mice are under way in our laboratory."""


@pytest.mark.parametrize(
    ("text", "title", "relations"),
    [
        pytest.param(
            ENZYMES,
            "A kinase inhibitor and gene transcription in hepatocytes",
            {
                "transcription of the reductase gene": "cause",
                "protein synthesis in stimulated cells": "cause",
                "cell death": "protective",
            },
            id="less of what is no ill",
        ),
        pytest.param(
            RAISED,
            "A beta agonist and plasma noradrenaline of rats",
            {
                "plasma noradrenaline levels": "cause",
                "receptor expression": "cause",
                "receptor density": "associated",
                "survival": "protective",
                "peptide": "associated",
            },
            id="what a verb tells to be raised",
        ),
    ],
)
def test_what_is_neither_hoped_for_nor_feared_is_brought_about(
    text: str, title: str, relations: dict[str, str]
) -> None:
    claims = extract_claims(View(document_of(text, title)))
    assert {claim.outcome: claim.relation for claim in claims if isinstance(claim, CauseClaim)} == relations


@pytest.mark.parametrize(
    ("quote", "done"),
    [
        ("zinc raised the level of iron", True),
        ("iron was increased by zinc", True),
        ("zinc plays a role in memory", True),
        ("zinc plays a role in susceptibility to gout", False),
        ("iron increased with age", False),
        ("zinc was associated with increased iron", False),
        ("iron was higher than before", False),
    ],
)
def test_doing_is_told_by_verbs(quote: str, done: bool) -> None:
    assert tells_doing(quote) is done


def test_words_of_grammar_are_not_weighed() -> None:
    assert content_words("The share of those who were cured at 2 h") == ("share", "those", "cured", "h")


NUMBERS = {"score", "change", "share", "effect", "part", "none"}
"""What a number that was left unread, or taken for a score, may be."""


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.jsonl")), ids=lambda path: path.stem)
def test_judged_claims_are_places_with_a_verdict(path: Path) -> None:
    told = NUMBERS if path.stem == "number" else {*VERDICTS[path.stem], "sides", "statistic"}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert len(row["digest"]) == 16
        for claim in row["claims"]:
            start, end = claim["quote"]
            assert claim["kind"] == path.stem
            assert 0 <= start < end
            assert claim["verdict"] in told


@pytest.mark.parametrize("path", sorted(GOLD.with_name("sides").glob("*.jsonl")), ids=lambda path: path.stem)
def test_who_and_what_are_places_too(path: Path) -> None:
    fields = {"effect": {"factor", "outcome", "comparator"}, "proportion": {"of", "group"}}
    named = fields.get(path.stem, {"of", "group", "timepoint"})
    for line in path.read_text(encoding="utf-8").splitlines():
        for claim in json.loads(line)["claims"]:
            told = named & claim.keys()
            assert claim["kind"] == path.stem
            assert not told if claim.get("verdict") == "none" else told
            assert all(isinstance(piece, list) for name in told for piece in claim[name])


def test_a_role_is_read_unless_it_is_judged_for_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    always = SimpleNamespace(weights=lambda _: {role: 1e6 * (role == "accuracy") for role in ROLES})
    monkeypatch.setattr(verdict, "shipped", lambda **_: always)
    told = roles(TRIAL.replace("Nausea was reported by 9%", "Rescue medication was taken by 9%"), "A triptan")
    assert told["9"] == "accuracy"
    assert {told["41"], told["19"]} == {"response"}
