"""Plain text of every kind that people save: what is the document speaking, and what is not."""

import itertools
import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.errors import UnreadableError
from evidex.read import Source, choose_reader, read_source
from evidex.read._decode import LARGEST_TEXT
from evidex.schema import Document


def read(text: str | bytes, name: str = "x.txt") -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    (document,) = read_source(Source(name=name, data=data))
    assert isinstance(document, Document), document
    return document


def words(document: Document, *kinds: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]


PUBMED_PAGE = """Skip to main page content
An official website of the United States government
. 2014 Mar;21(4):310-9.
doi: 10.1234/jr.2014.77. Epub 2013 Dec 2.

Rest or running for sore knees: a trial in 80 adults

Affiliations

Rest or running for sore knees: a trial in 80 adults

QX Zander et al. J Rest. 2014 Mar.

Abstract

Background and purpose: Knees hurt.

Methods: We asked 80 adults.

Results: Ten of 40 (25%) said so after rest.

Conclusions: Rest may help.

Keywords: knee; rest.

PubMed Disclaimer

Figures

Fig 1.
Fig 1.
A knee of a 61-year-old woman.

Similar articles
-
Running for 12 of 30 (40%) knees.J Run. 2001;3:4-5. PMID: 111
Cited by
References
    1. Adam AB, Berg C. Knees. J Rest 1999; 12: 3-9 - PubMed
    1. Cole D, et al. . Feet. J Rest 2001; 14: 1-2 - PubMed
MeSH terms
Adult
Knee / physiology
Retraction in
Zander QX. J Rest. 2016;23:1. PMID: 222
"""


def test_a_saved_pubmed_page() -> None:
    document = read(PUBMED_PAGE)
    told = document.metadata
    assert told.title == "Rest or running for sore knees: a trial in 80 adults"
    assert (told.journal, told.year, told.volume, told.pages) == ("J Rest", 2014, "21", "310-9")
    assert (told.doi, told.authors, told.keywords) == ("10.1234/jr.2014.77", ("Zander QX",), ("knee", "rest"))
    assert told.mesh == ("Adult", "Knee / physiology")
    assert [(notice.kind, notice.pmid) for notice in told.notices] == [("retraction", "222")]
    kinds = [section.kind for section in document.sections if section.part == "abstract"]
    assert kinds == ["body", "background", "methods", "results", "conclusions"]
    assert words(document, "caption") == ["A knee of a 61-year-old woman."]
    assert [reference.first_page for reference in document.references] == ["3", "1"]
    assert words(document, "paragraph") == [
        "Knees hurt.",
        "We asked 80 adults.",
        "Ten of 40 (25%) said so after rest.",
        "Rest may help.",
    ]


PASTED = """ Original Article

Rest or Running in Sore Knees: A
Trial of 1,080 Adults
 Background: Knees hurt and nobody knows whether rest would help them or
make them worse in the end.
Methods: We asked adults.
Results: Rest helped (odds ratio [OR], 2.440; P = 0.002).
 O

steoarthritis of the knee is a frequent and
painful condition. Relief ranged from 5% to
22% (1-4). The follow-
up was long and the ﬁndings were incon-
clusive, as an earlier inconclusive trial had
shown (5,6). In another review (7), a large
proportion had relief.

Methods
All adults were asked by well-
known interviewers in the clinic, who wrote the
answers down and were then
 Table 1. Pain by group.

Groups

Baseline

One year

Rest

7.1 ± 0.5

3.4 ± 0.5*

Running

7.3 ± 0.4

5.1 ± 0.5

*P < 0.05.

www.example.org

thanked and sent home on foot or by bus (Fig. 1).
 Fig. 1. The waiting room was large (left) and
bright (right).

Statistical Analysis
Data were analysed in the usual manner of the
clinic. The number of falls (OR, 2.440; 95% CI, 1.4074.206;
P = 0.002) was higher after running.
References
1. Adam AB, Berg C. Knees in old age and
what becomes of them. J Rest. 1999;12:3-9.
2. Cole D. Feet. J Rest. 2001;14:1-2.
"""


