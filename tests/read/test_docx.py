"""DOCX files as people write them, and as they should not be."""

import io
import zipfile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from evidex.errors import UnreadableError
from evidex.read import Source, read_source
from evidex.schema import Document


def packed(word: WordDocument) -> bytes:
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def read(word: WordDocument) -> Document:
    (document,) = read_source(Source(name="x.docx", data=packed(word)))
    assert isinstance(document, Document), document
    return document


def words(document: Document, *kinds: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]


@pytest.fixture
def article() -> WordDocument:
    word = docx.Document()
    word.add_heading("Sore Knees", 0)
    paragraph = word.add_paragraph("Knees hurt in 44% of adults.")
    paragraph.add_run("1,2").font.superscript = True
    word.add_heading("Results", 1)
    word.add_paragraph("Rest lowered pain.").add_run("3").font.superscript = True
    word.add_paragraph("Sit down.", style="List Bullet")
    word.add_paragraph("Stand up.", style="List Number")
    word.add_paragraph("Table 1. Pain by group")
    table = word.add_table(rows=4, cols=3)
    for row, texts in enumerate(
        [["Group", "Pain", ""], ["", "Mean", "SD"], ["Rest", "3.4", "0.5"], ["Run", "5.1", "0.6"]]
    ):
        for col, text in enumerate(texts):
            table.cell(row, col).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    word.add_heading("References", 1)
    for entry in ("Adam A. Knees. J Rest. 1999;12:3-9.", "Cole C. Feet. J Rest. 2001;14:1-2.", "Dorn D. Hands, 2002."):
        word.add_paragraph(entry, style="List Number")
    return word


def test_blocks_and_sections(article: WordDocument) -> None:
    document = read(article)
    assert document.metadata.title == "Sore Knees"
    assert words(document, "heading") == ["Results", "References"]
    assert words(document, "list_item") == ["Sit down.", "Stand up."]
    assert [section.kind for section in document.sections] == ["title", "body", "results", "other"]


def test_citations_and_references(article: WordDocument) -> None:
    document = read(article)
    assert [mark.labels for mark in document.citations] == [("1", "2"), ("3",)]
    assert [reference.label for reference in document.references] == ["1", "2", "3"]


def test_merged_cells(article: WordDocument) -> None:
    document = read(article)
    (table,) = document.tables
    assert table.label == "Table 1"
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "0.6")
    assert cell.row_headers == ("Run",)
    assert cell.col_headers == ("Pain", "SD")


def test_a_bold_line_is_a_heading() -> None:
    word = docx.Document()
    word.add_paragraph("Knees hurt.")
    word.add_paragraph().add_run("What helps").bold = True
    word.add_paragraph("Rest helps.")
    assert words(read(word), "heading") == ["What helps"]


@pytest.mark.parametrize("span", ["999999999", "-1", "x"])
def test_a_cell_that_claims_more_columns_than_word_has_is_one_column(span: str) -> None:
    word = docx.Document()
    word.add_paragraph("Knees hurt.")
    cells = word.add_table(2, 2).rows[0].cells
    for cell in cells:
        cell.text = "12 (30%)"
        cell._tc.get_or_add_tcPr().get_or_add_gridSpan().set(qn("w:val"), span)
    assert max(cell.col_span for cell in read(word).tables[0].cells) == 1


def bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    return data.getvalue()


def other_zip(name: str = "a.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "no Word document")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "saying"),
    [
        (bomb(), "unpacks to more"),
        (other_zip(), "holds no Word document; unpack it and give the folder with its files"),
        (other_zip("mimetype"), "holds no Word document; save it as .docx"),
        (other_zip("xl/workbook.xml"), "an Excel workbook"),
        (other_zip("META-INF/container.xml"), "an EPUB book"),
        (b"PK\x03\x04 cut off", "damaged"),
        (packed(docx.Document())[:3000], "damaged"),
        (packed(docx.Document()), "no text"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "encrypted"),
    ],
)
def test_bad_files_are_one_sentence(data: bytes, saying: str) -> None:
    (problem,) = read_source(Source(name="x.docx", data=data))
    assert isinstance(problem, UnreadableError)
    assert saying in str(problem)


@pytest.mark.parametrize("name", ["letter.doc", "sheet.xls", "letter"])
def test_old_office_files_are_known_by_their_content(name: str) -> None:
    (problem,) = read_source(Source(name=name, data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100))
    assert "old Office file (.doc, .xls, .ppt); save it as .docx" in str(problem)


