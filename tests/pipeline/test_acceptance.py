"""How far acceptances reach in their file, and what very many of them cost."""

import time

import pytest

from evidex.pipeline.acceptance import acceptances_in
from evidex.report.places import SourceText

MARK = "<!-- evidex: accept NUM101: rounded -->"


@pytest.mark.parametrize(
    ("told", "part"),
    [
        (f"One 1.\n\nTwo 2. {MARK} Three 3.\n\nFour 4.", f"Two 2. {MARK} Three 3."),
        (f"One 1.\n\n{MARK}\n\nTwo 2.\n\nThree 3.", f"{MARK}\n\nTwo 2."),
        (f"One 1.\n\n{MARK}\nTwo 2.\n\nThree 3.", f"{MARK}\nTwo 2."),
        (f"One 1.\n\n{MARK}", MARK),
        (f"<p>One 1.</p>{MARK}<p>Two 2.</p><p>Three 3.</p>", f"{MARK}<p>Two 2."),
        (f"{MARK}\n{MARK}\n\nTwo 2.\n\nThree 3.", f"{MARK}\n{MARK}"),
    ],
)
def test_a_mark_counts_for_its_paragraph_or_where_it_stands_alone_for_the_next(told: str, part: str) -> None:
    mark = acceptances_in(SourceText(told))[0]
    assert told[mark.start : mark.end - 1] == part


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_very_many_marks_are_read_in_a_moment(gap: str) -> None:
    source = SourceText(f"{MARK}{gap}" * 5000)
    began = time.process_time()
    assert len(acceptances_in(source)) == 5000
    assert time.process_time() - began < 10
