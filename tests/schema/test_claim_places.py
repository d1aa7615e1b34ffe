"""A claim that is not in the text cannot be made."""

import pytest

from evidex.errors import QuoteError
from evidex.schema import ScoreClaim, place_claim
from tests.made import made_document


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-2, 4), (0, 10**6)])
def test_a_span_that_holds_nothing_or_lies_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(QuoteError, match="no claim can stand at"):
        place_claim(ScoreClaim, made_document(), start, end, section="results", extractor="score/1", value=1)
