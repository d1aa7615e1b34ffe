"""PubMed's 'Abstract (text)' export."""

from evidex.read import Source, choose_reader, read_source
from evidex.schema import Document

EXPORT = """1. J Rest. 2014 Mar;21(4):310-9. doi: 10.1234/jr.2014.77. Epub 2013
Dec 2.

Rest or running for sore knees: a trial in
80 adults.

Zander QX(1), van Dal K(2).

Author information:
(1)Department of 12 Chairs, Restville.
(2)Hospital.

BACKGROUND: Knees hurt at the follow-
up. METHODS: We asked 80 adults.
RESULTS: Ten of 40 (25%) said so
after rest.

© 2014 Rest.

DOI: 10.1234/jr.2014.77
PMCID: PMC1234567
PMID: 11122233 [Indexed for MEDLINE]


2. J Run. 2015;3:4-5.

Running.

Cole D.

PMID: 44455566
"""


def documents() -> list[Document]:
    source = Source(name="x.txt", data=EXPORT.encode())
    assert choose_reader(source).name == "pubmed_text"
    found = list(read_source(source))
    assert all(isinstance(one, Document) for one in found)
    return [one for one in found if isinstance(one, Document)]


def test_every_record_is_a_document() -> None:
    one, two = documents()
    assert (one.id, two.id) == ("pmid:11122233", "pmid:44455566")
    assert one.metadata.title == "Rest or running for sore knees: a trial in 80 adults"
    assert one.metadata.authors == ("Zander QX", "van Dal K")
    assert (one.metadata.journal, one.metadata.year, one.metadata.volume) == ("J Rest", 2014, "21")
    assert (one.metadata.doi, one.metadata.pmcid) == ("10.1234/jr.2014.77", "PMC1234567")
    assert (two.metadata.journal, two.metadata.pages, two.metadata.authors) == ("J Run", "4-5", ("Cole D",))


def test_only_the_abstract_is_running_text() -> None:
    one, two = documents()
    said = [one.text[block.start : block.end] for block in one.blocks if block.kind == "paragraph"]
    assert said == ["Knees hurt at the follow-up.", "We asked 80 adults.", "Ten of 40 (25%) said so after rest."]
    assert [section.kind for section in one.sections if section.part == "abstract"] == [
        "background",
        "methods",
        "results",
    ]
    assert not any(block.kind == "paragraph" for block in two.blocks)
