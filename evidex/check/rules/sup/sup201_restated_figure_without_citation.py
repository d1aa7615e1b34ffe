"""A figure of the body that is told again without its source.

## What it does
Finds sentences without a citation that say most of an earlier sentence again and with it one of its figures, exact
('7.8 %'), rounded ('nearly 8 %') or in words ('approximately a fifth' for 21.7 %).

## Why it matters
Restated figures travel: without the citation they look like a second finding, and rounding makes them another.

## Tolerance
'A fifth' stands for 17.5 to 23 %, 'one in five' for 18 to 22 %; after 'nearly', 'about' and the like for a tenth more
or less; 45 % of the sentence's information must be shared (TOP202).

## Example
`approximately a fifth of patients experienced a new fracture` after `21.7% of people … a new fracture`

## Known limits
Two different figures that happen to be equal, told in nearly the same words, look like one.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.retold_figures import retold_figures
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.topic import set_aside


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := set_aside(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    for found in retold_figures(view).values():
        message = f"'{found.told}' restates '{found.printed}' of an earlier sentence, without a citation."
        there = related(case.document, found.first.start, found.first.end, "the figure as first told")
        yield fires(case, RULE, found.sentence.start, found.sentence.end, message, related=(there,))


RULE = Rule(code="SUP201", name="restated-figure-without-citation", severity="note", status="preview", check=_check)
