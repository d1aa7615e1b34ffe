"""Reference lists of every common style: split into entries, entries into fields."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.text.reference_fields import parse_fields
from evidex.text.references import reference_likeness, split_references
from tests.text.reference_lists import read_references

VANCOUVER = "Smith AB, van der Poe C, Doe-Roe EF, et al. Falls in old age: a trial. J Clin Rest. 2009;34(11):1106–1115."
STYLES = [
    VANCOUVER,
    "Smith AB, van der Poe C, Doe-Roe EF. Falls in old age: a trial. J Clin Rest 2009; 34: 1106–15.",
    "Smith AB, van der Poe C, Doe-Roe EF: Falls in old age: a trial. J Clin Rest 2009, 34:1106-1115.",
    "Smith AB, van der Poe C, Doe-Roe EF (2009) Falls in old age: a trial. J Clin Rest 34:1106–1115",
    "Smith AB, van der Poe C, Doe-Roe EF. Falls in old age: a trial. J Clin Rest (2009) 34(11):1106–15.",
    "Smith, A. B., van der Poe, C., & Doe-Roe, E. F. (2009). Falls in old age: a trial. J Clin Rest, 34(11), 1106–15.",
    "Smith, A.B., van der Poe, C. and Doe-Roe, E.F. (2009) ‘Falls in old age: a trial’, J Clin Rest, 34(11), pp. 1106.",
    "Smith, A.B., van der Poe, C., Doe-Roe, E.F., 2009. Falls in old age: a trial. J Clin Rest 34, 1106–1115.",
    "Smith, A.B.; van der Poe, C.; Doe-Roe, E.F. Falls in old age: a trial. J Clin Rest 2009, 34, 1106–1115.",
    "Smith, A. B., van der Poe, C. & Doe-Roe, E. F. Falls in old age: a trial. J Clin Rest 34, 1106–1115 (2009).",
    "A.B. Smith, C. van der Poe, E.F. Doe-Roe, Falls in old age: a trial, J Clin Rest 34 (2009) 1106–1115.",
    "A. B. Smith, C. van der Poe, and E. F. Doe-Roe, “Falls in old age: a trial,” J Clin Rest, vol. 34, no. 11, "
    "pp. 1106–1115, Mar. 2009.",
    "Smith AB, van der Poe C, Doe-Roe EF. Falls in old age: a trial. J Clin Rest. 2009 Mar 15;34(11):1106-15. "
    "doi: 10.1234/jcr.2009.034. PMID: 12345678",
    "Smith AB, van der Poe C, Doe-Roe EF, et al. . Falls in old age: a trial. J Clin Rest 2009; 34: 1106– 15 - PubMed",
]


@pytest.mark.parametrize("entry", STYLES)
def test_every_style_gives_the_same_fields(entry: str) -> None:
    fields = parse_fields(entry)
    assert fields.title == "Falls in old age: a trial"
    assert (fields.journal, fields.year, fields.volume, fields.first_page) == ("J Clin Rest", 2009, "34", "1106")
    assert len(fields.authors) == 3
    assert "Smith" in fields.authors[0]


def test_identifiers() -> None:
    fields = parse_fields("Doe J. Rest. J Rest. 2011;1:2-3. https://doi.org/10.1000/rest.(11)2-3. PMID: 77 PMC123456")
    assert (fields.doi, fields.pmid, fields.pmcid) == ("10.1000/rest.(11)2-3", "77", "PMC123456")


@pytest.mark.parametrize(
    ("entry", "title", "journal"),
    [
        ("Doe, J. Osteoporosis in Sweden. J. Clin. Med. 2020, 9, 1234.", "Osteoporosis in Sweden", "J. Clin. Med"),
        ("Doe J. Does rest help? Spine (Phila Pa 1976). 2008;33(6):640-7.", "Does rest help?", "Spine (Phila Pa 1976)"),
        ("Doe, J. (2011). A manual of rest. Lantern Press.", "A manual of rest", ""),
        ("Doe J. Rest. In: Poe A, editor. Bones. London: Lamp; 2003. p. 12-30.", "Rest", ""),
        ("Doe J et al. Lancet 2010;375:123-45.", "", "Lancet"),
        ("Cochrane Rest Group. Rest for pain. Cochrane Database Syst Rev. 2006;CD005942.", "Rest for pain", ""),
    ],
)
def test_title_and_journal(entry: str, title: str, journal: str) -> None:
    fields = parse_fields(entry)
    assert fields.title == title
    assert fields.journal == (journal or fields.journal)


def test_nothing_is_guessed_from_prose() -> None:
    fields = parse_fields("Data on file, available from the sponsor on request")
    assert fields == parse_fields("")


def labels_and_starts(text: str) -> list[tuple[str, str]]:
    return [(entry.label, text[entry.start : entry.end][:5]) for entry in split_references(text)]


ENTRIES = ["Adam A. One. J Rest. 2001;1:1-2.", "Berg B. Two. J Rest. 2002;2:3-4.", "Cole C. Three. J Rest. 2003;3:5-6."]
WANTED = [("1", "Adam "), ("2", "Berg "), ("3", "Cole ")]


@pytest.mark.parametrize("number", ["{}. ", "[{}] ", "({}) ", "{}) ", "{} ", "- {}. ", "{}.\n"])
def test_numbered_lines(number: str) -> None:
    assert labels_and_starts("\n".join(number.format(n) + e for n, e in enumerate(ENTRIES, 1))) == WANTED


@pytest.mark.parametrize("number", ["{}. ", "[{}] ", "({}) "])
def test_one_run_on_paragraph(number: str) -> None:
    assert labels_and_starts(" ".join(number.format(n) + e for n, e in enumerate(ENTRIES, 1))) == WANTED


@pytest.mark.parametrize("bullet", ["    1. ", "- ", "-\n- ", "• ", ""])
def test_lists_without_numbers_of_their_own(bullet: str) -> None:
    assert labels_and_starts("\n".join(bullet + entry for entry in ENTRIES)) == WANTED


def test_broken_lines_belong_to_the_entry_before() -> None:
    text = "1. Adam A. One is\n2 too many. J Rest.\n2001;1:1-2.\n2. Berg B. Two. J Rest. 2002;2:3-4."
    assert labels_and_starts(text) == WANTED[:2]
    text = "Adam A, Eve E. One is a\nlong title. J Rest.\n2001;1:1-2.\nBerg B, Low L. Two. J\nRest. 2002;2:3-4."
    assert labels_and_starts(text) == WANTED[:2]


def test_entries_know_their_places() -> None:
    text = "References\n1. " + VANCOUVER + "\n2. " + ENTRIES[1]
    one, two = read_references(text, len("References"))
    assert text[one.start : one.end] == VANCOUVER
    assert (one.year, two.year) == (2009, 2002)


def test_likeness() -> None:
    assert reference_likeness(VANCOUVER) == 1.0
    assert reference_likeness("Fresh fruit is the foundation of a healthy lifestyle.") == 0.0


@given(st.text(alphabet="[]()1234. \nABab;:-•", max_size=120))
def test_entries_are_in_order_and_not_empty(text: str) -> None:
    entries = split_references(text)
    assert all(entry.start < entry.end <= len(text) for entry in entries)
    assert all(one.end <= two.start for one, two in itertools.pairwise(entries))


@given(st.text(max_size=200))
def test_any_text_can_be_parsed(text: str) -> None:
    fields = parse_fields(text)
    assert fields.doi in text
    assert all(name for name in fields.authors)
