"""The same quantity told twice: the search finds what holding each sentence against each would, at less cost."""

import random
from collections.abc import Sequence

import pytest

from evidex.check import contradiction
from evidex.check.contradiction import clause_weights, contradictions
from evidex.check.mentions import Mention, mentions
from evidex.read import Source, read_source
from evidex.schema import Document
from evidex.text import View


def view_of(sentences: Sequence[str]) -> View:
    (document,) = read_source(Source(name="draft.md", data=("# Sleep\n\n" + "\n\n".join(sentences)).encode()))
    assert isinstance(document, Document)
    return View(document)


def sentences(number: int, seed: int) -> list[str]:
    """Of few words and values, so that many are alike, equal, or about."""
    draw = random.Random(seed)
    people = ("nurses", "night nurses", "porters", "porters and nursing staff", "nursery staff")
    things = ("Snoring", "Loud snoring", "Sleeplessness", "Snoring and falls", "Falls")
    told = []
    for _ in range(number):
        about, source = draw.choice(("", "", "about ")), draw.choice(("", "", " [1]", " [2]"))
        first, second = draw.choice((12, 12.5, 20, 35, 71)), draw.choice((14, 29, 80))
        more = draw.choice(("", "", f" and in {second}% of the {draw.choice(people)} at one year"))
        told.append(f"{draw.choice(things)} was seen in {about}{first}% of the {draw.choice(people)}{more}{source}.")
    return told


@pytest.mark.parametrize("seed", range(5))
def test_the_search_finds_what_holding_each_against_each_finds(seed: int) -> None:
    view = view_of(sentences(60, seed))
    heard = contradiction._Heard(clause_weights(view))
    told = [heard.telling(found) for sentence in view.sentences if (found := mentions(view, sentence))]
    expected: list[tuple[Mention, Mention]] = []
    for number, later in enumerate(told):
        pairs = [pair for earlier in told[:number] if (pair := contradiction._best_pair(earlier, later))]
        if pairs:
            expected.append(max(pairs, key=lambda pair: pair[0])[1])
    assert len(expected) > 10
    assert list(contradictions(view)) == expected


def test_sentences_that_are_alike_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    best_pair = contradiction._best_pair
    monkeypatch.setattr(contradiction, "_best_pair", lambda *two: calls.append(two) or best_pair(*two))
    counted = {}
    for number in (100, 400):
        calls.clear()
        told = [f"Snoring was seen in {each % 97}.{each % 7}% of the nurses on night duty." for each in range(number)]
        assert len(contradictions(view_of(told))) == number - 1
        counted[number] = len(calls)
    assert counted[400] <= 5 * counted[100]


@pytest.mark.parametrize(
    "told",
    ["Snoring was seen in 30% of the nurses at {}.{}1 months [9999].", "Snoring was seen in 30% of nurses [{}]."],
)
def test_no_sentence_is_held_against_more_than_fifty(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    best_pair, alike = contradiction._best_pair, contradiction._Wording.likeness
    monkeypatch.setattr(contradiction, "_best_pair", lambda *two: calls.append(two) or best_pair(*two))
    monkeypatch.setattr(contradiction._Wording, "likeness", lambda *two: calls.append(two) or alike(*two))
    view = view_of([told.format(each, each % 7) for each in range(1, 501)])
    assert contradictions(view) == ()
    assert len(calls) <= 500 * (contradiction._MOST + 10)