def test_a_pasted_article_is_whole_again() -> None:
    document = read(PASTED)
    assert document.metadata.title == "Rest or Running in Sore Knees: A Trial of 1,080 Adults"
    introduction, methods, statistics = words(document, "paragraph")[-3:]
    assert introduction.startswith("Osteoarthritis of the knee")
    assert "The follow-up was long and the findings were inconclusive" in introduction
    assert methods.endswith("and were then thanked and sent home on foot or by bus (Fig. 1).")
    assert "well-known interviewers" in methods
    assert "95% CI, 1.407-4.206;" in statistics
    repairs = {(repair.reason, repair.before) for repair in document.repairs}
    assert repairs == {
        ("drop-cap", "O\n\nsteoarthritis"),
        ("hyphen", "incon-\nclusive"),
        ("ligature", "ﬁ"),
        ("interval-dash", "1.4074.206"),
    }
    assert words(document, "aside") == ["Original Article", "www.example.org"]
    assert words(document, "caption") == ["Fig. 1. The waiting room was large (left) and bright (right)."]
    assert [reference.title for reference in document.references] == [
        "Knees in old age and what becomes of them",
        "Feet",
    ]


def test_a_pasted_article_cites_in_round_brackets() -> None:
    document = read(PASTED)
    assert [mark.labels for mark in document.citations] == [("1", "2", "3", "4"), ("5", "6"), ("7",)]


def test_loose_cells_become_a_table_behind_the_sentence_that_they_interrupt() -> None:
    document = read(PASTED)
    (table,) = document.tables
    assert document.text.index("thanked and sent home") < table.start
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "5.1 ± 0.5")
    assert (cell.row_headers, cell.col_headers) == (("Running",), ("One year",))
    assert [note.of(document.text) for note in table.footnotes] == ["*P < 0.05."]


def test_cells_whose_columns_cannot_be_told_stay_loose() -> None:
    document = read(PASTED.replace("3.4 ± 0.5*\n\n", ""))
    (table,) = document.tables
    assert table.cells == ()
    assert "5.1 ± 0.5" in document.text[table.start : table.end]


BLOG = """Sore Knees: Origins and Remedies
Knees hurt in 44% of adults [1]. Rest helps [2][3].
Nobody knows why [5].
References: [1] Adam A, Berg B. Knees. J Rest. 1999;12(3):3–9. [2] Cole C. Feet. J Rest. 2001;14:1–2. [3] Dorn D. \
Hands. J Rest. 2002;15:3–4.
- Knees hurt.
- Cooking is a relaxing hobby.
"""


def test_a_blog_post_with_a_run_on_list_and_bullets_behind_it() -> None:
    document = read(BLOG)
    assert document.metadata.title == "Sore Knees: Origins and Remedies"
    assert [reference.label for reference in document.references] == ["1", "2", "3"]
    assert words(document, "list_item") == ["Knees hurt.", "Cooking is a relaxing hobby."]
    assert [mark.labels for mark in document.citations] == [("1",), ("2",), ("3",), ("5",)]
    bullets = document.text.index("Cooking")
    assert next(s.part for s in document.sections if s.start <= bullets < s.end) == "body"


GUIDELINE = """Management of Sore Knees
Refer at once when a knee gives way. 1
Key Steps:
Ask for pain at night, which occurs in up to 72% of cases. 1, 2
Common Causes
1. Worn Cartilage (Most Common)
Rest for 24-48 hours is reasonable. 3
Severe forms include:
- A locked knee (rare). 3
"""


def test_a_guideline_answer() -> None:
    document = read(GUIDELINE)
    assert words(document, "heading") == ["Key Steps:", "Common Causes", "1. Worn Cartilage (Most Common)"]
    assert [mark.labels for mark in document.citations] == [("1",), ("1", "2"), ("3",), ("3",)]
    assert document.references == ()


MENU = """Log in
Page navigation
Title & authors
Abstract
Similar articles
References
MeSH terms
Clinical Trial

"""


def test_a_menu_that_names_the_headings_is_no_record() -> None:
    page = PUBMED_PAGE.replace("Skip to main page content\n", MENU + "J Rest\n").replace(
        "An official", "Not an official"
    )
    page = page.replace("MeSH terms\nAdult", "Show all 37 references\nMeSH terms\nAdult")
    document = read(page)
    assert document.metadata.title == "Rest or running for sore knees: a trial in 80 adults"
    assert len(document.references) == 2
    assert document.metadata.mesh == ("Adult", "Knee / physiology")


