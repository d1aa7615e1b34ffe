"""An item of a list or closing paragraph that says again what the body has said.

## What it does
Compares each list item without a citation, and each sentence of a paragraph right under 'Conclusion' or the like, with
every sentence before it. Where most of its information (rare words weigh more, words that say the same are one, numbers
count as words: 'a fifth' meets 21.7 %, 'more than triples' a ratio of 3.4) stands in one of them, it restates it.

## Why it matters
Restated points look like more evidence than there is, and lose the citation on the way.

## Tolerance
45 % of the information: between the closest unrelated items of clean articles (about .4) and half of all
restatements (.6). One such item alone is not padding; two in one list are, and of its other items 32 % is asked. What
the title names need not be said again. A list that is advice throughout ('Practice points') draws from the body what to
do, and may.

## Example
`Rebound redness can follow brimonidine gel.` after a body that says `rebound erythema affects 1 in 6 users` of it.

## Known limits
A summary box that the author means as one is restating too: that is why this is a note. A restatement in other words
throughout ('safe' for 'no harm was seen') is not seen. Not applied to abstracts, records and research reports. An
item that tells another value than the body is a contradiction (TXT201), one that tells its share again is SUP201's.

## References
None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.restatement import is_line, list_of, restated_items_of
from evidex.check.retelling import Retold
from evidex.check.retold_figures import retold_figures
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.straying import bids, strays
from evidex.check.told_again import told_again
from evidex.check.topic import set_aside
from evidex.text import View
from evidex.text.own_study import reports_own_study


def _check(case: Case) -> Iterator[Outcome]:
    reason = set_aside(case.view)
    if reason is None and reports_own_study(case.view):
        reason = "a report's lists (aims, criteria, highlights) restate by nature"
    if reason is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    otherwise = {later.sentence.start for _, later in told_again(case)}
    with_figure = retold_figures(case.view)
    off_topic = {reading.sentence.start for reading in strays(case.view)}
    for found in restated_items_of(case.view):
        start = found.again.start
        if start in otherwise or start in with_figure:
            why = (
                "it says otherwise than the body (TXT201)" if start in otherwise else "its share is told again (SUP201)"
            )
            yield Outcome("not_applicable", reason=why)
        elif start not in off_topic and not _draws_advice(case, found):
            yield _say(case, found)


def _lists_of_advice(view: View) -> frozenset[int]:
    """The lists, by their number, of which every item tells what to do ('Practice points')."""
    told: dict[int, list[bool]] = defaultdict(list)
    for sentence in view.sentences:
        if is_line(view, sentence.block):
            told[list_of(view, sentence)].append(bids(view.text[sentence.start : sentence.end]))
    return frozenset(place for place, bidding in told.items() if all(bidding))


def _draws_advice(case: Case, found: Retold) -> bool:
    """Whether an item of such a list tells what to do about what the body states ('Check ferritin before …')."""
    view = case.view
    if found.figures:
        return False
    again = view.sentence_at(found.again.start)
    return again is not None and list_of(view, again) in view.once(_lists_of_advice)


def _say(case: Case, found: Retold) -> Outcome:
    again, first = found.again, found.first
    return fires(
        case,
        RULE,
        again.start,
        again.end,
        "This says again what the body has said.",
        related=(related(case.document, first.start, first.end, "said first here"),),
    )


RULE = Rule(code="TOP202", name="restates-the-body", severity="note", status="preview", check=_check)
