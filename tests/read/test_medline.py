"""MEDLINE text becomes the same Documents as PubMed XML."""

from __future__ import annotations

from pathlib import Path

from evidex.errors import UnreadableError
from evidex.read import Reading, Source, read_source
from evidex.schema import Document
from tests.read.soundness import assert_sound

RECORD = """
PMID- 31
OWN - NLM
LR  - 20240309
VI  - 7
IP  - 2
DP  - 2019 Nov-Dec
TI  - Early rising and back pain in bakers: a [sub-
      study].
PG  - 10-8
LID - 10.5555/rest.31 [doi]
AB  - OBJECTIVES: To ask bakers. METHODS: We asked
      40 bakers before- and after-
      wards, pre- and
      post-shift. RESULTS: Nine (22.5%, 95% CI 12.3-
      37.5) said yes.
FAU - Okafor, Chidi N
AU  - Okafor CN
CN  - The Rest Group
LA  - eng
PT  - Journal Article
JT  - Journal of imaginary rest
TA  - J Imagin Rest
MH  - Back Pain/*epidemiology
OT  - *bread
PMC - PMC12
RIN - Smith J, Jones K. J Imagin Rest.
      2021;9:1. doi: 10.5555/gone.1. PMID: 91
EFR - J Imagin Rest. 2018;6:2. PMID: 92
AID - rest31 [pii]
AID - 10.5555/rest.31 [doi]
SO  - J Imagin Rest. 2019 Nov-Dec;7(2):10-8.
"""


def read(text: str | bytes) -> list[Reading]:
    data = text.encode() if isinstance(text, str) else text
    return list(read_source(Source("export.nbib", data=data)))


def one(text: str | bytes) -> Document:
    [reading] = read(text)
    assert isinstance(reading, Document), reading
    assert_sound(reading)
    return reading


def test_the_abstract_is_read_by_its_labels_and_unfolded() -> None:
    found = one(RECORD)
    assert [(s.kind, s.heading) for s in found.sections] == [
        ("title", ""),
        ("background", "OBJECTIVES"),
        ("methods", "METHODS"),
        ("results", "RESULTS"),
    ]
    assert "a [sub-study]." in found.text
    assert "We asked 40 bakers before- and after-wards, pre- and post-shift." in found.text
    assert "(22.5%, 95% CI 12.3-37.5)" in found.text


def test_the_fields_are_those_of_the_xml() -> None:
    found = one(RECORD).metadata
    assert (found.pmid, found.pmcid, found.doi) == ("31", "PMC12", "10.5555/rest.31")
    assert (found.year, found.volume, found.issue, found.pages) == (2019, "7", "2", "10-8")
    assert found.authors == ("Okafor CN", "The Rest Group")
    assert (found.journal, found.language, found.revised) == ("Journal of imaginary rest", "en", "2024-03-09")
    assert (found.mesh, found.keywords) == (("Back Pain/epidemiology",), ("bread",))


def test_notices_keep_their_whole_citation() -> None:
    retraction, correction = one(RECORD).metadata.notices
    assert (retraction.kind, retraction.pmid, retraction.doi) == ("retraction", "91", "10.5555/gone.1")
    assert retraction.citation.startswith("Smith J, Jones K. J Imagin Rest. 2021;9:1.")
    assert (correction.kind, correction.pmid) == ("correction_of", "92")


def test_a_file_holds_many_records_with_either_line_end() -> None:
    text = RECORD + "\n" + RECORD.replace("PMID- 31", "PMID- 32")
    for form in (text, text.replace("\n", "\r\n")):
        found = read(form)
        assert [reading.id for reading in found if isinstance(reading, Document)] == ["pmid:31", "pmid:32"]


def test_latin_1_is_read_and_said() -> None:
    found = one("PMID- 7\nTI  - Ångström.\n".encode("latin-1"))
    assert found.text == "Ångström." and "encoding-guessed" in found.remarks


def test_what_is_no_record_is_named_and_the_rest_goes_on() -> None:
    stray, found = read("PMID- 7\nTI  - Naps.\n\nERROR 17 occurred\n")[::-1]
    assert isinstance(found, UnreadableError) or isinstance(stray, UnreadableError)
    assert any(isinstance(reading, UnreadableError) and "line 4" in str(reading) for reading in (stray, found))
    assert any(isinstance(reading, Document) and reading.id == "pmid:7" for reading in (stray, found))


def test_a_record_with_neither_title_nor_abstract_is_named() -> None:
    [found] = read("PMID- 8\nOWN - NLM\n")
    assert isinstance(found, UnreadableError) and "PMID 8" in str(found)


def test_each_real_retraction_names_what_it_retracts(shared: Path) -> None:
    path = shared / "data" / "exports" / "neilfws_retractions.medline"
    found = [reading for reading in read_source(Source(str(path), path=path)) if isinstance(reading, Document)]
    assert len(found) == 1621
    named = 0
    for document in found[::10]:
        assert_sound(document)
    for document in found:
        notices = [n for n in document.metadata.notices if n.kind == "retraction_of"]
        assert notices
        named += any(n.pmid or n.doi or n.citation for n in notices)
    assert named >= 1618  # three are titled 'Retraction.' and say nothing else
