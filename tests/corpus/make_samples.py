"""Makes the sample sources that are not plain text: the two-column PDF, the DOCX and the packed PubMed set.

    python tests/corpus/make_samples.py

Everything in `corpus/` is invented; the files are made byte for byte alike on every run.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"

TITLE = "Wound infection after hernia repair: a cohort study of 940 patients"
AUTHORS = "Sofia Lindqvist, Amadou Diallo, Grace Whitfield"
ABSTRACT = {
    "Background": "Wound infection lengthens the stay after hernia repair. We looked for factors that predict it.",
    "Methods": "Between May 2016 and April 2021, 940 adults had an open or keyhole repair at one hospital.",
    "Results": (
        "Wound infection developed in 61 of 940 patients (6.5%). Diabetes (odds ratio [OR], 2.31; 95% confidence "
        "interval [CI], 1.27–4.20; P = 0.006), smoking (OR, 1.88; 95% CI, 1.09–3.24; P = 0.023) and open repair (OR, "
        "1.76; 95% CI, 1.02–3.04; P = 0.042) were independently associated with wound infection."
    ),
    "Conclusions": "Diabetes, smoking and open repair were risk factors for wound infection after hernia repair.",
}
BODY: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Introduction",
        (
            "Hernia repair is one of the most frequent operations. In published series the share of patients with a "
            "wound infection ranged from 2% to 9% [1,2]. A single earlier study reported wound infection in 17 of 310 "
            "patients (5.5%) [2]. Infection may cause recurrence of the hernia [3].",
        ),
    ),
    (
        "Methods",
        (
            "All adults who had a first repair between May 2016 and April 2021 were included. Emergency operations "
            "were left out. Wound infection within 30 days was read from the records by two reviewers.",
            "Means are given with their standard deviations. Factors were tested in a multivariable logistic model.",
        ),
    ),
    (
        "Results",
        (
            "There were 611 men and 329 women. The mean age was 58.7 ± 14.2 years. Of 940 patients, 61 (6.5%) "
            "developed a wound infection, and 9 of these 61 (14.8%) were operated on again. The median stay was 2 days "
            "(IQR, 1–3) without and 6 days (IQR, 4–9) with infection.",
            "Table 1 shows the patients, and Table 2 the multivariable model. Diabetes (OR, 2.31; 95% CI, 1.27–4.20; "
            "P = 0.006), smoking (OR, 1.88; 95% CI, 1.09–3.24; P = 0.023) and open repair (OR, 1.76; 95% CI, "
            "1.02–3.04; P = 0.042) were independently associated with wound infection, whereas age was not.",
        ),
    ),
    (
        "Discussion",
        (
            "About one patient in fifteen had a wound infection, which lies within the range of earlier reports [1,2]. "
            "Diabetes was the strongest risk factor for wound infection, with an OR of 2.31. Follow-up ended after 30 "
            "days, so that late infections were missed.",
        ),
    ),
)
TABLE_1 = (
    "Table 1. Patients with and without wound infection.",
    (
        ("Characteristic", "Infection (n = 61)", "No infection (n = 879)"),
        ("Diabetes, n (%)", "16 (26.2)", "114 (13.0)"),
        ("Smoking, n (%)", "24 (39.3)", "228 (25.9)"),
        ("Open repair, n (%)", "40 (65.6)", "448 (51.0)"),
        ("Age, mean ± SD", "60.1 ± 13.8", "58.6 ± 14.2"),
    ),
)
TABLE_2 = (
    "Table 2. Multivariable model of wound infection.",
    (
        ("Factor", "OR", "95% CI", "P"),
        ("Diabetes", "2.31", "1.27–4.20", "0.006"),
        ("Smoking", "1.88", "1.09–3.24", "0.023"),
        ("Open repair", "1.76", "1.02–3.04", "0.042"),
        ("Age per 10 years", "1.08", "0.89–1.31", "0.43"),
    ),
)
REFERENCES = (
    "1. Koller R, Bianchi L. Wound infection after groin surgery: a review. Sample Surg. 2012;4(1):15-24.",
    "2. Nyman E, Koller R. Infection after mesh repair in 310 patients. Sample Surg. 2015;7(3):201-8.",
    "3. Tran H. Why hernias come back. Sample Hernia J. 2017;2(2):66-71.",
)


def article_text() -> str:
    """The article of the PDF as clean Markdown: what a perfect reader of the PDF would see."""

    def lines() -> Iterator[str]:
        yield f"# {TITLE}\n"
        yield "## Abstract\n"
        for label, words in ABSTRACT.items():
            yield f"### {label}\n\n{words}\n"
        for heading, paragraphs in BODY:
            yield f"## {heading}\n"
            yield from (f"{paragraph}\n" for paragraph in paragraphs)
            if heading == "Results":
                for caption, rows in (TABLE_1, TABLE_2):
                    yield f"{caption}\n"
                    yield "| " + " | ".join(rows[0]) + " |"
                    yield "|" + "---|" * len(rows[0])
                    yield from ("| " + " | ".join(row) + " |" for row in rows[1:])
                    yield ""
        yield "## References\n"
        yield from REFERENCES

    return "\n".join(lines()) + "\n"


def make_pdf() -> bytes:
    """Two columns under a full-width title and abstract, running heads, a ruled and a half-ruled table."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import (
        BaseDocTemplate,
        Flowable,
        Frame,
        FrameBreak,
        NextPageTemplate,
        PageTemplate,
        Paragraph,
        Spacer,
        Table,
        TableStyle,
    )

    width, height = A4
    margin, gap, head = 50, 18, 230
    column = (width - 2 * margin - gap) / 2
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=9.5, leading=11.6, alignment=4, spaceAfter=5)
    small = ParagraphStyle("small", parent=body, fontSize=8.5, leading=10.4)
    title = ParagraphStyle("title", parent=body, fontName="Times-Bold", fontSize=15, leading=18, alignment=0)
    heading = ParagraphStyle("heading", parent=body, fontName="Times-Bold", fontSize=11, leading=14, spaceBefore=6)

    def furniture(canvas, document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Times-Italic", 8)
        canvas.drawString(margin, height - 30, "Lindqvist et al. Wound infection after hernia repair")
        canvas.drawRightString(width - margin, 24, f"Sample J Surg 2022;3:{44 + document.page}")

    def frames(top: float) -> list[Frame]:
        return [Frame(margin + n * (column + gap), 40, column, top - 40, 0, 0, 0, 0, id=f"column{n}") for n in range(2)]

    full = Frame(margin, height - margin - head, width - 2 * margin, head, 0, 0, 0, 0, id="head")
    packed = io.BytesIO()
    document = BaseDocTemplate(packed, pagesize=A4, title=TITLE, author=AUTHORS, invariant=True)
    document.addPageTemplates(
        [
            PageTemplate("first", [full, *frames(height - margin - head - 8)], onPage=furniture),
            PageTemplate("later", frames(height - margin), onPage=furniture),
        ]
    )
    story: list[Flowable] = [NextPageTemplate("later"), Paragraph(TITLE, title), Spacer(1, 4)]
    story += [Paragraph(AUTHORS, small), Paragraph("Abstract", heading)]
    story += [Paragraph(f"<b>{label}:</b> {words}", body) for label, words in ABSTRACT.items()]
    story.append(FrameBreak())
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    half = [("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.4, colors.black)]
    half.append(("LINEBELOW", (0, -1), (-1, -1), 0.8, colors.black))
    for name, paragraphs in BODY:
        story.append(Paragraph(name, heading))
        story += [Paragraph(words, body) for words in paragraphs]
        if name == "Results":
            for (caption, rows), lines in ((TABLE_1, ruled), (TABLE_2, half)):
                story.append(Paragraph(caption, small))
                style = [("FONT", (0, 0), (-1, -1), "Times-Roman", 8), *lines]
                story += [Table(rows, style=TableStyle(style), rowHeights=13), Spacer(1, 8)]
    story.append(Paragraph("References", heading))
    story += [Paragraph(words, small) for words in REFERENCES]
    document.build(story)
    return packed.getvalue()


def make_docx() -> bytes:
    """A ward guideline with headings, a list and a table."""
    from docx import Document

    document = Document()
    document.add_heading("Preventing falls on the ward", level=0)
    document.add_paragraph("Falls on the ward are frequent and can cause hip fracture.")
    document.add_heading("Evidence", level=1)
    document.add_paragraph(
        "In a stepped-wedge trial of 1,620 admissions, 81 patients (5.0%) fell on wards with the programme and 113 "
        "(7.0%) on wards without it [1]. Bed alarms had no effect on falls [2]."
    )
    document.add_heading("What to do", level=1)
    for item in ("Check the shoes at admission.", "Keep the call bell within reach.", "Review sedatives every day."):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(rows=1, cols=3)
    for cell, words in zip(table.rows[0].cells, ("Factor", "OR (95% CI)", "P"), strict=True):
        cell.text = words
    for row in (("Sedatives", "1.94 (1.30–2.90)", "0.001"), ("Delirium", "2.60 (1.75–3.86)", "<0.001")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("References", level=1)
    document.add_paragraph("1. Adler J, Mbeki T. A ward programme against falls. Sample J Nurs. 2020;5(1):1-9.")
    document.add_paragraph("2. Mbeki T. Bed alarms revisited. Sample J Nurs. 2021;6(2):44-9.")
    packed = io.BytesIO()
    document.save(packed)
    return _without_dates(packed.getvalue())


def _without_dates(packed: bytes) -> bytes:
    """The same archive with one fixed date, so that it is alike on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0)), source.read(name))
    return out.getvalue()


_RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID>
<DateRevised><Year>2025</Year><Month>01</Month><Day>15</Day></DateRevised>
<Article><Journal><JournalIssue><Volume>{volume}</Volume><PubDate><Year>{year}</Year></PubDate></JournalIssue>
<Title>Sample Journal</Title></Journal><ArticleTitle>{title}</ArticleTitle>
<Abstract>{abstract}</Abstract><Language>{language}</Language>
<PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList></Article>{extra}
</MedlineCitation></PubmedArticle>
"""
SET: tuple[dict[str, str], ...] = (
    {
        "pmid": "99000041",
        "year": "2022",
        "volume": "8",
        "title": "Coffee and kidney stones: a prospective study",
        "language": "eng",
        "extra": "",
        "abstract": "<AbstractText>We followed 4,100 adults for 8.5 years. Kidney stones developed in 246 of 4100 "
        "(6.0%). Two or more cups of coffee a day were associated with a reduced risk of kidney stones (adjusted HR "
        "0.74, 95% CI 0.57 to 0.96, P = 0.024), and low fluid intake with an increased risk (adjusted HR 1.52, 95% CI "
        "1.16 to 1.99, P = 0.002). Each 10<sup>-3</sup> mol change in urinary citrate had no effect.</AbstractText>",
    },
    {
        "pmid": "99000042",
        "year": "2020",
        "volume": "6",
        "title": "[Hearing aids and memory in older adults]",
        "language": "ger",
        "extra": '<OtherAbstract Type="Publisher" Language="ger"><AbstractText>Hintergrund: Hörgeräte und Gedächtnis.'
        "</AbstractText></OtherAbstract>",
        "abstract": "<AbstractText>Of 196 older adults with hearing loss, 98 were given hearing aids. After one year "
        "the memory score rose by 2.4 ± 3.1 points with and 0.9 ± 2.8 points without hearing aids (P &lt; 0.001)."
        "</AbstractText>",
    },
    {
        "pmid": "99000043",
        "year": "2023",
        "volume": "9",
        "title": "Notice of retraction: Nightly magnesium for leg cramps in pregnancy",
        "language": "eng",
        "extra": '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionOf"><RefSource>Sample Obstet. 2019'
        '</RefSource><PMID Version="1">99000012</PMID></CommentsCorrections></CommentsCorrectionsList>',
        "abstract": "<AbstractText>The article named above is retracted.</AbstractText>",
    },
)


def make_set() -> bytes:
    """Three PubMed records, packed: inline tags, another language, a retraction notice."""
    records = "".join(_RECORD.format(**fields) for fields in SET)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n{records}</PubmedArticleSet>\n'
    return gzip.compress(text.encode(), mtime=0)


MADE = {"pubmed_set.xml.gz": make_set, "two_column_article.pdf": make_pdf, "ward_guideline.docx": make_docx}


def main() -> None:
    """Write the three files into `corpus/`."""
    for name, make in MADE.items():
        (CORPUS / name).write_bytes(make())
        print(CORPUS / name)


if __name__ == "__main__":
    main()