WITHOUT_GAPS = """Background
Knees hurt, as was found in an earlier trial of rest and of running among
adults who had been asked at home [1,2].
J Rest Vol 3 Page 1
Relief came late and was small in the group that had been told to run up the
hill behind the clinic [2].
Table 2. Pain by group
Rest 3.4 (1.2)
Run 5.1 (1.1)
J Rest Vol 3 Page 2
Competing interests
None of the authors has anything to declare except for a number of old knees
and a share in a shop that sells chairs.
J Rest Vol 3 Page 3
References
1. Adam AB, Berg C. Knees in old age and what becomes of them after a long
and hard life on the road. J Rest. 1999;12:3-9.
2. Cole D. Feet. J Rest. 2001;14:1-2.
"""


def test_a_pasted_text_without_empty_lines() -> None:
    document = read(WITHOUT_GAPS)
    assert words(document, "aside") == [f"J Rest Vol 3 Page {page}" for page in (1, 2, 3)]
    assert [reference.first_page for reference in document.references] == ["3", "1"]
    assert [mark.labels for mark in document.citations] == [("1", "2"), ("2",)]
    (table,) = document.tables
    assert document.text[table.start : table.end] == "Table 2. Pain by group\nRest 3.4 (1.2)\nRun 5.1 (1.1)"


def test_an_abstract_of_one_paragraph() -> None:
    document = read("BACKGROUND: Knees hurt. METHODS: We asked 40 adults. RESULTS: Ten of 40 (25%) said so.")
    assert [(section.kind, section.part) for section in document.sections] == [
        ("background", "abstract"),
        ("methods", "abstract"),
        ("results", "abstract"),
    ]
    assert words(document, "paragraph")[-1] == "Ten of 40 (25%) said so."


def test_one_paragraph_is_a_document() -> None:
    document = read("Knees hurt in 44% of adults.")
    assert words(document, "paragraph") == ["Knees hurt in 44% of adults."]
    assert document.metadata.title == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_say_so(encoding: str) -> None:
    assert "naïve – 5·1" in read("Pain in naïve – 5·1 – adults.".encode(encoding)).text


def test_an_encoding_that_does_not_say_so_is_guessed_and_said() -> None:
    document = read("Schäfer’s naïve adults had 5 ± 2 points of pain in their knees.".encode("cp1252"))
    assert "Schäfer’s naïve adults had 5 ± 2" in document.text
    assert document.remarks == ("encoding-guessed: cp1252",)


def test_damaged_utf8_keeps_what_is_whole() -> None:
    document = read("Schäfer’s naïve – adults ±".encode() + b" \xff pain")
    assert document.text.startswith("Schäfer’s naïve – adults ±")
    assert document.remarks == ("damaged-characters",)


@pytest.mark.parametrize(
    ("data", "saying"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x00\x01\x02\x03" * 100, "of no kind"),
        (b"Knees hurt. " + b"\x00\x01" * 300_000, "of no kind"),
        (b"Knees hurt. " * (LARGEST_TEXT // 12 + 1), "more than the"),
    ],
)
def test_bad_input_is_one_sentence(data: bytes, saying: str) -> None:
    (problem,) = read_source(Source(name="bad.txt", data=data))
    assert isinstance(problem, UnreadableError)
    assert saying in str(problem)
    assert "\n" not in str(problem)


def test_content_beats_the_suffix() -> None:
    assert choose_reader(Source(name="x.xml", data=b"Knees hurt in 44% of adults.")).name == "plain_text"


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*BLOG.split("\n"), *PASTED.split("\n"), *PUBMED_PAGE.split("\n"), "", "\x0c", " -"])))
def test_any_lines_can_be_read_and_places_are_exact(lines: list[str]) -> None:
    random.Random(len(lines)).shuffle(lines)
    for document in read_source(Source(name="x.txt", data="\n".join(lines).encode())):
        if not isinstance(document, Document):
            continue
        assert [block.start for block in document.blocks] == sorted(block.start for block in document.blocks)
        assert all(one.end <= two.start for one, two in itertools.pairwise(document.blocks))
        for place in (*document.blocks, *document.references, *document.citations, *document.repairs):
            assert 0 <= place.start < place.end <= len(document.text)
        for repair in document.repairs:
            assert repair.after == document.text[repair.start : repair.end]


