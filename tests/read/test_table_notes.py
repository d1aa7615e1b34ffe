"""Paragraphs behind a table that explain it are its notes, in formats that have no place for such."""

import io

import pytest

from evidex.read import Source, read_source
from evidex.read._table_notes import is_note
from evidex.schema import Document

TABLE = "| | A (n = 20) | B (n = 21) |\n|---|---|---|\n| Age, yᵃ | 54 (9) | 53 (8) |\n"
HTML = "<table><tr><th></th><th>A (n = 20)</th></tr><tr><td>Age, y</td><td>54 (9)</td></tr></table>"


def read(data: bytes, name: str) -> Document:
    (document,) = read_source(Source(name=name, data=data))
    assert isinstance(document, Document)
    return document


def notes(document: Document) -> list[str]:
    (table,) = document.tables
    return [note.of(document.text) for note in table.footnotes]


@pytest.mark.parametrize(
    "words",
    [
        "* P < 0.05 against placebo.",
        "ᵃ Adjusted for age.",
        "a Mean (SD).",
        "b n (%).",
        "Data are mean (SD), n (%), or median (IQR).",
        "Values are given as means ± SD unless stated otherwise.",
        "Abbreviations: BMI, body mass index.",
        "CI, confidence interval; OR, odds ratio.",
        "OR = odds ratio.",
        "Note. N = 120.",
        "Plus–minus values are means ±SD.",
        "Model 1 was adjusted for age and sex.",
        "Percentages may not add up to 100% because of rounding.",
        "NS, not significant.",
        "HbA1c, glycated haemoglobin; BMI, body mass index.",
        "Estimates are odds ratios with 95% CI.",
        "Note: 12 (10%) were lost.",
        "* 12 (10%) were lost.",
    ],
)
def test_notes(words: str) -> None:
    assert is_note(words)


@pytest.mark.parametrize(
    "words",
    [
        "In total, 120 patients were included; 12 were lost.",
        "Data are available from the authors.",
        "Values of more than 5 were rare.",
        "However, patients in both arms improved; none died.",
        "A second table shows the rest.",
        "Pain fell in both groups (Table 2).",
        "Adverse events, mostly nausea, were rare.",
        "BMI, age and sex were associated with death (OR 1.5, 95% CI 1.2 to 1.9).",
        "USA, the country with the most cases, had a higher mortality than Canada.",
        "ICU, ward and home patients differed.",
        "COVID-19, which spread in March, killed many.",
        "Adjusted for age, smokers died more often than never smokers (HR 1.52, 95% CI 1.21 to 1.91).",
        "Mean (SD) age was 54 (12) years with the drug and 52 (11) years without.",
        "Numbers (%) of deaths were 12 (10%) with the drug and 20 (17%) without.",
        "Results were mean differences of 3 points (95% CI 1 to 5) in favour of the drug.",
        "Percentages were higher in women (40% and 20%).",
        "Data are presented in Table 3. Death was less frequent with the drug.",
        "NS patients were older.",
    ],
)
def test_running_text_is_none(words: str) -> None:
    assert not is_note(words)


def test_they_stand_in_the_table_in_markdown() -> None:
    text = f"# Study\n\n## Results\n\nBefore it.\n\n{TABLE}\nᵃ Mean (SD).\n\nCI, confidence interval.\n\nPain fell.\n"
    document = read(text.encode(), "a.md")
    assert notes(document) == ["ᵃ Mean (SD).", "CI, confidence interval."]
    assert [document.text[each.start : each.end] for each in document.blocks if each.kind == "paragraph"] == [
        "Before it.",
        "Pain fell.",
    ]


def test_they_stand_in_the_table_in_html() -> None:
    page = (
        f"<html><body><h1>Study</h1><p>{'Words before it. ' * 9}</p>{HTML}<p>Data are mean (SD).</p><p>Pain fell.</p>"
    )
    assert notes(read(page.encode(), "a.html")) == ["Data are mean (SD)."]


def test_they_stand_in_the_table_in_word() -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph("Before it.")
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ["", "A (n = 20)", "Age, y", "54 (9)"], strict=True):
        cell.text = words
    made.add_paragraph("Data are mean (SD).")
    made.add_paragraph("Pain fell.")
    held = io.BytesIO()
    made.save(held)
    assert notes(read(held.getvalue(), "a.docx")) == ["Data are mean (SD)."]


def test_only_what_stands_right_behind_it() -> None:
    text = f"# Study\n\n## Results\n\nBefore it.\n\n{TABLE}\nPain fell.\n\n* P < 0.05.\n"
    assert notes(read(text.encode(), "a.md")) == []