NAMES = (
    f'xmlns:w="{qn("w:p")[1:].split("}")[0]}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def control(inside: str, properties: str = "") -> str:
    """A content control, as reference managers and Word's own galleries make them."""
    return f"<w:sdt {NAMES}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_what_stands_in_content_controls_is_read_and_what_nobody_sees_is_not() -> None:
    word = docx.Document()
    word.add_heading("Sore Knees", 0)
    contents = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    works = paragraph("Adam A. Knees. J Rest. 1999;12:3-9.") + paragraph("Cole C. Feet. J Rest. 2001;14:1-2.")
    heading = paragraph("References").replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
    body = word.element.body
    for made in (
        control(paragraph("Sore Knees 1"), contents),
        f"<w:p {NAMES}><w:r><w:t>Rest helped </w:t></w:r><w:moveFrom><w:r><w:t>much </w:t></w:r></w:moveFrom>"
        "<w:r><w:t>12 of 40 [1]</w:t></w:r><w:moveTo><w:r><w:t> much [2].</w:t></w:r></w:moveTo></w:p>",
        control(paragraph("Click here to enter text."), "<w:showingPlcHdr/>"),
        f"<w:p {NAMES}><w:r><mc:AlternateContent><mc:Choice>{paragraph('In a box.')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('In a box.')}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        control(
            f"<w:tbl><w:tr><w:tc>{control(paragraph('Mean'))}</w:tc><w:tc>{paragraph('3.4')}</w:tc></w:tr></w:tbl>"
        ),
        control(heading + works),
    ):
        body.insert(len(body) - 1, docx.oxml.parse_xml(made))
    document = read(word)
    assert words(document, "paragraph") == ["Rest helped 12 of 40 [1] much [2].", "In a box."]
    assert [document.text[cell.start : cell.end] for cell in document.tables[0].cells] == ["Mean", "3.4"]
    assert [reference.label for reference in document.references] == ["1", "2"]
    assert "Click here" not in document.text
    assert "Knees 1" not in document.text


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def call(sort: str, number: int, more: str = "") -> str:
    return f'<w:r {NAMES}><w:{sort}Reference w:id="{number}" {more}/></w:r>'


def say(word: WordDocument, words: str, *runs: str) -> None:
    """A paragraph with these runs behind its words."""
    told = word.add_paragraph(words)
    for run in runs:
        told._p.append(docx.oxml.parse_xml(run))


def give_notes(word: WordDocument, sort: str, notes: dict[int, str]) -> None:
    inside = "".join(f"<w:{sort} w:id='{number}'>{paragraph(words)}</w:{sort}>" for number, words in notes.items())
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{sort}s+xml"
    told = f"<w:{sort}s {NAMES}>{inside}</w:{sort}s>".encode()
    word.part.relate_to(Part(PackURI(f"/word/{sort}s.xml"), kind, told, word.part.package), f"{RELATIONS}{sort}s")


ADAM, BERG = "Adam A. Knees. J Rest. 1999;12:3-9.", "Berg B. Hands. J Rest. 2001;14:1-2."


def test_endnotes_are_cited_and_listed() -> None:
    word = docx.Document()
    word.add_heading("Sore Knees", 0)
    say(word, "Knees hurt in 44% of adults.", call("endnote", 1))
    give_notes(word, "endnote", {1: ADAM})
    document = read(word)
    assert "Knees hurt in 44% of adults.¹" in document.text
    assert ADAM in document.text


@pytest.mark.parametrize("works", ["footnote", "endnote"])
def test_no_number_means_a_footnote_and_an_endnote(works: str) -> None:
    """The works that are cited keep the numbers by which citations are known."""
    word, other = docx.Document(), "endnote" if works == "footnote" else "footnote"
    word.add_heading("Sore Knees", 0)
    say(word, "Knees hurt in 44% of adults.", call(works, 1))
    say(word, "Feet hurt in 20% of adults.", call(other, 1))
    say(word, "Hands hurt in 10% of adults.", call(works, 2))
    for sort in ("footnote", "endnote"):
        give_notes(word, sort, {1: ADAM, 2: BERG} if sort == works else {1: "Feet were measured bare."})
    document = read(word)
    assert [(reference.label, document.text[reference.start :][:6]) for reference in document.references] == [
        ("1", "Adam A"),
        ("2", "Berg B"),
    ]
    cited = {document.text[mark.start - 28 : mark.start].split()[0]: mark.labels for mark in document.citations}
    assert list(cited.values()) == [("1",), ("2",)]
    assert "Feet hurt in 20% of adults.ⁱ" in document.text
    assert "i. Feet were measured bare." in document.text


