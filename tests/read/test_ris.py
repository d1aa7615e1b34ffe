"""An export of references is no document, and the way on is named."""

import pytest

from evidex.errors import UnreadableError
from evidex.read import Source, read_source


def test_an_export_is_refused_with_the_way_on() -> None:
    data = b"TY  - JOUR\nAU  - Holm, K.\nTI  - Falls in winter\nER  - \n"
    (reading,) = read_source(Source(name="export.ris", data=data))
    assert isinstance(reading, UnreadableError)
    assert "evidex fetch --ids FILE" in str(reading)


@pytest.mark.parametrize("kind", ["", " ", " Journal Article", " jour"])
def test_an_export_whose_type_is_lacking_or_spelt_out_is_one_too(kind: str) -> None:
    data = f"TY  -{kind}\r\nTI  - Falls in winter\r\nAB  - In 12 of 40 (30%) patients pain fell.\r\nER  - \r\n"
    (reading,) = read_source(Source(name="export.txt", data=data.encode()))
    assert "it is a list of references (RIS)" in str(reading)


def test_a_text_that_speaks_of_types_is_a_document() -> None:
    (reading,) = read_source(
        Source(name="note.txt", data=b"TY is short for thank you. Pain fell in 3 of 9 patients.\n")
    )
    assert not isinstance(reading, UnreadableError)
