"""LaTeX is refused: read as text an interval at '95\\%' was lost without a word."""

import pytest

from evidex.errors import UnreadableError
from evidex.read import Source, read_source

SOURCE = r"""% made with love
\documentclass[12pt]{article}
\begin{document}
The odds ratio was 1.85 (95\% CI 1.20 to 2.85).
\end{document}
"""


@pytest.mark.parametrize("name", ["paper.tex", "paper.txt"])
def test_latex_is_refused_with_the_way_on(name: str) -> None:
    (reading,) = read_source(Source(name=name, data=SOURCE.encode()))
    assert str(reading) == f"{name}: it is LaTeX source, which evidex does not read; give the PDF that it makes."
    assert isinstance(reading, UnreadableError)


def test_a_text_that_speaks_of_it_is_a_document() -> None:
    told = b"Files that begin with \\documentclass{article} are LaTeX. Pain fell in 3 of 9 patients.\n"
    (reading,) = read_source(Source(name="note.txt", data=told))
    assert not isinstance(reading, UnreadableError)
