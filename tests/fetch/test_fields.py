"""Queries that PubMed would not understand as they are meant are noticed before or after it is asked."""

import pytest
from invented import Ask, Serve, many

from evidex.errors import UsageError
from evidex.fetch.fields import check_query, suggestion, unknown_tags
from evidex.fetch.loopback.query import FIELDS, TAGS
from evidex.fetch.searching import find_hits

GOOD = [
    "low back pain[tiab] AND 2020:2024[dp]",
    '("spinal fusion"[MeSH Terms:noexp] OR fusion[tiab:~3]) NOT (animals[mh] NOT humans[mh])',
    "smith j[au] AND spine[ta] AND 33[vi] AND 12[pg]",
    '"benzo[a]pyrene"[nm] AND 2024/01/01:3000[edat] AND english[la] AND hasabstract[filter]',
    "kyphoplasty[Title/Abstract] AND randomized controlled trial[Publication Type] AND free full text[sb]",
    "AND1 pathway AND ORAI1",
    "knee AND NOT pain",
]


@pytest.mark.parametrize("query", GOOD)
def test_good_queries_pass(query: str) -> None:
    check_query(query)
    assert list(unknown_tags(query)) == []


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("titel", "Title"), ("tiba", "tiab"), ("Autor", "Author"), ("MeSH Term", "MeSH Terms"), ("xqzj", "")],
)
def test_a_misprint_is_named_with_what_was_meant(tag: str, meant: str) -> None:
    assert list(unknown_tags(f"knee[{tag}] AND pain[ti]")) == [tag]
    assert suggestion(tag) == meant


def test_a_field_that_the_server_knows_and_we_do_not_is_accepted(
    serve: Serve, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = ask(serve(many(3)))
    with pytest.raises(UsageError, match="no search field"):
        find_hits(client, "knee[xqzj]")
    monkeypatch.setitem(FIELDS, "new", ("XQZJ", "Brand new field", ()))
    monkeypatch.setitem(TAGS, "xqzj", "title")
    assert find_hits(client, "knee[xqzj]").warnings == ()
    monkeypatch.delitem(FIELDS, "new")
    assert "[xqzj]" in find_hits(client, "knee[xqzj]").warnings[0]
