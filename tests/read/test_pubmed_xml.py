"""PubMed XML becomes Documents: sections, inline tags, notices, books; damage and malice are said plainly."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.errors import UnreadableError
from evidex.read import Reading, Source, _xml, choose_reader, read_source
from evidex.schema import Document
from tests.read.soundness import assert_sound

DOCTYPE = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "pubmed_250101.dtd">'


def article(
    pmid: str = "1", title: str = "Sleep and falls.", inside: str = "", citation: str = "", data: str = ""
) -> str:
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
    <DateRevised><Year>2024</Year><Month>03</Month><Day>09</Day></DateRevised><Article>
    <Journal><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate><MedlineDate>2019 Nov-Dec</MedlineDate></PubDate>
    </JournalIssue><Title>Journal of Imaginary Rest</Title></Journal><ArticleTitle>{title}</ArticleTitle>
    <Pagination><StartPage>10</StartPage><EndPage>18</EndPage></Pagination>{inside}
    <Language>eng</Language></Article>{citation}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"""


def records(*articles: str, head: str = DOCTYPE) -> list[Reading]:
    data = f'<?xml version="1.0"?>\n{head}\n<PubmedArticleSet>{"".join(articles)}</PubmedArticleSet>'.encode()
    return list(read_source(Source("set.xml", data=data)))


def document(*args: str, **parts: str) -> Document:
    [reading] = records(article(*args, **parts))
    assert isinstance(reading, Document), reading
    assert_sound(reading)
    return reading


def abstract(*passages: str) -> str:
    return f"<Abstract>{''.join(passages)}</Abstract>"


def refusal(data: bytes, name: str = "a.xml") -> str:
    [reading] = read_source(Source(name, data=data))
    assert isinstance(reading, UnreadableError)
    return str(reading)


def test_labelled_passages_become_sections_with_their_headings() -> None:
    found = document(
        inside=abstract(
            '<AbstractText Label="AIMS" NlmCategory="OBJECTIVE">To count falls.</AbstractText>',
            '<AbstractText Label="WHAT WE DID" NlmCategory="METHODS">We counted.</AbstractText>',
            '<AbstractText Label="FINDINGS" NlmCategory="UNASSIGNED">Nine of 40 fell.</AbstractText>',
            '<AbstractText Label="UNLABELLED">And so on.</AbstractText>',
        )
    )
    assert found.text == (
        "Sleep and falls.\n\nAIMS\nTo count falls.\n\nWHAT WE DID\nWe counted.\n\n"
        "FINDINGS\nNine of 40 fell.\n\nAnd so on."
    )
    assert [(s.kind, s.part, s.heading) for s in found.sections] == [
        ("title", "front", ""),
        ("background", "abstract", "AIMS"),
        ("methods", "abstract", "WHAT WE DID"),
        ("results", "abstract", "FINDINGS"),
        ("body", "abstract", ""),
    ]


def test_labels_inside_an_unlabelled_abstract_part_it() -> None:
    found = document(
        inside=abstract("<AbstractText>Falls hurt. METHODS: We counted. RESULTS: Nine fell.</AbstractText>")
    )
    assert [(s.kind, s.heading) for s in found.sections[1:]] == [
        ("body", ""),
        ("methods", "METHODS"),
        ("results", "RESULTS"),
    ]
    assert "Nine fell." in found.text and "RESULTS:" not in found.text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("p &lt; 10<sup>-3</sup>.", "p < 10⁻³."),
        ("<i>H. pylori</i> was <b>rare</b> here", "H. pylori was rare here"),
        ("kg/m<sup>2</sup> and H<sub>2</sub>O", "kg/m² and H₂O"),
        ("CD4<sup>+</sup> and p53<sup>-/-</sup>", "CD4⁺ and p53⁻/⁻"),
        ("the 4<sup>th</sup> day, Aspirex<sup>®</sup>", "the 4th day, Aspirex®"),
        ("IFN<sup>high</sup>, 2<sup>0.5</sup>", "IFN^high, 2^0.5"),
        ("HbA<sub>1c</sub>, C<sub>max</sub>, IC<sub>50</sub>", "HbA1c, Cmax, IC₅₀"),
        ("<sup>99m</sup>Tc at 5 <sup>o</sup>C", "⁹⁹ᵐTc at 5 °C"),
        ("risk<sup>1,2</sup> and<sup>3-5</sup>", "risk¹,² and³–⁵"),
        ("a\n      b\u00a0c\u00add", "a b cd"),
        ("𝛽 &#x1D6FD; é", "𝛽 𝛽 é"),
        (
            'the <mml:math xmlns:mml="m"><mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo>'
            "<mml:mn>1</mml:mn></mml:mrow></mml:mfrac></mml:math> share",
            "the a/(b+1) share",
        ),
    ],
)
def test_inline_tags_leave_their_text(source: str, text: str) -> None:
    found = document(inside=abstract(f"<AbstractText>{source}</AbstractText>"))
    assert found.text.removeprefix("Sleep and falls.\n\n") == text