SEEDS = {
    "000": (5, {"background", "methods", "results", "conclusions", "figure"}),
    "001": (3, {"background", "methods", "results", "conclusions"}),
    "002": (0, set()),
    "003": (0, {"background", "methods", "results", "conclusions"}),
    "004": (9, set()),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_real_sources(shared: Path, seed: str) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    document = read(path.read_bytes())
    count, kinds = SEEDS[seed]
    assert len(document.references) == count
    assert kinds <= {section.kind for section in document.sections}
    assert document.metadata.title


def test_the_chrome_of_real_pages_is_no_running_text(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("001_*.txt")
    document = read(path.read_bytes())
    spoken = " ".join(words(document, "paragraph", "list_item", "caption", "title"))
    assert "PMID" not in spoken
    assert Counter(block.kind for block in document.blocks)["paragraph"] == 4


@pytest.mark.parametrize("data", [b'{"error": "API rate limit exceeded"}', b'[{"pmid": "1"}]', b"{}"])
def test_json_is_no_document(data: bytes) -> None:
    (reading,) = read_source(Source(name="answer.txt", data=data))
    assert isinstance(reading, UnreadableError)


def test_a_citation_in_brackets_opens_a_document() -> None:
    (reading,) = read_source(Source(name="note.txt", data=b"[1] Smith J. A study of falls. J Falls. 2019;1:2-9.\n"))
    assert not isinstance(reading, UnreadableError)


def test_unknown_headings_right_behind_the_title_open_the_body() -> None:
    document = read("STIFF KNEES\nAdvice for walkers\nWho gets them?\nKnees stiffen in 12% of walkers.\nThey thaw.\n")
    assert words(document, "heading") == ["Advice for walkers", "Who gets them?"]
    assert {section.part for section in document.sections if section.kind != "title"} == {"body"}


def test_lines_in_bold_are_headings() -> None:
    document = read("Do knees mend?\n\n**In short**\nThey do, mostly.\n\n**And then:**\nThey are used again.\n")
    assert words(document, "heading") == ["In short", "And then:"]


ENTRIES = (
    "Alder B, Birch C. Knees in winter. Knee Pract. 2014;3(2):11-9.\n"
    "Cedar D. Knees in summer. Knee Pract. 2015;4(1):2-8.\n"
)


def test_a_list_of_references_under_words_of_its_own() -> None:
    document = read(f"Sore knees\n\nKnees hurt (Alder 2014).\n\nWhere we got this\n{ENTRIES}")
    assert [entry.year for entry in document.references] == [2014, 2015]
    assert document.citations[0].labels


def test_what_others_wrote_is_no_reference_list() -> None:
    assert read(f"Sore knees\n\nKnees hurt (Alder 2014).\n\nRelated articles\n{ENTRIES}").references == ()


def test_an_introduction_ends_at_the_next_heading() -> None:
    text = (
        "Cases of campylobacteriosis in 2022\n\nIntroduction\n\nThe disease is notifiable; this bulletin sums up.\n\n"
        "Cases by region\n\nThe rate was highest in the West, where 141 persons fell ill.\n\n"
        "Age and sex\n\nOf the 868 patients, 465 were male and 399 female.\n"
    )
    assert [section.kind for section in read(text).sections][-3:] == ["background", "body", "body"]


ALIGNED = """A study of bites in the country

Bites were graded by their signs.

Table 1. Outcome by grade

                Mild (n = 12)  Severe (n = 12)
Men             8 (66.7%)      9 (75.0%)
Site of bite
  Arm or hand   5 (41.7%)      4 (33.3%)
Death           0 (0.0%)       2 (16.7%)

Two patients died.
"""


def test_columns_set_by_spaces_are_a_table() -> None:
    (table,) = read(ALIGNED).tables
    assert table.label == "Table 1"
    (cell,) = [cell for cell in table.cells if cell.row == 4 and cell.col == 2]
    assert (cell.col_headers, cell.row_headers[-1]) == (("Severe (n = 12)",), "Death")
    assert words(read(ALIGNED), "heading") == []


def test_columns_set_by_tabs_are_a_table() -> None:
    document = read(
        "Pain in the knee\n\nTable 2. Pain\nGroup\tn\tMean\nDrug\t41\t3.2\nPlacebo\t39\t4.1\n\nPain fell.\n"
    )
    assert [cell.col_headers for cell in document.tables[0].cells if cell.row == 1 and cell.col] == [("n",), ("Mean",)]


def test_two_columns_of_words_are_no_table() -> None:
    text = "Who wrote this\n\nAuthor   Department\nA Birch  Surgery\nB Cedar  Medicine\n\nThey wrote it.\n"
    assert read(text).tables == ()
