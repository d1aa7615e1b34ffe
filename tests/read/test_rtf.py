"""RTF is refused: read as text it lost what its control words say."""

import pytest

from evidex.errors import UnreadableError
from evidex.read import Source, read_source


@pytest.mark.parametrize("name", ["letter.rtf", "letter.doc", "letter.txt"])
def test_rtf_is_refused_with_the_way_on(name: str) -> None:
    data = rb"{\rtf1\ansi\deff0 The odds ratio was 1.85 (95% CI 1.20\endash 2.85).\par}"
    (reading,) = read_source(Source(name=name, data=data))
    assert str(reading) == f"{name}: it is an RTF file, which evidex does not read; save it as .docx."
    assert isinstance(reading, UnreadableError)
