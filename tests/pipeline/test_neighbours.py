"""Which documents are held against one another: those that share identity, citations, text or what they speak of."""

import msgspec

from evidex.pipeline.across import Surroundings
from evidex.pipeline.neighbours import AT_MOST, Neighbours
from evidex.schema import Document, Metadata, Origin, Reference
from tests.made import made_claims, made_document


def plain(name: str, text: str, **metadata: str) -> Document:
    return Document(
        id=name, origin=Origin(name=name, sha256="0" * 64, reader="made"), text=text, metadata=Metadata(**metadata)
    )


def strangers(number: int) -> list[Document]:
    return [plain(f"s{n}", " ".join(f"word{n}x{k}" for k in range(60))) for n in range(number)]


def test_a_cited_a_copied_and_a_like_minded_document_are_found_among_many() -> None:
    index = Neighbours()
    text = "Shift work and the pain of nurses in the wards of twelve hospitals over a year of nights and days. " * 6
    cited = plain("cited", "Something else altogether.", doi="10.5555/Cited.1")
    copied = plain("copied", "Saved on Monday. " + text)
    like = msgspec.structs.replace(made_document("77"), text="nothing shared", sections=(), blocks=())
    for document in (*strangers(100), cited, copied):
        index.add(document, ())
    index.add(like, made_claims(made_document("77")))
    entry = Reference(start=0, end=5, doi="10.5555/cited.1")
    asking = msgspec.structs.replace(plain("asking", text), references=(entry,))
    found = index.of(asking, made_claims(made_document("78")))
    assert found == ["cited", "copied", "pmid:77"]


def test_a_document_is_never_its_own_neighbour_and_has_not_too_many() -> None:
    index = Neighbours()
    same = [
        plain(f"d{n:03}", "the same words in every one of these documents " * 9, doi="10.5555/x") for n in range(60)
    ]
    for document in (*same[: AT_MOST + 1], *strangers(300)):
        index.add(document, ())
    found = index.of(same[0], ())
    assert "d000" not in found
    assert len(found) <= AT_MOST


def test_all_that_a_document_cites_is_held_against_it_however_much_that_is() -> None:
    index = Neighbours()
    cited = [plain(f"c{n:03}", f"Something else about {n}.", pmid=str(n)) for n in range(1, AT_MOST + 21)]
    alike = plain("alike", "The same words about the pain of nurses at night. " * 9)
    for document in (*strangers(200), *cited, alike):
        index.add(document, ())
    entries = tuple(Reference(start=0, end=5, pmid=each.metadata.pmid) for each in cited)
    asking = msgspec.structs.replace(plain("asking", alike.text), references=entries)
    assert sorted(index.of(asking, ())) == [each.id for each in cited]
    few = msgspec.structs.replace(asking, references=entries[:3])
    assert sorted(index.of(few, ())) == ["alike", "c001", "c002", "c003"]


def test_small_corpora_are_shown_whole_and_large_ones_by_what_matters() -> None:
    small = {each.id: (each, ()) for each in strangers(5)}
    assert sorted(Surroundings(small).of(small["s0"][0], ())) == ["s1", "s2", "s3", "s4"]
    large = {each.id: (each, ()) for each in strangers(80)}
    assert list(Surroundings(large).of(large["s0"][0], ())) == []
