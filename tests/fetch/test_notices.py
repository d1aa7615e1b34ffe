"""Retractions, corrections and concerns that a fetched record names."""

from invented import Made

from evidex.fetch.citation import citation_of


def test_a_record_names_the_notices_about_it_and_those_it_gives() -> None:
    made = Made(
        pmid="1",
        notices='<CommentsCorrections RefType="RetractionIn"><RefSource>J Coastal Med. 2020;3:4. doi: 10.5555/r.1.'
        '</RefSource><PMID>7</PMID></CommentsCorrections><CommentsCorrections RefType="Cites"><RefSource>x</RefSource>'
        '</CommentsCorrections><CommentsCorrections RefType="ExpressionOfConcernFor"><RefSource>y</RefSource>'
        "</CommentsCorrections>",
    )
    found = citation_of(made.record).notices
    assert [(n.kind, n.pmid, n.doi) for n in found] == [("retraction", "7", "10.5555/r.1"), ("concern_of", "", "")]
