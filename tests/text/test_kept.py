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


def test_what_comes_later_is_answered_and_not_kept() -> None:
    kept = Kept(len, 1)
    assert [kept["pain"], kept["gout"], kept["gout"]] == [4, 4, 4]
    assert list(kept) == ["pain"]
