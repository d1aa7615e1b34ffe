"""Citation marks as a View tells them: labels of a stretch, and whether a place lies within a mark."""

from __future__ import annotations

from evidex.read.builder import Builder
from evidex.schema import Citation, Metadata, Origin
from evidex.text import View

TEXT = "Pain fell [3] and came back [3,14]."


def cited() -> View:
    builder = Builder()
    builder.add_block("paragraph", TEXT)
    for mark, labels in (("[3]", ("3",)), ("[3,14]", ("3", "14"))):
        start = TEXT.index(mark)
        builder.citations.append(Citation(start=start, end=start + len(mark), labels=labels))
    return View(builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata()))


def test_a_label_that_is_cited_twice_counts_once_in_text_order() -> None:
    assert cited().labels_cited_in(0, len(TEXT)) == ("3", "14")
    assert cited().labels_cited_in(0, 9) == ()
    assert cited().labels_cited_in(0, TEXT.index("[3]")) == ()
    assert cited().labels_cited_in(TEXT.index("[3]"), TEXT.index("[3]") + 1) == ("3",)


def test_a_number_deep_in_a_mark_is_cited_and_one_between_marks_is_not() -> None:
    view, deep = cited(), TEXT.index("14")
    assert view.is_cited_at(deep, deep + 2)
    assert not view.is_cited_at(TEXT.index("came"), TEXT.index("came") + 4)
    assert not view.is_cited_at(0, 4)
