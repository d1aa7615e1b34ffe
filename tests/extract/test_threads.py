"""Small products are reckoned on one core: threads took as long again, and workers of a run would fight for cores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from evidex import extract
from evidex.evaluate.gold import document_of
from evidex.extract._learnt import exact
from evidex.schema import Claim
from evidex.text import View


def threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


@dataclass
class Counts:
    """An extractor that finds nothing but how many threads there are."""

    name: str = "counts"
    seen: list[list[int]] = field(default_factory=list)

    def extract(self, _: View) -> Iterator[Claim]:
        self.seen.append(threads())
        return iter(())


def test_one_thread_while_claims_are_extracted_and_as_many_as_before_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = Counts()
    monkeypatch.setattr(extract, "extractors", lambda: (counts,))
    exact._blas.cache_clear()  # another test may have brought further pools since
    view = View(document_of("Nothing is told here."))
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        assert np.ones(2) @ np.ones(2) == 2 and before
        assert extract.extract_claims(view) == ()
        assert threads() == before
    assert counts.seen == [[1] * len(before)]
