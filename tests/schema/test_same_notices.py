"""Which notices are one and which are two."""

import pytest

from evidex.schema import Notice
from evidex.schema.same_notices import lacking, together

NINE = Notice(kind="correction", pmid="9", citation="J Made. 2025")
CITED = Notice(kind="correction", citation="J Made. 2025")
ELSEWHERE = Notice(kind="correction", citation="J Other. 2025")
NAMELESS = Notice(kind="correction")


@pytest.mark.parametrize(
    ("told", "paper"),
    [
        ([[NINE], [NINE]], [NINE]),
        ([[NAMELESS], [NINE]], [NINE]),
        ([[NINE], [NAMELESS]], [NINE]),
        ([[NINE], [CITED]], [NINE]),
        ([[CITED, CITED]], [CITED, CITED]),
        ([[CITED, CITED], [CITED]], [CITED, CITED]),
        ([[NINE, NAMELESS]], [NINE, NAMELESS]),
        ([[NINE], [ELSEWHERE, NAMELESS]], [NINE, ELSEWHERE]),
    ],
)
def test_documents_of_a_paper_tell_each_notice_once_and_one_document_each_of_its_own(
    told: list[list[Notice]], paper: list[Notice]
) -> None:
    assert together(told) == paper


@pytest.mark.parametrize(
    ("now", "then", "news"),
    [
        ([NINE, NAMELESS], [NINE], [NAMELESS]),
        ([NINE], [NAMELESS], []),
        ([CITED, CITED], [CITED], [CITED]),
        ([NINE, NAMELESS], [NAMELESS, NINE], []),
    ],
)
def test_a_notice_without_a_name_is_news_beside_one_that_was_known(
    now: list[Notice], then: list[Notice], news: list[Notice]
) -> None:
    assert lacking(now, then) == news
