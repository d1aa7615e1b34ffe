"""TeX in one line: what a long one costs."""

import time

import pytest

from evidex.read._formula import tex_text


@pytest.mark.parametrize("piece", [r"\begin{document}", " ", r"\bar{", r"\text {", "_ {"])
def test_tex_of_any_length_is_written_out_in_a_moment(piece: str) -> None:
    began = time.process_time()
    tex_text(piece * 60_000)
    assert time.process_time() - began < 10


def test_of_a_whole_tex_document_its_body_is_told() -> None:
    told = r"\documentclass{minimal} \usepackage{amsmath} \begin{document} $$p = 0.03$$ \end{document}"
    assert tex_text(told) == "p = 0.03"
    assert tex_text(r"x ^ 2") == "x²"


def test_equations_below_each_other_are_told_one_after_the_other() -> None:
    assert tex_text(r"\begin{aligned} a &= 5 \\ b &= 6 \end{aligned}") == "a = 5; b = 6"
    assert tex_text(r"A\&E = 5\%") == "A&E = 5%"