def test_notes_are_counted_as_they_are_called_and_not_by_their_ids() -> None:
    """LibreOffice begins with id 2; a note whose call was deleted, or has a mark of its own, is not counted."""
    word = docx.Document()
    word.add_heading("Sore Knees", 0)
    deleted = f"<w:del {NAMES}>{call('footnote', 7)}</w:del>"
    star = f"<w:r {NAMES}><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>*</w:t></w:r>"
    say(word, "Hands hurt in 10% of adults.", deleted, call("footnote", 3))
    say(word, "Feet hurt in 20% of adults.", call("footnote", 5, 'w:customMarkFollows="1"'), star)
    say(word, "Knees hurt in 44% of adults.", call("footnote", 2))
    give_notes(word, "footnote", {2: ADAM, 3: BERG, 5: "* Feet were measured bare."})
    text = read(word).text
    assert "Hands hurt in 10% of adults.¹\n" in text
    assert "Feet hurt in 20% of adults.*\n" in text
    assert "Knees hurt in 44% of adults.²\n" in text
    assert (f"1. {BERG}" in text, f"2. {ADAM}" in text) == (True, True)
    assert "\n* Feet were measured bare." in text


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("files.zip", b"PK\x03\x04 cut off", "the zip file"),
        ("draft.docx", b"PK\x03\x04 cut off", "the DOCX file"),
        ("draft", packed(docx.Document())[:3000], "the DOCX file"),
    ],
)
def test_what_is_damaged_is_called_what_it_is(name: str, data: bytes, what: str) -> None:
    (problem,) = read_source(Source(name=name, data=data))
    assert f"{what} is damaged or cut off" in str(problem)


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def said(*letters: str) -> str:
    return "".join(f"<m:r><m:t>{each}</m:t></m:r>" for each in letters)


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (said("RR=1.90"), "It was RR=1.90 here."),
        (f"<m:oMathPara>{said('𝑝', ' &lt; 0.05')}</m:oMathPara>", "It was p < 0.05 here."),
        (f"<m:sSup><m:e>{said('χ')}</m:e><m:sup>{said('2')}</m:sup></m:sSup>{said('=4.1')}", "It was χ²=4.1 here."),
        (f"<m:sSub><m:e>{said('H')}</m:e><m:sub>{said('0')}</m:sub></m:sSub>", "It was H₀ here."),
        (f"<m:f><m:num>{said('12')}</m:num><m:den>{said('40')}</m:den></m:f>", "It was 12/40 here."),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{said('n')}</m:e></m:rad>", "It was √n here."),
        (f"<m:bar><m:e>{said('x')}</m:e></m:bar>{said('=3.4')}", "It was x\u0304=3.4 here."),
        (f'<m:acc><m:accPr><m:chr m:val="\u0305"/></m:accPr><m:e>{said("x")}</m:e></m:acc>', "It was x\u0304 here."),
        (f'<m:acc><m:accPr><m:chr m:val="\u0303"/></m:accPr><m:e>{said("x")}</m:e></m:acc>', "It was x\u0303 here."),
        (f"<m:eqArr><m:e>{said('n=5')}</m:e><m:e>{said('p=0.03')}</m:e></m:eqArr>", "It was n=5; p=0.03 here."),
        (
            f"<m:sPre><m:sub/><m:sup>{said('14')}</m:sup><m:e>{said('C')}</m:e></m:sPre>{said('O')}",
            "It was ¹⁴CO here.",
        ),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{said("1.05, 1.33")}</m:e></m:d>',
            "It was [1.05, 1.33] here.",
        ),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{said("i")}</m:sub><m:sup>{said("n")}</m:sup>'
            f"<m:e>{said('x')}</m:e></m:nary>",
            "It was ∑iⁿx here.",
        ),
        (f'<w:del {nsdecls("w")} w:id="1" w:author="a">{said("9")}</w:del>{said("7")}', "It was 7 here."),
    ],
)
def test_a_formula_is_part_of_its_sentence(formula: str, line: str) -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("It was ")
    paragraph._p.append(parse_xml(f"<m:oMath {MATH}>{formula}</m:oMath>"))
    paragraph.add_run(" here.")
    assert words(read(word), "paragraph") == [line]