def test_the_record_says_who_where_and_when() -> None:
    found = document(
        "77",
        inside="""<ELocationID EIdType="doi" ValidYN="N">10.1/old</ELocationID>
        <AuthorList><Author><LastName>Okafor</LastName><Initials>CN</Initials></Author>
        <Author><CollectiveName>The Rest Group</CollectiveName></Author></AuthorList>
        <PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>""",
        citation="""<MeshHeadingList><MeshHeading><DescriptorName>Sleep</DescriptorName>
        <QualifierName>physiology</QualifierName></MeshHeading></MeshHeadingList>
        <KeywordList><Keyword>rest</Keyword></KeywordList>""",
        data="""<ArticleIdList><ArticleId IdType="doi">10.5555/rest.7</ArticleId>
        <ArticleId IdType="pmc">PMC12</ArticleId></ArticleIdList>
        <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId>
        </ArticleIdList></Reference></ReferenceList>""",
    ).metadata
    assert (found.pmid, found.pmcid, found.doi) == ("77", "PMC12", "10.5555/rest.7")
    assert (found.year, found.volume, found.issue, found.pages) == (2019, "7", "2", "10-18")
    assert found.authors == ("Okafor CN", "The Rest Group")
    assert (found.journal, found.language, found.revised) == ("Journal of Imaginary Rest", "en", "2024-03-09")
    assert (found.mesh, found.keywords) == (("Sleep/physiology",), ("rest",))


def test_notices_are_read_in_both_directions() -> None:
    def correction(kind: str, source: str, pmid: str = "") -> str:
        return (
            f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>'
            f"{f'<PMID>{pmid}</PMID>' if pmid else ''}</CommentsCorrections>"
        )

    listed = (
        correction("RetractionIn", "J Rest. 2021;9:1. doi: 10.5555/gone.1.", "91")
        + correction("ErratumFor", "J Rest. 2018;6:2", "92")
        + correction("ExpressionOfConcernIn", "J Rest. 2020;8:3")
        + correction("Cites", "J Rest. 2001;1:1", "93")
    )
    found = document(citation=f"<CommentsCorrectionsList>{listed}</CommentsCorrectionsList>").metadata.notices
    assert [(n.kind, n.pmid, n.doi) for n in found] == [
        ("retraction", "91", "10.5555/gone.1"),
        ("correction_of", "92", ""),
        ("concern", "", ""),
    ]


def test_a_publication_type_alone_is_a_notice() -> None:
    types = "<PublicationTypeList><PublicationType>{}</PublicationType></PublicationTypeList>"
    retracted = document(inside=types.format("Retracted Publication")).metadata.notices
    assert [n.kind for n in retracted] == ["retraction"]
    announcing = document(title="Retraction: Naps and luck.", inside=types.format("Retraction of Publication"))
    assert [(n.kind, n.citation) for n in announcing.metadata.notices] == [("retraction_of", "Naps and luck.")]


def test_an_abstract_in_another_language_is_kept_as_an_aside() -> None:
    spanish = "<AbstractText>Nueve de 40 cayeron.</AbstractText>"
    other = f'<OtherAbstract Type="Publisher" Language="spa">{spanish}</OtherAbstract>'
    found = document(inside=abstract("<AbstractText>Nine of 40 fell.</AbstractText>"), citation=other)
    assert [(b.kind, found.text[b.start : b.end]) for b in found.blocks[1:]] == [
        ("paragraph", "Nine of 40 fell."),
        ("aside", "Nueve de 40 cayeron."),
    ]


def test_a_record_without_abstract_is_its_title() -> None:
    found = document(title="[Über den Schlaf].")
    assert found.text == "[Über den Schlaf]." and found.remarks == ("no-abstract",)


