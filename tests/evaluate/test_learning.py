"""What the benchmarks learn from: how examples count, what is left out, and what is said where something lacks."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import choices
import choices_beside
import examples
import judging
import learning
import network_cases
import role_cases
import role_shares
import values

from evidex.evaluate.gold import GoldAbstract, document_of
from evidex.extract._choosing.choice import Choice, Weighed
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.clues import Look
from evidex.extract._choosing.reading import texts_read
from evidex.extract._judging.case import Case
from evidex.extract._judging.reader import ROLES
from evidex.extract._judging.verdict import NONE
from evidex.extract._score.evidence import weighing
from evidex.text import View


def test_the_examples_of_a_document_share_its_weight() -> None:
    shares = learning.shares_of(["a", "b", "b", "b", "b"])
    assert shares[0] == 1
    assert shares[1:].sum() == pytest.approx(4**0.6)


def test_weights_go_to_where_the_loss_is_least() -> None:
    aim = np.array([2.0, -1.0])
    found = learning.descend(lambda at: (float(((at - aim) ** 2).sum()), 2 * (at - aim)), 2)
    assert found == pytest.approx(aim, abs=1e-4)


def judged(text: str, quote: str) -> list[values.Example]:
    claim = {"kind": "number", "quote": quote, "verdict": "score"}
    return values.judged_examples([GoldAbstract("row1", text, [claim], "Sleep")])


def test_a_verdict_holds_for_the_number_at_the_end_of_its_quote() -> None:
    (example,) = judged("The sleep index was 41 in nurses and 52 in porters.", "index was 41")
    assert example.value


def test_a_quote_that_recurs_tells_of_no_number() -> None:
    text = "At night the sleep index was 41 in nurses. By day the sleep index was 41 in none of them."
    assert judged(text, "index was 41") == []


def test_weights_are_others_for_a_while_and_never_copied() -> None:
    shipped, others = weighing.weights, {"a clue": (1.0, 0.0)}
    with values.with_weights(others):
        assert weighing.weights() is others
    assert weighing.weights is shipped
    with pytest.raises(ZeroDivisionError), values.with_weights(others):
        raise ZeroDivisionError
    assert weighing.weights is shipped


@pytest.mark.parametrize(
    ("program", "words", "told"),
    [
        (choices, ["gold.jsonl", "--sides", "sides"], "--sides needs --texts"),
        (values, ["gold.jsonl", "--judged", "number.jsonl"], "--judged needs --texts"),
    ],
)
def test_places_without_their_texts_are_told(
    program: object, words: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["program", *words])
    with pytest.raises(SystemExit):
        program.main()  # type: ignore[attr-defined]
    assert told in capsys.readouterr().err


def test_afresh_what_was_told_before_is_what_the_grammar_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the shipped weights, which saw all documents, are not asked."""
    asked = []

    def weighed(chooser: Chooser, look: Look) -> list[list[Weighed]]:
        asked.append(look)
        return [[(0, Choice(None))] for _ in chooser.fields]

    monkeypatch.setattr(Chooser, "weighed", weighed)
    gold = [examples.Shown(GoldAbstract("row1", "In all, 12 of 40 (30%) nurses slept badly.", [], "Sleep"))]
    examples.examples(gold, "proportion", afresh=True)
    assert asked == []
    examples.examples(gold, "proportion")
    assert len(asked) == 1


def test_a_number_that_no_label_is_about_counts_nothing_but_is_there_for_those_beside_it() -> None:
    text = "In all, nausea was seen in 30% and rash in 12% of nurses."
    label = {"kind": "proportion", "quote": "30%", "percent": 30, "of": "nausea"}
    found = examples.examples([examples.Shown(GoldAbstract("row1", text, [label], "Sleep"))], "proportion")
    assert [example.weight for example in found["of"]] == [1, 0]
    first, second = (example.look.site for example in found["of"])
    assert first.numbers is second.numbers


def test_an_estimate_that_has_the_sides_of_the_one_before_it_is_no_example() -> None:
    text = "Zinc lowered mortality (RR 0.52, 95% CI 0.31 to 0.83; NNT 12, 95% CI 8 to 30). Iron did not (RR 1.1)."
    labels = [
        {"kind": "effect", "quote": "RR 0.52", "measure": "RR", "estimate": 0.52, "factor": "Zinc"},
        {"kind": "effect", "quote": "RR 1.1", "measure": "RR", "estimate": 1.1, "factor": "Iron"},
    ]
    found = examples.examples([examples.Shown(GoldAbstract("row1", text, labels, "Zinc"))], "effect")
    assert [example.label for example in found["factor"]] == ["Zinc", "Iron"]


