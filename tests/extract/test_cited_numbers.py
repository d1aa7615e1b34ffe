"""The number of a citation mark behind a value or a share is neither its spread nor its count."""

from evidex.extract import extract_claims
from evidex.read.builder import Builder
from evidex.schema import Metadata, Origin, ProportionClaim, ScoreClaim
from evidex.text import View


def view_of(*pieces: str) -> View:
    """A paragraph in which the pieces that open a bracket are citation marks."""
    builder = Builder()
    builder.open_section("results")
    with builder.block("paragraph"):
        for piece in pieces:
            if piece.startswith(("[", "(")):
                builder.cite(piece, (piece.strip("[]()"),))
            else:
                builder.write(piece)
    builder.close_section()
    return View(builder.build(Origin(name="cited", sha256="0" * 64, reader="test"), Metadata()))


def test_the_number_of_a_mark_is_no_spread() -> None:
    view = view_of("Zelopril had a mean bioavailability of 79% ", "[21]", " in healthy women.")
    (claim,) = (each for each in extract_claims(view) if isinstance(each, ScoreClaim))
    assert (str(claim.value), claim.sd, claim.spread) == ("79", None, None)
    assert claim.quote.endswith("79%")


def test_the_number_of_a_mark_is_no_count() -> None:
    view = view_of("The relapse rate of the women was 38% ", "(5)", " in hospitals.")
    (claim,) = (each for each in extract_claims(view) if isinstance(each, ProportionClaim))
    assert (str(claim.percent), claim.numerator) == ("38", None)
    assert claim.quote.endswith("38%")


def test_a_bracket_that_is_no_mark_stays_a_spread() -> None:
    view = view_of("The mean age of the women was 79.2 [21.4] years, as others found ", "[3]", ".")
    (claim,) = (each for each in extract_claims(view) if isinstance(each, ScoreClaim))
    assert (str(claim.value), str(claim.sd)) == ("79.2", "21.4")
