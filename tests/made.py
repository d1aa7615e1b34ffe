"""Documents and claims made by hand, for tests of what comes after reading and extracting."""

from decimal import Decimal

from evidex.schema import (
    Block,
    CauseClaim,
    Claim,
    Document,
    EffectClaim,
    Finding,
    Metadata,
    Origin,
    ProportionClaim,
    Section,
    place_claim,
    place_finding,
)

TITLE = "Night shifts and <b>back</b> pain"
RESULTS = "In all, 29 of 124 nurses (25%) had pain. Night shifts raised the odds (OR 5.10, 95% CI 1.90–6.20; P<0.001)."
CLOSE = "−2 points is =SUM(A1) to a spreadsheet. Night shifts cause back pain 🙂."


def made_document(pmid: str = "11", name: str = "a.xml", index: int = 0, title: str = TITLE) -> Document:
    """A record with a title, a results paragraph and a closing one."""
    text = "\n\n".join((title, RESULTS, CLOSE))
    first, second = len(title) + 2, len(title) + 2 + len(RESULTS) + 2
    return Document(
        id=f"pmid:{pmid}",
        origin=Origin(name=name, sha256="ab" * 32, reader="made", index=index),
        text=text,
        metadata=Metadata(title=title, pmid=pmid, year=2024, journal="J Made Up", authors=("Ask A", "Bo B")),
        sections=(
            Section(start=0, end=len(title), kind="title", part="front"),
            Section(start=first, end=first + len(RESULTS), kind="results", part="abstract"),
            Section(start=second, end=len(text), kind="conclusions", part="abstract"),
        ),
        blocks=(
            Block(start=0, end=len(title), kind="title"),
            Block(start=first, end=first + len(RESULTS), kind="paragraph"),
            Block(start=second, end=len(text), kind="paragraph"),
        ),
    )


def made_claims(document: Document) -> tuple[Claim, ...]:
    """A proportion that does not add up, an effect, and a cause."""
    text = document.text
    share = text.index("29 of 124")
    odds = text.index("OR 5.10")
    cause = text.index("Night shifts cause")
    return (
        place_claim(
            ProportionClaim,
            document,
            share,
            text.index(" had pain"),
            section="results",
            extractor="proportion/1",
            percent=Decimal(25),
            numerator=Decimal(29),
            denominator=Decimal(124),
            of="pain",
            group="nurses",
        ),
        place_claim(
            EffectClaim,
            document,
            odds,
            text.index(").", odds),
            section="results",
            extractor="effect/1",
            measure="OR",
            estimate=Decimal("5.10"),
            ci_low=Decimal("1.90"),
            ci_high=Decimal("6.20"),
            ci_level=Decimal(95),
            p_op="<",
            p_value=Decimal("0.001"),
            factor="Night shifts",
            citations=("1", "2"),
        ),
        place_claim(
            CauseClaim,
            document,
            cause,
            len(text) - 1,
            section="conclusions",
            extractor="cause/1",
            relation="cause",
            factor="Night shifts",
            outcome="back pain",
            hedged=True,
        ),
    )


def made_findings(document: Document) -> tuple[Finding, ...]:
    """One error at the proportion, one note on the whole document."""
    share = document.text.index("29 of 124")
    return (
        place_finding(
            document,
            share,
            share + 9,
            code="NUM101",
            name="percent-fraction-mismatch",
            severity="error",
            message="29 of 124 is 23.4%, not 25%.",
            claims=(made_claims(document)[0].id,),
            suggestion="23%",
        ),
        place_finding(document, 0, 0, code="DOC001", name="made-up", severity="note", message="Only a test."),
    )
