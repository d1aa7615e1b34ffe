"""The sentence splitter on the traps of clinical prose."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.text import split_text


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_text(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Pain fell (P = .04). Mobility rose.", 2),
        ("Drug A vs. placebo was better. It was safe.", 2),
        ("Smith et al. reported 7 cases. None died.", 2),
        ("See Fig. 2 for details.", 1),
        ("Symptoms, e.g. pain, fell by 3.5 points. They rose again.", 2),
        ("Given i.v. at 2 mg/kg. No harm was seen.", 2),
        ("Manage rapidly. 1, 3", 1),
        ("It affects 44% of cases. 1, 3 Refer urgently. 3", 2),
        ("Pain returned.12,13 Mobility did not.", 2),
        ("Pain returned [1]. Mobility did not [2].", 2),
        ("Age was 42.5 years. P<.001 for all.", 2),
        ("Relapse fell (Lindgren et al., 2016). Mood rose.", 2),
        ("Mean age was 45. 20% to 30% of patients were women.", 2),
        ("Mean score was 3. 20% vs 30% of patients responded.", 2),
        ("Mean age was 45. 20 to 30 patients were seen daily.", 2),
        ("Rates were 13. 3% to 14.5%, and ratios 1. 46 to 1.78 in women.", 1),
        ("Pain returned.¹,² Mobility did not.", 2),
    ],
)
def test_splits_into(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(st.text(alphabet="ab .1,()P=[]\n'Z", max_size=80))
def test_every_character_that_is_not_space_stands_in_one_sentence(text: str) -> None:
    joined = "".join(sentences(text))
    assert "".join(joined.split()) == "".join(text.split())


@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_run_forwards_and_do_not_overlap(left: str, right: str) -> None:
    text = f"{left}. {right}"
    spans = list(split_text(text, 0, len(text)))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))


def test_a_stretch_without_a_full_stop_is_cut_into_bounded_pieces() -> None:
    pieces = list(split_text("word " * 40_000, 0, 200_000))
    assert max(end - start for start, end in pieces) <= 4_000
    assert sum(end - start for start, end in pieces) > 150_000
