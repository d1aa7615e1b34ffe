"""Citation marks in a document without a reference list.

## What it does
Reports once that a document uses citation marks and has no list of references, and names the marks.

## Why it matters
Every statement that leans on such a mark is unsupported as it stands: nobody can look it up.

## Tolerance
Marks that are links to other sites can be looked up there. A record or abstract whose list was not part of the source
is not judged.

## Example
A guideline answer with the marks 1 to 7 and no list.

## Known limits
A list in another file (a supplement, the next page of a web site) is not seen.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.works import in_reading_order
from evidex.schema import Citation
from evidex.text.bare_abstract import is_bare_abstract


def _check(case: Case) -> Iterator[Outcome]:
    document = case.document
    marks = [mark for mark in document.citations if _in_body(case, mark.start)]
    if is_bare_abstract(case.view):
        yield Outcome("not_applicable", reason="the reference list of an abstract is its paper's")
    elif not marks:
        yield Outcome("not_applicable", reason="there are no citation marks in a body")
    elif document.references or not (marks := [mark for mark in marks if not _is_linked(case, mark)]):
        yield Outcome("agrees")
    else:
        labels = in_reading_order(label for mark in marks for label in mark.labels)
        message = (
            f"The document cites {', '.join(labels)} in {len(marks)} {'place' if len(marks) == 1 else 'places'} "
            "and has no reference list: what these marks support cannot be looked up."
        )
        yield fires(case, RULE, marks[0].start, marks[0].end, message)


def _is_linked(case: Case, mark: Citation) -> bool:
    """Whether the mark, or a number in it, is a link to what it cites."""
    return bool(case.view.links_in(mark.start, mark.end))


def _in_body(case: Case, position: int) -> bool:
    section = case.view.section_at(position)
    return section is None or section.part in ("body", "back")


RULE = Rule(code="REF001", name="no-reference-list", severity="warning", status="preview", check=_check)
