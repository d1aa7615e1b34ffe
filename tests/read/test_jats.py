"""JATS articles: text in order, sections by kind, tables with headers, citation marks that know their references."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.errors import UnreadableError
from evidex.read import Source, choose_reader, read_source
from evidex.schema import Document
from tests.read.soundness import assert_citations_answered, assert_sound

REFS = "".join(
    f"""<ref id="B{n}"><label>{n}.</label><element-citation><person-group person-group-type="author"><name>
    <surname>Okafor</surname><given-names>Chidi N</given-names></name><etal/></person-group>
    <article-title>Nap {n}</article-title><source>J Rest</source><year>20{n:02}</year><volume>{n}</volume>
    <fpage>10</fpage><lpage>12</lpage><pub-id pub-id-type="pmid">70{n}</pub-id></element-citation></ref>"""
    for n in range(1, 13)
)
MIXED = """<ref id="R1"><mixed-citation><name><surname>Ames</surname><given-names>B</given-names></name>.
<article-title>Early rising</article-title>. <source>Sleep</source> (<year>2011</year>) <volume>4</volume>:
<fpage>9</fpage>. doi: <pub-id pub-id-type="doi">10.5555/early</pub-id></mixed-citation></ref>
<ref id="R2"><mixed-citation>Brown C, Dole D. Late rising. Sleep 2012;5:10-2.<pub-id pub-id-type="pmid">702</pub-id>
</mixed-citation></ref>"""


def article(
    body: str = "", abstract: str = "", meta: str = "", refs: str = REFS, kind: str = "research-article", end: str = ""
) -> str:
    return f"""<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2" "JATS-archivearticle1.dtd">
    <article article-type="{kind}" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><journal-meta><journal-title-group>
    <journal-title>Journal of Imaginary Rest</journal-title></journal-title-group></journal-meta><article-meta>
    <article-id pub-id-type="pmc">12</article-id><article-id pub-id-type="doi">10.5555/rest.12</article-id>
    <title-group><article-title>Naps in <italic>bakers</italic></article-title>
    <subtitle>a trial</subtitle></title-group><contrib-group><contrib contrib-type="author">
    <name><surname>Okafor</surname><given-names>Chidi N.</given-names></name>
    <xref ref-type="aff" rid="A1">1</xref></contrib>
    <contrib contrib-type="editor"><name><surname>No</surname></name>
    </contrib></contrib-group><pub-date pub-type="epub"><year>2018</year></pub-date>
    <pub-date pub-type="ppub"><year>2019</year></pub-date><volume>7</volume><fpage>10</fpage><lpage>18</lpage>
    {meta}{abstract}</article-meta></front><body>{body}</body>
    <back><ref-list><title>References</title>{refs}</ref-list></back>{end}</article>"""


def read(text: str) -> Document:
    [reading] = read_source(Source("a.nxml", data=text.encode()))
    assert isinstance(reading, Document), reading
    assert_sound(reading)
    assert_citations_answered(reading)
    return reading


def paragraph(inside: str, refs: str = REFS) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    """The text of a paragraph, and its marks with their labels."""
    found = read(article(f"<sec><title>Introduction</title><p>{inside}</p></sec>", refs=refs))
    block = next(b for b in found.blocks if b.kind == "paragraph")
    marks = [(found.text[m.start : m.end], m.labels) for m in found.citations]
    return found.text[block.start : block.end], marks


def cite(number: int, text: str = "") -> str:
    return f'<xref ref-type="bibr" rid="B{number}">{text or number}</xref>'


def test_front_matter_becomes_metadata() -> None:
    found = read(article(meta="<kwd-group><kwd>sleep</kwd></kwd-group>")).metadata
    assert found.title == "Naps in bakers: a trial"
    assert (found.authors, found.keywords, found.publication_types) == (
        ("Okafor CN",),
        ("sleep",),
        ("research-article",),
    )
    assert (found.pmcid, found.doi, found.year, found.pages) == ("PMC12", "10.5555/rest.12", 2019, "10-18")
    assert (found.journal, found.volume, found.language) == ("Journal of Imaginary Rest", "7", "en")


def test_sections_are_named_by_heading_or_type_and_keep_their_order() -> None:
    body = """<p>Lead.</p><sec sec-type="intro"><title>Why we nap</title><p>A.</p></sec>
    <sec><label>2</label><title>Patients and methods</title><p>B.</p><sec><title>Outcomes</title><p>C.</p></sec></sec>
    <sec><title>Results</title><p>D.</p></sec><sec><title>Discussion</title><p>E.</p><sec><title>Main findings</title>
    <p>F.</p></sec><sec><title>Conclusions</title><p>G.</p></sec></sec>
    <sec><title>Trial status</title><p>H.</p></sec>"""
    found = read(article(body))
    inner = [s for s in found.sections if s.part == "body"]
    assert [(s.kind, s.heading) for s in inner] == [
        ("body", ""),
        ("background", "Why we nap"),
        ("methods", "2 Patients and methods"),
        ("results", "Results"),
        ("body", "Discussion"),
        ("conclusions", "Conclusions"),
        ("body", "Trial status"),
    ]
    assert found.text[inner[2].start : inner[2].end] == "2 Patients and methods\nB.\nOutcomes\nC."
    assert [(s.kind, s.part, s.heading) for s in found.sections][-1] == ("other", "back", "References")


def test_abstract_sections_and_labels_inside_paragraphs() -> None:
    by_sec = "<abstract><sec><title>Aims</title><p>A.</p></sec><sec><title>Results</title><p>B.</p></sec></abstract>"
    by_label = "<abstract><p><bold>Aims:</bold> A.</p><p><bold>Results:</bold> B.</p></abstract>"
    for abstract in (by_sec, by_label):
        found = read(article(abstract=abstract))
        sections = [(s.kind, found.text[s.start : s.end]) for s in found.sections if s.part == "abstract"]
        assert sections == [("background", "Aims\nA."), ("results", "Results\nB.")]


def test_a_translated_abstract_is_an_aside() -> None:
    found = read(article(abstract='<trans-abstract xml:lang="es"><p>Nueve de 40.</p></trans-abstract>'))
    assert [b.kind for b in found.blocks if found.text[b.start : b.end] == "Nueve de 40."] == ["aside"]


@pytest.mark.parametrize(
    ("source", "text", "marks"),
    [
        (f"Naps help [{cite(3)}].", "Naps help [3].", [("[3]", ("3",))]),
        (f"so [{cite(2)},{cite(4)}, {cite(5)}] and", "so [2,4, 5] and", [("[2,4, 5]", ("2", "4", "5"))]),
        (f"so [{cite(5)}–{cite(8)}]", "so [5–8]", [("[5–8]", ("5", "6", "7", "8"))]),
        (f"so [{cite(1)},{cite(5)}-{cite(7)}].", "so [1,5-7].", [("[1,5-7]", ("1", "5", "6", "7"))]),
        (f"so [{cite(5, '5–7')}]", "so [5–7]", [("[5–7]", ("5", "6", "7"))]),
        (f"so<sup>{cite(5)},{cite(9)}</sup> we", "so⁵,⁹ we", [("⁵,⁹", ("5", "9"))]),
        (f"risk.<sup>{cite(5)}-{cite(7)}</sup> We", "risk.⁵–⁷ We", [("⁵–⁷", ("5", "6", "7"))]),
        (f"lower (e.g. in men {cite(5)}, {cite(6)}) after", "lower (e.g. in men ⁵, ⁶) after", [("⁵, ⁶", ("5", "6"))]),
        (f"as in ref. {cite(5)} and", "as in ref. 5 and", [("5", ("5",))]),
        (f"in 72%{cite(5)} of", "in 72%⁵ of", [("⁵", ("5",))]),
        ("pain<xref ref-type='bibr' rid='B1'><sup>1</sup></xref> is", "pain¹ is", [("¹", ("1",))]),
        ("10<sup>5</sup> cells and 10<sup>-3</sup>", "10⁵ cells and 10⁻³", []),
        (
            f"({cite(1, 'Okafor et al., 2001')}; {cite(2, 'Okafor, 2002')}) and {cite(3, 'Okafor (2003)')} said",
            "(Okafor et al., 2001; Okafor, 2002) and Okafor (2003) said",
            [("(Okafor et al., 2001; Okafor, 2002)", ("1", "2")), ("Okafor (2003)", ("3",))],
        ),
        ("<xref ref-type='bibr' rid='B1 B2 B3'>[1–3]</xref> say", "[1–3] say", [("[1–3]", ("1", "2", "3"))]),
        ("<xref ref-type='fig' rid='F1'>Fig. 1</xref> (5-12)", "Fig. 1 (5-12)", []),
        (
            f"so [{cite(1)}]–[{cite(4)}], [{cite(6)}].",
            "so [1]–[4], [6].",
            [("[1]–[4]", ("1", "2", "3", "4")), ("[6]", ("6",))],
        ),
        (f"so<sup>{cite(2)}</sup><sup>-</sup><sup>{cite(4)}</sup> we", "so²⁻⁴ we", [("²⁻⁴", ("2", "3", "4"))]),
        (
            f"so [{cite(3)}], too [see also 5]; t[1] fell [99].",
            "so [3], too [see also 5]; t[1] fell [99].",
            [("[3]", ("3",)), ("[see also 5]", ("5",))],
        ),
    ],
)
def test_citation_marks(source: str, text: str, marks: list[tuple[str, tuple[str, ...]]]) -> None:
    assert paragraph(source) == (text, marks)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a<italic>b</italic>c <bold>d</bold>\n   e", "abc d e"),
        ("p<xref ref-type='fn' rid='x'>*</xref> = 0.03<xref ref-type='table-fn' rid='y'>a</xref>", "p* = 0.03ᵃ"),
        (
            "t <inline-formula><alternatives><tex-math>\\frac{1}{2}</tex-math><mml:math><mml:mi>x</mml:mi>"
            "<mml:mo>=</mml:mo><mml:mn>2</mml:mn></mml:math></alternatives></inline-formula> u",
            "t x=2 u",
        ),
        ("t <inline-formula><tex-math>$\\eta^{2} \\le \\frac{a}{b}$</tex-math></inline-formula> u", "t η² ≤ a/b u"),
        ("see <ext-link xlink:href='x'>there</ext-link> now", "see there now"),
    ],
)
def test_inline_tags_leave_their_text(source: str, text: str) -> None:
    assert paragraph(source)[0] == text


def test_what_floats_inside_a_paragraph_stands_behind_it_and_lists_stand_in_it() -> None:
    inside = """Half<fig id="F1"><label>Figure 1</label><caption><title>Naps.</title><p>By age.</p></caption></fig>
    a sentence:<list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>and the rest.
    <disp-formula><mml:math><mml:mi>y</mml:mi></mml:math></disp-formula>"""
    found = read(article(f"<sec><title>Results</title><p>{inside}</p></sec>"))
    told = [(b.kind, found.text[b.start : b.end]) for b in found.blocks]
    assert told[2:7] == [
        ("paragraph", "Half a sentence:"),
        ("list_item", "one"),
        ("list_item", "two"),
        ("paragraph", "and the rest. y"),
        ("caption", "Figure 1. Naps. By age."),
    ]


TABLE = """<table-wrap id="T1"><label>Table 1</label><caption><p>Naps and pain [<xref ref-type="bibr" rid="B2">2</xref>]
</p></caption><table><thead><tr><th rowspan="3"/><th colspan="2">Bakers</th></tr><tr><th colspan="2"><hr/></th></tr>
<tr><th>n (%)</th><th>OR (95% CI)<xref ref-type="table-fn" rid="n1">a</xref></th></tr></thead><tbody>
<tr><td>Sex</td><td/><td/></tr><tr><td>\u2003Men</td><td>12 (30)</td><td>1.5<break/>(1.1–2.0)</td></tr>
<tr><td><p>Age</p></td><td>9</td><td>1.2</td></tr><tr><td>Lung<break/>Liver</td><td>7<break/>8</td>
<td>0.7<break/>0.8</td>
</tr></tbody></table><table-wrap-foot><fn id="n1"><label>a</label><p>Adjusted.</p></fn><p>OR: odds ratio.</p>
</table-wrap-foot></table-wrap>"""


@pytest.mark.parametrize("floating", [False, True])
def test_tables_have_their_headers_wherever_they_stand(floating: bool) -> None:
    body = f"<sec><title>Results</title><p>See.</p>{'' if floating else TABLE}</sec>"
    found = read(article(body, end=f"<floats-group>{TABLE}</floats-group>" if floating else ""))
    [table] = found.tables
    assert found.text[table.start : table.end] == (
        "Table 1. Naps and pain [2]\n\tBakers\n\tn (%)\tOR (95% CI)ᵃ\nSex\nMen\t12 (30)\t1.5 (1.1–2.0)\nAge\t9\t1.2\n"
        "Lung\t7\t0.7\nLiver\t8\t0.8\nᵃ Adjusted.\nOR: odds ratio."
    )
    cells = {found.text[c.start : c.end]: c for c in table.cells}
    assert cells["1.5 (1.1–2.0)"].row_headers == ("Sex", "Men")
    assert cells["1.5 (1.1–2.0)"].col_headers == ("Bakers", "OR (95% CI)ᵃ")
    assert cells["9"].row_headers == ("Age",)
    assert cells["0.8"].row_headers == ("Liver",)
    assert table.caption is not None and table.caption.of(found.text) == "Naps and pain [2]"
    assert [found.text[m.start : m.end] for m in found.citations] == ["[2]"]


def test_a_table_that_is_a_picture_is_remarked() -> None:
    wrap = "<table-wrap><label>Table 1</label><caption><p>Naps</p></caption><graphic/></table-wrap>"
    found = read(article(f"<sec><title>Results</title><p>See.</p>{wrap}</sec>"))
    assert "table-as-image" in found.remarks and "Table 1. Naps" in found.text


def test_references_are_printed_and_in_fields() -> None:
    found = read(article())
    assert len(found.references) == 12
    third = found.references[2]
    assert found.text[third.start : third.end] == ("3. Okafor CN, et al. Nap 3. J Rest. 2003;3:10–12. pmid: 703.")
    assert (third.label, third.authors, third.title, third.journal) == ("3", ("Okafor CN",), "Nap 3", "J Rest")
    assert (third.year, third.volume, third.first_page, third.pmid) == (2003, "3", "10", "703")


def test_mixed_references_keep_their_punctuation_and_untagged_ones_are_parsed() -> None:
    found = read(article(refs=MIXED))
    first, second = found.references
    assert found.text[first.start : first.end].startswith("Ames B. Early rising. Sleep (2011) 4: 9. doi: 10.5555/early")
    assert (first.label, first.doi, first.year, first.title) == ("1", "10.5555/early", 2011, "Early rising")
    assert (second.label, second.year, second.volume) == ("2", 2012, "5")
    assert found.text[second.start : second.end].endswith("5:10-2. pmid: 702")


@pytest.mark.parametrize(
    ("kind", "related", "notice"),
    [
        ("retraction", "retracted-article", ("retraction_of", "10.5555/gone")),
        ("correction", "corrected-article", ("correction_of", "10.5555/gone")),
        ("research-article", "retraction-forward", ("retraction", "10.5555/gone")),
        ("expression-of-concern", "object-of-concern", ("concern_of", "10.5555/gone")),
    ],
)
def test_related_articles_are_notices(kind: str, related: str, notice: tuple[str, str]) -> None:
    link = f'<related-article related-article-type="{related}" ext-link-type="doi" xlink:href="10.5555/gone"/>'
    found = read(article(meta=link, kind=kind)).metadata.notices
    assert [(n.kind, n.doi) for n in found] == [notice]


inline = st.recursive(
    st.sampled_from(["nine", " of ", "40 ", "\n  fell", "&lt;5 ", "𝛽", " "]),
    lambda inner: st.builds(
        lambda tag, parts, tail: f"<{tag}>{''.join(parts)}</{tag}>{tail}",
        st.sampled_from(["italic", "bold", "named-content", "ext-link", "underline"]),
        st.lists(inner, max_size=3),
        st.sampled_from(["", " then", ", and "]),
    ),
    max_leaves=8,
)


@given(st.lists(inline, max_size=5))
def test_no_inline_tag_swallows_text(parts: list[str]) -> None:
    source = "".join(parts)
    words = " ".join(re.sub(r"<[^>]*>", "", source).replace("&lt;", "<").split())
    found = read(article(f"<sec><title>Introduction</title><p>{source}</p></sec>", refs=MIXED))
    section = next(s for s in found.sections if s.part == "body")
    assert found.text[section.start : section.end] == f"Introduction\n{words}".strip()


def test_author_year_labels_are_kept_whole() -> None:
    refs = "<ref id='B1'><label>WHO (2014b)</label><mixed-citation>WHO. Naps. Geneva; 2014.</mixed-citation></ref>"
    found = read(article(f"<p>It is so ({cite(1, 'WHO, 2014b')}).</p>", refs=refs))
    assert [m.labels for m in found.citations] == [("WHO (2014b)",)]
    [reference] = found.references
    assert found.text[reference.start : reference.end] == "WHO (2014b) WHO. Naps. Geneva; 2014."


def test_back_matter_is_kept_apart() -> None:
    text = article().replace("<back>", "<back><ack><p>We thank all bakers.</p></ack>")
    found = read(text)
    [section] = [s for s in found.sections if s.heading == "Acknowledgements"]
    assert (section.kind, section.part) == ("other", "back")


def test_sub_articles_are_left_out_and_said() -> None:
    found = read(article(end="<sub-article><body><p>Reviewer two.</p></body></sub-article>"))
    assert "Reviewer two" not in found.text and "sub-article-left-out" in found.remarks


def test_a_set_of_articles_and_a_namespace_of_their_own() -> None:
    inner = article().split('.dtd">', 1)[1]
    spaced = inner.replace("<article ", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" ', 1)
    found = list(read_source(Source("s", data=f"<pmc-articleset>{inner}{spaced}</pmc-articleset>".encode())))
    assert [d.id for d in found if isinstance(d, Document)] == ["pmcid:PMC12"] * 2
    assert all(isinstance(d, Document) and len(d.references) == 12 for d in found)


BMC = """<?xml version='1.0'?><!DOCTYPE art SYSTEM 'article.dtd'><art><ui>1</ui><fm><bibl><title><p>Naps</p>
</title><aug>
<au><snm>Okafor</snm><mi>N</mi><fnm>Chidi</fnm></au></aug><source>J Rest</source><pubdate>2014</pubdate>
<volume>15</volume>
<fpage>5</fpage><xrefbib><pubidlist><pubid idtype="pmpid">77</pubid></pubidlist></xrefbib></bibl><abs><sec><st>
<p>Abstract
</p></st><sec><st><p>Results</p></st><p>Nine fell.</p></sec></sec></abs></fm><bdy><sec><st><p>Background</p></st>
<p>We nap <abbrgrp><abbr bid="B1">1</abbr><abbr bid="B2">2</abbr></abbrgrp>.</p><table id="T1"><title>
<p>Table 1</p></title>
<caption><p><b>Falls</b></p></caption><tgroup cols="3"><colspec colname="c1"/><colspec colname="c2"/>
<colspec colname="c3"/>
<thead><row><entry colname="c1" morerows="1"><p/></entry><entry namest="c2" nameend="c3"><p>Cases</p></entry></row><row>
<entry><p>n</p></entry><entry><p>%</p></entry></row></thead><tfoot><p>All ages.</p></tfoot><tbody><row><entry><p>Men</p>
</entry><entry><p>9</p></entry><entry><p>30</p></entry></row></tbody></tgroup></table></sec></bdy><bm><refgrp>
<bibl id="B1"><title><p>Rest</p></title><aug><au><snm>Ames</snm><fnm>B</fnm></au></aug><source>Sleep</source>
<pubdate>2011</pubdate><volume>4</volume><fpage>9</fpage></bibl><bibl id="B2"><title><p>Rise</p></title></bibl></refgrp>
</bm></art>"""


def test_the_older_format_of_biomed_central_is_read_alike() -> None:
    found = read(BMC)
    assert (found.id, found.metadata.authors, found.metadata.year) == ("pmid:77", ("Okafor CN",), 2014)
    assert [(s.kind, s.part) for s in found.sections] == [
        ("title", "front"),
        ("results", "abstract"),
        ("background", "body"),
        ("other", "back"),
    ]
    assert [(found.text[m.start : m.end], m.labels) for m in found.citations] == [("[1, 2]", ("1", "2"))]
    [table] = found.tables
    assert (table.label, [note.of(found.text) for note in table.footnotes]) == ("Table 1", ["All ages."])
    [percent] = [c for c in table.cells if found.text[c.start : c.end] == "30"]
    assert (percent.row_headers, percent.col_headers) == (("Men",), ("Cases", "%"))
    assert [(r.label, r.title, r.year) for r in found.references] == [("1", "Rest", 2011), ("2", "Rise", None)]


def test_other_xml_with_an_article_root_is_not_taken_for_jats() -> None:
    assert choose_reader(Source("a.xml", data=article().encode())).name == "jats"
    docbook = b'<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook"><title>x</title></article>'
    assert choose_reader(Source("a.xml", data=docbook)).name != "jats"


def test_a_cut_off_article_is_told() -> None:
    [found] = read_source(Source("a.nxml", data=article("<p>Once upon</p>")[:900].encode()))
    assert isinstance(found, UnreadableError) and "cut off" in str(found)


@pytest.mark.parametrize("depth", [60, 240])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    found = read(article("<sec><title>x</title>" * depth + "<p>end</p>" + "</sec>" * depth)).text
    assert found.split().count("x") == depth and "\nend\n" in found


def test_what_stands_in_a_definition_is_read() -> None:
    inner = "<def-list><def-item><term>NRS</term><def><p>in points</p></def></def-item></def-list>"
    loose = "<list><list-item><p>at rest</p></list-item></list>"
    told = f"<def-list><def-item><term>Pain</term><def><p>by scale {inner}</p>{loose}</def></def-item></def-list>"
    assert "\nPain: by scale\nNRS: in points\nat rest\n" in read(article(f"<sec><title>Words</title>{told}</sec>")).text


def test_real_articles_are_read_soundly(shared: Path) -> None:
    with_both = cells = 0
    for path in sorted((shared / "data" / "jats").glob("*.nxml"))[::12]:
        [found] = read_source(Source(str(path), path=path))
        assert isinstance(found, Document), found
        assert_sound(found)
        assert_citations_answered(found)
        values = [c for table in found.tables for c in table.cells if not c.header]
        cells += len(values)
        with_both += sum(bool(c.row_headers and c.col_headers) for c in values)
    assert with_both >= 0.97 * cells > 0
