"""The paper's own DOI, and never that of another."""

import pytest

from evidex.read.pdf.own_doi import own_doi

OWN = "10.9999/zinc-2015-7"
CASES = {
    "the only one of the first pages": ([f"DOI {OWN}", f"https://doi.org/{OWN}."], [], OWN),
    "broken at the end of a line": (["doi:10.9999/zinc-2015- 7", "http://dx.doi.org/10.9999/ zinc-2015-7"], [], OWN),
    "stuck to the last reference": ([], [f"9. Tin B. Gout. doi:10.9999/tin doi:{OWN} Cite this article as: Ag"], OWN),
    "how to cite, behind two versions": (
        ["Was doi: 10.9999/zinc.1, is doi: 10.9999/zinc.2"],
        ["How to cite this article: Ag A et al. Zinc. J Zn 2015, 3:190 (doi: 10.9999/zinc.2)"],
        "10.9999/zinc.2",
    ),
    "a citation, beside that of data": (
        ["Citation: Ag A. Zinc. doi.org/10.9999/zn", "data at 10.7777/d"],
        [],
        "10.9999/zn",
    ),
    "data of the paper": (["Data: https://doi.org/10.5061/dryad.zn", f"doi:{OWN}"], [], OWN),
    "published online, beside a comment": (
        [f"Published Online May 2, 2015 http://dx.doi.org/{OWN}", "See Comment http://dx.doi.org/10.9999/other"],
        [],
        OWN,
    ),
    "two, and nothing tells which": (["doi:10.9999/a", "doi:10.9999/b"], [], ""),
    "only those of references": ([], ["1. Tin B. Gout. doi:10.9999/tin", "2. Ag. Zinc. doi:10.9999/zn"], ""),
}


@pytest.mark.parametrize(("first", "pieces", "doi"), CASES.values(), ids=CASES.keys())
def test_own_doi(first: list[str], pieces: list[str], doi: str) -> None:
    assert own_doi(first, pieces) == doi
