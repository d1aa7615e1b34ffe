"""Which documents are an abstract alone."""

import pytest

from evidex.read.builder import Builder
from evidex.schema import Metadata, Origin
from evidex.text import View
from evidex.text.bare_abstract import is_bare_abstract

TOLD = (
    "Night work was recorded in 412 nurses. Blood pressure was measured twice, and both values were compared with "
    "those of day workers. Hypertension was found in 31% of night workers and in 24% of the others. The difference "
    "was not explained by age. Longer observation of the same nurses will show whether the values go on rising with"
    " years of shifts."
)
REVIEWED = (
    "This article reviews how cough is treated at home. Honey is liked by most children, and syrups do little. The "
    "findings suggest that time heals most coughs, and that a warm drink does as well as anything that is sold. "
    "What is missing are studies of small children, who cough most and of whom the fewest have been asked how they "
    "slept at night."
)


def view_of(*paragraphs: str, kind: str = "paragraph", heading: str = "") -> View:
    builder = Builder()
    builder.add_block("title", "Night work and blood pressure")
    builder.open_section("body", "body")
    if heading:
        builder.add_block("heading", heading)
    for paragraph in paragraphs:
        builder.add_block(kind, paragraph)  # type: ignore[arg-type]
    return View(builder.build(Origin(name="a", sha256="0" * 64, reader="test"), Metadata()))


@pytest.mark.parametrize("told", [(TOLD,), (REVIEWED,), (TOLD, "Shorter shifts were not studied.")])
def test_a_title_and_a_paragraph_on_a_study_are_an_abstract(told: tuple[str, ...]) -> None:
    assert is_bare_abstract(view_of(*told))


@pytest.mark.parametrize(
    "view",
    [
        view_of(f"{TOLD} Ask your doctor."),
        view_of(f"{TOLD} Researchers believe that shifts are to blame."),
        view_of(TOLD, TOLD, TOLD),
        view_of(TOLD, heading="What nurses say"),
        view_of(TOLD, kind="list_item"),
        view_of(TOLD[:200]),
        view_of("Nights are long. " * 30),
    ],
    ids=["speaks to its reader", "news", "three paragraphs", "a heading", "a list", "too short", "tells of no study"],
)
def test_an_article_is_none(view: View) -> None:
    assert not is_bare_abstract(view)
