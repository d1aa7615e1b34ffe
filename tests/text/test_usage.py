"""Words that are used alike."""

import pytest

from evidex.text.usage import is_living, is_nearer, likeness


def test_likeness_is_of_both_alike_and_knows_what_it_does_not_know() -> None:
    assert likeness("nausea", "vomiting") == likeness("vomiting", "nausea")
    assert likeness("nausea", "nausea") == 1
    assert likeness("nausea", "qwrtzp") is None


@pytest.mark.parametrize(
    ("word", "one", "other"),
    [
        ("neutrons", "photons", "deposition"),
        ("women", "men", "fractures"),
        ("lesions", "recurrence", "zebra-striped"),
        ("endoscopies", "colonoscopies", "patients"),
    ],
)
def test_what_a_word_is_nearer_to(word: str, one: str, other: str) -> None:
    assert is_nearer(word, one, [other])


def test_what_a_word_is_not_nearer_to() -> None:
    assert not is_nearer("mortality", "diabetes", ["incidence", "survival"])
    assert not is_nearer("qwrtzp", "photons", [])


def test_what_lives() -> None:
    words = ("cattle", "women", "macrophages", "liver", "imaging", "mania", "qwrtzp")
    assert [word for word in words if is_living(word)] == ["cattle", "women", "macrophages"]
