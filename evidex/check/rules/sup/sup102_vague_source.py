"""A source that is not named: 'experts say', 'in a study', 'research shows'.

## What it does
Reports each sentence that leans on experts, studies or general knowledge and has no citation mark.

## Why it matters
It borrows the weight of evidence and gives nobody the means to look at it.

## Tolerance
A citation or a link to another site in the sentence, or in the next one where that goes on about the same study, is
enough.

## Example
`Experts agree that platelet-rich plasma heals the tendon faster than exercise.`

## Known limits
A source named only by words ('the Framingham study') is a named source. In a research report only the introduction
is judged.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.claiming import vague_source
from evidex.check.outcomes import fires
from evidex.check.retold_figures import retold_figures
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.support import bare_sentences
from evidex.check.topic import set_aside


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := set_aside(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    retold = retold_figures(view)
    for sentence in bare_sentences(view):
        words = vague_source(view.text[sentence.start : sentence.end])
        if words and sentence.start not in retold:
            yield fires(case, RULE, sentence.start, sentence.end, f"'{words}' names no source and none is cited.")


RULE = Rule(code="SUP102", name="vague-source", severity="warning", status="preview", check=_check)
