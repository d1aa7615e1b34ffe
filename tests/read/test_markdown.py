"""Markdown: structure by markup, citations and reference lists as in any prose."""

import pytest

from evidex.errors import UnreadableError
from evidex.read import Source, choose_reader, read_source
from evidex.schema import Document


def read(text: str, name: str = "x.md") -> Document:
    (document,) = read_source(Source(name=name, data=text.encode()))
    assert isinstance(document, Document), document
    assert document.origin.reader == "markdown"
    return document


def words(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


ARTICLE = """# Sore *Knees*

Knees hurt in **44%** of adults [1]. See [the site](http://example.org/a) for more [2, 3].

## Methods

- Rest once daily:
  for 6 weeks. [3]
- Run
    - slowly, 10<sup>-3</sup> times

1. Sit down.
2. Stand up.

Table 2. Pain by group.

| Group | Pain | 95% CI |
|-------|-----:|--------|
| Rest  | 3.4  | 1.2–5.6 |
| Run   | 5.1  | 4.0–6.2 |

```
code = 1
```

## References

1. Adam A, Berg B. Knees. J Rest. 1999;12(3):3–9.
2. Cole C. Feet. *J Rest*. 2001;14:1–2.
3. Dorn D. Hands. J Rest. 2002;15:3–4.
4. Cole C. Feet. J Rest. 2001;14:1–2.
"""


def test_blocks() -> None:
    document = read(ARTICLE)
    assert document.metadata.title == "Sore Knees"
    assert words(document, "heading") == ["Methods", "References"]
    assert words(document, "paragraph") == ["Knees hurt in 44% of adults [1]. See the site for more [2, 3]."]
    assert words(document, "list_item") == [
        "Rest once daily: for 6 weeks. [3]",
        "Run",
        "slowly, 10⁻³ times",
        "Sit down.",
        "Stand up.",
    ]
    assert words(document, "aside") == ["code = 1"]


def test_sections_references_and_citations() -> None:
    document = read(ARTICLE)
    assert [(s.kind, s.part) for s in document.sections] == [
        ("title", "front"),
        ("body", "body"),
        ("methods", "body"),
        ("other", "back"),
    ]
    assert [reference.label for reference in document.references] == ["1", "2", "3", "4"]
    assert [mark.labels for mark in document.citations] == [("1",), ("2", "3"), ("3",)]


def test_a_table_takes_the_line_above_it_as_its_caption() -> None:
    document = read(ARTICLE)
    (table,) = document.tables
    assert table.label == "Table 2"
    assert table.caption is not None
    assert table.caption.of(document.text) == "Pain by group."
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "5.1")
    assert (cell.row_headers, cell.col_headers) == (("Run",), ("Pain",))


@pytest.mark.parametrize(("numbers", "labels"), [("111", "123"), ("123", "123"), ("124", "124")])
def test_entries_that_markdown_numbers_itself_go_by_their_position(numbers: str, labels: str) -> None:
    works = (
        "Adam A. Knees. J Rest. 1999;12(3):3–9.",
        "Cole C. Feet. J Rest. 2001;14:1–2.",
        "Dale D. Hips. J Rest. 2002;15:5–7.",
    )
    listed = "".join(f"{number}. {work}\n" for number, work in zip(numbers, works, strict=True))
    document = read(f"# Knees\n\nThey hurt [1]. Much [2].\n\n## References\n\n{listed}")
    assert [reference.label for reference in document.references] == list(labels)
    assert [document.text[each.start : each.end] for each in document.references] == list(works)


def test_reference_definitions_and_footnotes_are_entries() -> None:
    document = read(
        "# Knees\n\nThey hurt [1]. Much.[^2]\n\n## Notes\n\nNone.\n\n"
        "[1]: Adam A. Knees. J Rest. 1999;12(3):3–9.\n\n[^2]: Cole C. Feet. J Rest. 2001;14:1–2.\n"
    )
    assert [reference.label for reference in document.references] == ["1", "2"]
    assert [mark.labels for mark in document.citations] == [("1",), ("2",)]


def test_front_matter_gives_the_title() -> None:
    assert read("---\ntitle: 'Sore knees'\ndraft: no\n---\n\nThey hurt.\n").metadata.title == "Sore knees"


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (b"# A b\n\nText.\n\n## C\n\n* d\n", "x.txt", "markdown"),
        (b"Knees hurt.\n", "x.md", "markdown"),
        (b"Knees hurt.\n", "x.txt", "plain_text"),
        (b"<!DOCTYPE html><html><body># A</body></html>", "x.md", "html"),
    ],
)
def test_is_recognised_by_content_before_suffix(data: bytes, name: str, reader: str) -> None:
    assert choose_reader(Source(name=name, data=data)).name == reader


