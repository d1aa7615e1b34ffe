"""Answers that are kept are worked out once, and no more of them are kept than was said."""

from __future__ import annotations

from evidex.text.kept import Kept


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Kept(length, 2)
    assert [kept[word] for word in ("pain", "age", "pain", "age")] == [4, 3, 4, 3]
    assert asked == ["pain", "age"]


def test_what_was_not_asked_for_lately_is_forgotten() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Kept(length, 4)
    assert [kept[word] for word in ("pain", "age", "pain", "gout", "pain", "rash", "pain")] == [4, 3, 4, 4, 4, 4, 4]
    assert asked == ["pain", "age", "gout", "rash"]  # a word that is asked for again and again stays
    assert kept["age"] == 3
    assert asked == ["pain", "age", "gout", "rash", "age"]


def test_no_more_are_kept_than_was_said() -> None:
    kept = Kept(len, 10)
    for number in range(100):
        assert kept[f"word {number}"] == len(f"word {number}")
        assert len(kept) <= 5
