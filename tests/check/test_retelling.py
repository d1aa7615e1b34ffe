"""A figure told in thousands of sentences: what a later one may tell again is looked up, each saying once."""

import pytest

from evidex.check import retelling
from evidex.check.figures import meets
from evidex.check.retelling import Telling, Tellings, stem_weights, supported_retelling, tell

TEXT = "\n".join(
    [
        "After kyphoplasty 23.4% of the patients had residual pain.",
        "About a third of adults have back pain.",
        "After kyphoplasty 23.4% of the patients had residual pain.",
        "In 31.2% of cases cement leaks into the disc.",
        "Of all women 23% had a new fracture, and 31.2% a fall.",
    ]
)


def told() -> list[Telling]:
    tellings, start = [], 0
    for line in TEXT.split("\n"):
        tellings.append(tell(TEXT, start, start + len(line)))
        start += len(line) + 1
    return tellings


@pytest.mark.parametrize("line", range(5))
@pytest.mark.parametrize("before", [0, 60, len(TEXT)])
def test_those_that_share_a_figure_are_found_in_order_and_each_saying_once(line: int, before: int) -> None:
    tellings = told()
    mine = tellings[line].figures
    wanted = [
        one
        for place, one in enumerate(tellings)
        if place != 2 and one.start < before and any(meets(a, b) for a in mine for b in one.figures)
    ]
    assert list(Tellings(tellings).sharing(mine, before)) == wanted


def test_a_sentence_that_a_thousand_tell_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "After kyphoplasty 23.4% of the patients had residual pain.\n"
    tellings = [tell(text * 1000, start, start + len(text) - 1) for start in range(0, 1000 * len(text), len(text))]
    seen = []
    shared = retelling._shared
    monkeypatch.setattr(retelling, "_shared", lambda *told: seen.append(told) or shared(*told))
    found = supported_retelling(tellings[-1], Tellings(tellings), stem_weights(tellings), before=tellings[-1].start)
    assert found is not None and found.first is tellings[0]
    assert len(seen) == 1


def test_no_more_than_many_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"At visit {visit} 23.4% of the patients had residual pain after kyphoplasty.\n" for visit in range(1000)]
    text, tellings = "".join(lines), []
    for line in lines:
        start = tellings[-1].end + 1 if tellings else 0
        tellings.append(tell(text, start, start + len(line) - 1))
    seen = []
    shared = retelling._shared
    monkeypatch.setattr(retelling, "_shared", lambda *told: seen.append(told) or shared(*told))
    assert supported_retelling(tellings[-1], Tellings(tellings), stem_weights(tellings), before=len(text) - 100)
    assert len(seen) == retelling.MANY
