"""What belongs to other walks of life: the word lists, and leaflets full of advice for daily life that stay on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidex.check.straying import strays
from evidex.check.topic import set_aside, subject_of
from evidex.check.wording import lexicon, walks
from evidex.read.sources import find_sources, read_source
from evidex.schema import Document
from evidex.text import View

LEAFLETS = sorted((Path(__file__).parent / "leaflets").iterdir())


def view_of(path: Path) -> View:
    document = next(iter(read_source(next(find_sources(path)))))
    assert isinstance(document, Document)
    return View(document)


@pytest.mark.parametrize("path", LEAFLETS, ids=lambda path: path.stem)
def test_advice_for_daily_life_is_no_padding(path: Path) -> None:
    view = view_of(path)
    assert set_aside(view) is None
    assert [view.text[each.sentence.start : each.sentence.end] for each in strays(view)] == []


def test_every_walk_of_life_has_words_and_phrases() -> None:
    assert len(walks()) == 24
    for name, words in walks().items():
        assert len(words.weights) > 20, name
        assert words.phrases, name
        assert set(words.weights.values()) <= {0.5, 1.0}, name


def test_an_unmistakable_word_of_health_is_no_plain_word_of_another_walk_of_life() -> None:
    healthy = {stem for stem, weight in lexicon("health.txt")[""].weights.items() if weight == 1}
    for name, words in walks().items():
        assert not {stem for stem, weight in words.weights.items() if weight == 1} & healthy, name


def test_a_title_makes_a_walk_of_life_at_home_by_a_plain_word() -> None:
    view = view_of(next(path for path in LEAFLETS if path.stem == "mites"))
    assert "home" in subject_of(view).own
    assert "finance" not in subject_of(view).own