def test_an_abstract_that_pubmed_cut_off_is_remarked() -> None:
    found = document(inside=abstract("<AbstractText>Nine fell.(ABSTRACT TRUNCATED AT 250 WORDS)</AbstractText>"))
    assert found.remarks == ("truncated",)


def test_a_book_record_is_a_document() -> None:
    book = """<PubmedBookArticle><BookDocument><PMID>9</PMID><ArticleIdList><ArticleId IdType="bookaccession">NBK1
    </ArticleId></ArticleIdList><Book><BookTitle>The Sleep Book</BookTitle><PubDate><Year>2011</Year></PubDate></Book>
    <ArticleTitle>Napping</ArticleTitle><Abstract><AbstractText Label="DIAGNOSIS">By yawns.</AbstractText></Abstract>
    </BookDocument></PubmedBookArticle>"""
    [found] = records(book)
    assert isinstance(found, Document)
    assert_sound(found)
    assert (found.id, found.metadata.title, found.metadata.journal) == ("pmid:9", "Napping", "The Sleep Book")
    assert found.text.endswith("DIAGNOSIS\nBy yawns.")


def test_deleted_records_and_empty_ones_are_named_and_the_rest_goes_on() -> None:
    deleted = "<DeleteCitation><PMID>5</PMID><PMID>6</PMID></DeleteCitation>"
    first, second, third = records(article("1"), article("2", title=""), deleted)
    assert isinstance(first, Document)
    assert isinstance(second, UnreadableError) and "PMID 2 holds neither title nor abstract" in str(second)
    assert isinstance(third, UnreadableError) and "deleted 2 records (PMID 5, 6)" in str(third)


def test_documents_of_a_set_are_numbered() -> None:
    found = records(article("1"), article("2"))
    assert [d.origin.index for d in found if isinstance(d, Document)] == [0, 1]


@pytest.mark.parametrize("root", ["PubmedArticle", "MedlineCitationSet"])
def test_a_record_outside_a_set_is_read(root: str) -> None:
    text = article("3")
    if root == "MedlineCitationSet":
        citation = text[text.index("<MedlineCitation") : text.index("<PubmedData")]
        text = f"<MedlineCitationSet>{citation}{citation}</MedlineCitationSet>"
    found = list(read_source(Source("x", data=text.encode())))
    assert all(isinstance(reading, Document) and reading.id == "pmid:3" for reading in found)
    assert len(found) == (2 if root == "MedlineCitationSet" else 1)


def test_gzip_and_utf16_are_read_like_the_plain_file(tmp_path: Path) -> None:
    plain = f"<PubmedArticleSet>{article('4', title='Ångström naps.')}</PubmedArticleSet>"
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(plain.encode()))
    [packed] = read_source(Source("a.xml.gz", path=tmp_path / "a.xml.gz"))
    [wide] = read_source(Source("w", data=f'<?xml version="1.0" encoding="UTF-16"?>{plain}'.encode("utf-16")))
    assert isinstance(packed, Document) and isinstance(wide, Document)
    assert packed.text == wide.text == "Ångström naps."


def test_damage_is_told_after_the_whole_records_before_it() -> None:
    data = f"<PubmedArticleSet>\n{article('1')}\n{article('2')}\n{article('3')}</PubmedArticleSet>".encode()
    data = data[: data.rindex(b"<Journal>")]
    one, two, end = read_source(Source("cut.xml", data=data))
    assert isinstance(one, Document) and isinstance(two, Document)
    assert isinstance(end, UnreadableError)
    line = data.count(b"\n") + 1
    assert str(end).startswith(
        f"cut.xml: the XML is damaged or cut off at line {line}, column 5, after 2 whole documents"
    )


@given(st.integers(0, 4000))
def test_a_file_cut_anywhere_gives_its_whole_records_and_one_reason(cut: int) -> None:
    data = f"<PubmedArticleSet>{article('1')}{article('2')}{article('3')}</PubmedArticleSet>".encode()
    end = min(cut, len(data) - 1)
    source = Source("cut.xml", data=data[:end])
    if end < len(b"<PubmedArticleSet>"):
        return
    *whole, problem = read_source(source)
    assert isinstance(problem, UnreadableError)
    assert [reading.id for reading in whole if isinstance(reading, Document)] == [
        f"pmid:{number}" for number in range(1, 1 + data[:end].count(b"</PubmedArticle>"))
    ]