def test_what_the_numbers_beside_tell_is_learnt_from_the_likeliest_choices() -> None:
    text = "In all, nausea was seen in 30% and rash in 12% of nurses."
    labels = [
        {"kind": "proportion", "quote": "30%", "percent": 30, "of": "nausea"},
        {"kind": "proportion", "quote": "12%", "percent": 12, "of": "rash"},
    ]
    gold = [examples.Shown(GoldAbstract(f"row{n}", text, labels, "Sleep")) for n in range(8)]
    shown = examples.examples(gold, "proportion")
    weighed = {field: choices.crossed(each) for field, each in shown.items()}
    numbers = choices_beside.Numbers(shown, weighed)
    assert set(numbers.told("of", numbers.learn("of"))) == {"nausea", "rash"}
    assert len(numbers.crossed("of")) == 16
    even = [{"of": [0.5] * (len(texts_read(each.look.site.phrases, each.look.site.title)) + 1)} for each in shown["of"]]
    read = choices_beside.Numbers(shown, weighed, even)
    assert "read" in read.learn("of")
    assert "read" not in read.learn("group")


def test_a_case_of_the_network_has_a_place_and_how_right_it_is_for_each_phrase() -> None:
    text = "Nausea occurred in 12% and rash in 20% of the lunazine group."
    labels = [
        {"kind": "proportion", "percent": 12, "of": "nausea"},
        {"kind": "proportion", "percent": 20, "of": "rash"},
    ]
    shown = examples.examples([examples.Shown(GoldAbstract("row1", text, labels, "Sleep and nausea"))], "proportion")
    first, second = network_cases.cases(shown)
    for case in (first, second):
        phrases = len(case["words"].phrases)
        assert len(case["places"]) == len(case["given"]["of"]) == phrases
        assert {len(right) for right in case["right"].values()} == {phrases + len(case["title"].phrases)}
    low, high = second["own"]
    assert first["words"].lows[low:high] != []
    assert first["own"] < second["own"]
    assert max(first["right"]["of"]) == max(second["right"]["of"]) == 1


def examples_of(*verdicts: str) -> list[judging.Example]:
    view = View(document_of("In all, 12 of 40 (30%) nurses slept badly.", "Sleep", "row1"))
    (claim,) = judging.by_kind("proportion").extract(view)
    case: Case = judging.case_of(claim, view)
    return [judging.Example(f"row{at}", case, verdict, False) for at, verdict in enumerate(verdicts)]


def test_a_verdict_without_an_example_is_named() -> None:
    with pytest.raises(SystemExit, match="no example of none"):
        judging.write("score", examples_of("ok", "ok"))
    with pytest.raises(SystemExit, match="no example of none"):
        judging.measure(examples_of("ok", "ok"))


def test_measuring_divides_by_no_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings are errors here: a division by 0 of NumPy would be one."""
    judging.measure(examples_of(*["ok", "none"] * judging.FOLDS))
    assert "nan" not in capsys.readouterr().out


RELIEF = "All were seen for a year. Of 40 adults on lunazine, 12 (30%) were free of pain and 4 (10%) had nausea."


def test_a_share_is_learnt_from_with_its_role_and_the_places_of_its_words() -> None:
    label = {"kind": "proportion", "quote": "12 (30%)", "percent": 30, "role": "response", "doubt": True}
    gold = GoldAbstract("row1", RELIEF, [label], "Lunazine for pain")
    relief, nausea = role_cases.labelled([gold], judged=False)
    assert (relief.verdict, relief.doubt, nausea.verdict) == ("response", True, "none")
    assert relief.words["sentence"][relief.own] == "#"
    assert relief.of is not None
    assert relief.words["sentence"][slice(*relief.of)] == ["free", "of", "pain"]
    assert relief.words["before"] == "all were seen for a year .".split()


def test_roles_are_learnt_in_the_order_that_they_are_read_in() -> None:
    assert (*ROLES, NONE) == role_shares.ROLES


def test_shares_are_invented_in_real_sentences_and_nobody_told_their_role() -> None:
    text = "The trial was done in 14 centres with adults who had migraine. The attacks were treated at home by nurses."
    made = list(role_cases.invented("Migraine at home", text, "row7", random.Random(1)))
    assert made
    for share in made:
        assert (share.document, share.verdict, share.shown.title) == ("row7", None, "Migraine at home")
        assert "%" in share.shown.sentence
        real = {word for word in share.words["sentence"] if word.isalpha()} - {"cases", "of", "patients", "in", "was"}
        assert real <= {word.strip(".").lower() for word in text.split()}
    again = list(role_cases.invented("Migraine at home", text, "row7", random.Random(1)))
    assert again == made