def test_an_empty_text_is_refused() -> None:
    (problem,) = read_source(Source(name="x.md", data=b" \n"))
    assert isinstance(problem, UnreadableError)


def test_a_text_without_marks_is_read_by_its_lines() -> None:
    document = read(
        "Sore knees\n\nKnees hurt (Alder, 2014).\n\n* Rest them.\n* Warm them.\n\nSources\n\n"
        "Alder B. Knees in winter. Knee Pract. 2014;3(2):11-9.\nCedar D. Warm knees. Knee Pract. 2015;4(1):2-8.\n"
    )
    assert document.metadata.title == "Sore knees"
    assert words(document, "list_item") == ["Rest them.", "Warm them."]
    assert [entry.year for entry in document.references] == [2014, 2015]


def test_pandoc_scripts() -> None:
    document = read("# Knees\n\nKnees hurt in **44%** of adults.^1,2^ Now 10^7^ CFU of *H*~2~O, at ~5 or ~6 mL.")
    assert words(document, "paragraph") == ["Knees hurt in 44% of adults.¹,² Now 10⁷ CFU of H₂O, at ~5 or ~6 mL."]


@pytest.mark.parametrize("heading", ["# Knees\n\n", ""])
def test_comments_are_not_read(heading: str) -> None:
    document = read(
        f"{heading}<!-- Ask Dorn:\n\nwere there 30% of them? -->\n\nKnees hurt <!-- 3 -->in 44% of adults.\n\n"
        "<!-- evidex: accept NUM101: as in the table -->\nKnees were warm in 12 of 40.\n"
    )
    shown = document.text.removeprefix("Knees\n")
    assert " ".join(shown.split()) == "Knees hurt in 44% of adults. Knees were warm in 12 of 40."


def test_what_begins_with_a_comment_is_markdown_by_its_suffix_unless_a_page_of_html_follows() -> None:
    note, page = b"<!-- evidex: accept-file TOP: a blog -->\n\n", b"<!DOCTYPE html><html><body><p>A</p></body></html>"
    assert read(f"{note.decode()}# Knees\n\nKnees hurt in 44% of adults.").metadata.title == "Knees"
    assert choose_reader(Source(name="x.md", data=note + page)).name == "html"


@pytest.mark.parametrize("name", ["x.qmd", "x.Rmd"])
def test_quarto_and_r_markdown_are_markdown_whose_code_is_no_text(name: str) -> None:
    document = read(
        "---\ntitle: Rest\n---\n\n```{r}\nx <- 12 # of 40 (99%)\n```\n\nPain fell in 12 of 40 (30%).\n", name
    )
    assert document.metadata.title == "Rest"
    assert words(document, "paragraph") == ["Pain fell in 12 of 40 (30%)."]


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ("The OR was $1.40$ (95% CI $1.05$ to $1.33$).", "The OR was 1.40 (95% CI 1.05 to 1.33)."),
        (r"It was $\chi^2(1) = 4.10$, $p < .05$, in $32\%$.", "It was χ²(1) = 4.10, p < .05, in 32%."),
        (r"$$ \frac{a}{b} $$", "a/b"),
        (r"It was $\bar{x} = 5\;\mu\text{g}$, $\hat\beta = 2$.", "It was x\u0304 = 5 µg, β\u0302 = 2."),
        (r"Here $\operatorname{OR} = 2, \dots, \textit{p} = .04$.", "Here OR = 2, …, p = .04."),
        ("It cost $2,000 and $3,000, or US$5-$10.", "It cost $2,000 and $3,000, or US$5-$10."),
        ("It was `$x$`.", "It was $x$."),
        ("$$\np = 0.03,\\ n = 40\n$$", "p = 0.03, n = 40"),
        (r"It fell in $12\,\%$ of $a_1*b_1$, not in $a_2*b_2$.", "It fell in 12 % of a₁*b₁, not in a₂*b₂."),
        ("It cost $500 (in 2010 US$).", "It cost $500 (in 2010 US$)."),
        ("It was `r = 0.45, p = 0.03` or `r (58) = .45`.", "It was r = 0.45, p = 0.03 or r (58) = .45."),
        ("The OR was `r round(or, 2)` (`{python} low`).", "The OR was … (…)."),
    ],
)
def test_formulas_of_tex_are_written_out_and_dollars_stay(told: str, line: str) -> None:
    assert words(read(f"# Cost\n\n{told}\n"), "paragraph") == [line]


def test_formulas_are_written_out_where_nothing_else_is_marked_up() -> None:
    document = read("Pain fell ($p < 0.05$) in both groups of the trial.\n\nA visit cost $20.\n\nOr 30$.\n")
    assert words(document, "paragraph") == [
        "Pain fell (p < 0.05) in both groups of the trial.",
        "A visit cost $20.",
        "Or 30$.",
    ]