def test_a_cut_off_gzip_is_told() -> None:
    data = gzip.compress(f"<PubmedArticleSet>{article('1')}</PubmedArticleSet>".encode())
    assert "damaged or cut off" in refusal(data[:-20], "a.xml.gz")


def test_nesting_without_end_is_refused() -> None:
    assert "nested more than 256 deep" in refusal(b"<PubmedArticleSet>" + b"<PubmedArticle>" * 100_000)


def test_a_text_without_end_is_refused_as_such() -> None:
    packed = gzip.compress(b"<PubmedArticleSet>" + b" " * 11_000_000 + b"</PubmedArticleSet>")
    assert "a text of over 10 MB" in refusal(packed, "a.xml.gz")


def test_entities_behind_a_long_comment_are_not_expanded() -> None:
    doctype = LAUGHS.format("PubmedArticleSet")
    data = f"<PubmedArticleSet><!--{'x' * 70_000}-->{doctype}{article('1', title='&c;')}</PubmedArticleSet>"
    assert "damaged" in refusal(data.encode())
    hidden = f"<!--{'x' * 70_000}-->{doctype}<PubmedArticleSet>{article('1', title='T &c;')}</PubmedArticleSet>"
    for reading in read_source(Source("a.xml", data=hidden.encode())):
        assert isinstance(reading, UnreadableError) or "haha" not in reading.text


LAUGHS = '<!DOCTYPE {0} [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("root", ["PubmedArticleSet", "lolz", "article"])
@pytest.mark.parametrize("doctype", [LAUGHS, '<!DOCTYPE {0} [<!ENTITY x SYSTEM "file:///etc/passwd">]>'])
def test_entities_of_its_own_are_refused(root: str, doctype: str) -> None:
    data = f'<?xml version="1.0"?><!-- c -->{doctype.format(root)}<{root}>&c;&x;</{root}>'.encode()
    assert "declares entities" in refusal(data)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"<PubmedArticleSet></PubmedArticleSet>", "no record"),
        (b"<?xml version='1.0'?><eFetchResult><ERROR>ID list is empty!</ERROR></eFetchResult>", "ID list is empty!"),
        (b'{"error":"API rate limit exceeded","count":"4"}', "API rate limit exceeded"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "its root is <rss>"),
    ],
)
def test_what_entrez_sends_instead_of_records_is_told(body: bytes, told: str) -> None:
    assert told in refusal(body)


def test_a_binary_named_xml_is_not_taken_for_xml() -> None:
    source = Source("photo.xml", data=b"\x89PNG\r\n\x1a\n\x00\x00\x00<PubmedArticleSet>")
    with pytest.raises(UnreadableError):
        choose_reader(source)


def test_real_records_are_read_soundly(shared: Path) -> None:
    documents = 0
    for path in sorted((shared / "data" / "pubmed").glob("*.xml*"))[::6]:
        for reading in read_source(Source(str(path), path=path)):
            if isinstance(reading, Document):
                documents += 1
                assert_sound(reading)
                assert reading.metadata.pmid and reading.metadata.year
    assert documents > 20


@pytest.mark.parametrize(("cut", "held"), [(None, 5), (-25, 5), (-60, 4), (1000, 1)])
def test_a_small_file_read_whole_gives_what_a_streamed_one_gives(
    cut: int | None, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "".join(
        article(pmid=str(number), inside=abstract(f"<AbstractText>H<sub>2</sub>O in {number} of 9.</AbstractText>"))
        for number in range(1, 6)
    )
    data = f'<?xml version="1.0"?>\n{DOCTYPE}\n<PubmedArticleSet>{told}<!-- end --></PubmedArticleSet>'.encode()[:cut]
    whole = list(read_source(Source("set.xml", data=data)))
    monkeypatch.setattr(_xml, "WHOLE", 0)
    streamed = list(read_source(Source("set.xml", data=data)))
    assert [str(reading) for reading in whole] == [str(reading) for reading in streamed]
    assert len([reading for reading in whole if isinstance(reading, Document)]) == held


def test_a_streamed_set_lets_go_of_the_records_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_xml, "WHOLE", 0)
    data = f"<PubmedArticleSet>{''.join(article(pmid=str(number)) for number in range(1, 30))}</PubmedArticleSet>"
    held = []
    for element in _xml.stream(Source("set.xml", data=data.encode()), "PubmedArticle"):
        parent = element.getparent()
        assert parent is not None
        held.append(len(parent))
    assert len(held) == 29
    assert held[-1] == 2  # itself and the one before it
