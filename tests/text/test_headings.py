"""Heading words, in the forms in which articles and MEDLINE print them."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evidex.text.headings import find_labels, heading_of, is_references_heading


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("Materials and methods", "methods", None),
        ("MATERIAL & METHODS:", "methods", None),
        ("2. Methods", "methods", None),
        ("2.3 Statistical analysis", "methods", None),
        ("Main Outcome Measure(s)", "methods", None),
        ("Design, Setting, and Participants", "methods", None),
        ("Background and purpose", "background", None),
        ("Aims", "background", None),
        ("Results and discussion", "results", None),
        ("Tabulation, integration, and results", "results", None),
        ("Methods/Results", "results", None),
        ("Discussion", "body", None),
        ("Discussion and conclusion", "conclusions", None),
        ("Conclusion(s)", "conclusions", None),
        ("Conclusions and Relevance", "conclusions", None),
        ("Conclusions for the clinic", "conclusions", None),
        ("References", "other", "back"),
        ("Authors’ contributions", "other", "back"),
        ("Abstract", "body", "abstract"),
    ],
)
def test_known_words_open_a_section(words: str, kind: str, part: str | None) -> None:
    heading = heading_of(words)
    assert heading is not None
    assert (heading.kind, heading.part) == (kind, part)


@pytest.mark.parametrize(
    "words", ["", "Surgical Technique", "Cooking with olive oil", "Methods that nobody uses", "12"]
)
def test_other_words_say_nothing(words: str) -> None:
    assert heading_of(words) is None


@pytest.mark.parametrize("words", ["References", "REFERENCES:", "Bibliography", "7. Literature cited", "Works Cited"])
def test_reference_headings(words: str) -> None:
    assert is_references_heading(words)


def labels(text: str) -> list[tuple[str, str]]:
    return [(text[label.start : label.end], label.heading.kind) for label in find_labels(text)]


def test_labels_of_a_run_on_abstract() -> None:
    text = "BACKGROUND: Knees hurt. METHODS: We asked 40 people. RESULTS: Ten said so: P = .04. Conclusion: Ask more."
    assert labels(text) == [
        ("BACKGROUND", "background"),
        ("METHODS", "methods"),
        ("RESULTS", "results"),
        ("Conclusion", "conclusions"),
    ]


def test_results_are_a_label_where_the_sentence_before_lacks_its_full_stop() -> None:
    text = "METHODS: We measured zinc twice in 3 days Results: Zinc fell. The primary findings: none."
    assert [text[label.start : label.end] for label in find_labels(text)] == ["METHODS", "Results"]


def test_capitals_without_colon_are_a_label_only_before_a_sentence() -> None:
    assert labels("OBJECTIVE To learn whether knees hurt.") == [("OBJECTIVE", "background")]
    assert labels("METHODS") == []
    assert labels("RESULTS WERE NOT CLEAR") == []


def test_a_colon_in_prose_is_no_label() -> None:
    assert labels("We compared two outcomes: pain and results. In detail: none.") == []


def test_the_text_goes_on_behind_the_label() -> None:
    text = "Results: Ten of 40 said so."
    (label,) = find_labels(text)
    assert text[label.after :] == "Ten of 40 said so."


@given(st.text(alphabet="ABab:. \nRESULTSMethods()", max_size=80), st.integers(0, 5))
def test_spans_lie_in_the_text(text: str, start: int) -> None:
    for label in find_labels(text, min(start, len(text))):
        assert min(start, len(text)) <= label.start < label.end <= label.after <= len(text)


def _categories(folder: Path) -> list[tuple[str, str]]:
    found = []
    for path in sorted(folder.glob("*.xml"))[:400]:
        head = path.read_bytes()
        data = gzip.decompress(head) if head[:2] == b"\x1f\x8b" else head
        try:
            tree = etree.fromstring(data)
        except etree.XMLSyntaxError:
            continue
        for piece in tree.iter("AbstractText"):
            if piece.get("Label") and piece.get("NlmCategory") not in (None, "UNASSIGNED"):
                found.append((str(piece.get("Label")), str(piece.get("NlmCategory"))))
    return found


def test_agrees_with_the_categories_of_medline(shared: Path) -> None:
    same = {"OBJECTIVE": "background", "BACKGROUND": "background"}
    pairs = _categories(shared / "data" / "pubmed")
    right = sum(
        (heading_of(label) or heading_of("abstract")).kind == same.get(name, name.lower()) for label, name in pairs
    )  # type: ignore[union-attr]
    assert len(pairs) > 100
    assert right / len(pairs) > 0.93
