"""Which items of a closing list, or sentences of a closing paragraph, say again what the body has said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from evidex.check.retelling import ENOUGH, LEAST_STEMS, Retold, retelling, stem_weights, tell
from evidex.text import Sentence, View
from evidex.text.own_study import reports_own_study

__all__ = ["is_line", "list_of", "restated_items_of"]

RECAP_ENOUGH = 0.32
"""… in a list that recapitulates: its other items (general advice, other subjects) reach .27, what it restates .35."""
CALLED_ENOUGH = 0.3
"""… and in one whose heading says that it does ('Key takeaways')."""
NEARLY_ALL = 0.75
"""… and of an item of common words ('Women are affected three times as often as men')."""
RUN = 2
"""So many restating items in one list are padding; a single one may be a coincidence of words."""
RUN_SHARE = 0.4
"""… and this share of its items: the recaps of padded articles hold 45 to 100 %, other lists single ones."""
LATE = 0.4
"""A list that says again stands behind at least this share of the sentences: the body comes first."""


def restated_items_of(view: View) -> tuple[Retold, ...]:
    """`restated_items`, worked out once for all rules that ask."""
    return tuple(view.once(restated_items))


def restated_items(view: View) -> list[Retold]:
    """List items without a citation that say what a sentence before them has said, in lists that recapitulate.

    A list does where at least two of its items say enough of it; of the others in it less is asked.
    """
    lists: dict[int, list[Retold]] = defaultdict(list)
    items: Counter[int] = Counter()
    for place, found in _items_against_body(view):
        items[place] += 1
        if found is not None:
            lists[place].append(found)
    kept = []
    for place, told in lists.items():
        called = _is_called_recap(view, place)
        if _recapitulates(told, items[place], called=called and is_line(view, place)):
            kept += [found for found in told if _may_restate(found, called=called)]
    return kept


def _recapitulates(told: Sequence[Retold], items: int, *, called: bool) -> bool:
    """Whether so many items of a list restate, and some of them so plainly, that this is what the list is for."""
    plain = sum(found.is_plain for found in told)
    if called:
        return plain > 0
    return len([found for found in told if _may_restate(found)]) >= RUN_SHARE * items and plain >= RUN


_RECAP = re.compile(
    r"\b(?:take-?\s?(?:aways?|home)|key\s(?:points?|messages?|facts?|learnings?)|main\s(?:points?|messages?)|recap|summar\w+"
    r"|to\ssum\sup|in\s(?:short|brief|a\snutshell|closing)|(?:points?\s|things\s)?to\sremember|at\sa\sglance|bottom\sline"
    r"|short\sversion|if\syou\sonly\sread|conclusions?|(?:final|closing)\s(?:thoughts|words|remarks)|tl;?\s?dr|wrapping\sup"
    r"|upshot|cheat\s?sheet|what\sto\sremember|in\sa\sfew\s(?:lines|words|sentences))\b",
    re.IGNORECASE,
)


def _is_called_recap(view: View, place: int) -> bool:
    """Whether the heading over a list says that it says again."""
    above = view.document.blocks[place - 1] if place else None
    if above is not None and above.kind == "paragraph" and place > 1:
        lead = view.text[above.start : above.end]
        above = view.document.blocks[place - 2] if lead.endswith(":") else None
    return above is not None and above.kind == "heading" and bool(_RECAP.search(view.text, above.start, above.end))


def _items_against_body(view: View) -> Iterator[tuple[int, Retold | None]]:
    """Each bare item with the number of its list, and what it may say again."""
    body = [sentence for sentence in view.sentences if sentence.section not in ("title", "figure")]
    if not any(_is_bare_item(view, sentence) for sentence in body[int(LATE * len(body)) :]):
        return  # none could say again what was said: most documents
    tellings = [tell(view.text, sentence.start, sentence.end) for sentence in body]
    weights = stem_weights(tellings)
    titled = _titled(view)
    forms = _forms(view, body)
    places = [list_of(view, sentence) for sentence in body]
    for index, sentence in enumerate(body):
        if not _is_bare_item(view, sentence) or not tellings[index].content:
            continue
        place = places[index]
        lead = _LEAD.match(view.text, sentence.start, sentence.end)
        short = not is_line(view, sentence.block) and len(tellings[index].content - titled) < LEAST_STEMS
        if short or index < LATE * len(body) or view.text[sentence.end - 1] == "?" or (lead and lead[0] in forms):
            yield place, None
            continue
        before = tellings[: bisect_left(places, place)]
        found = retelling(tellings[index], before, weights, given=titled)
        yield place, found if found is not None and _may_restate(found, called=True) else None


def _titled(view: View) -> frozenset[str]:
    """What the title names: the whole document is of it, and an item that names it says no more for that."""
    titles = (tell(view.text, each.start, each.end) for each in view.sentences if each.section == "title")
    return frozenset(stem for title in titles for stem in title.stems)


def _may_restate(found: Retold, *, called: bool = False) -> bool:
    """One content word says too little to be told again, unless a figure or most of a sentence is told with it."""
    if len(found.again.content) < LEAST_STEMS:
        return found.share >= ENOUGH and bool(found.figures)
    if len(found.again.stems) < LEAST_STEMS:
        return found.share >= NEARLY_ALL and len(found.again.content) > LEAST_STEMS
    return found.share >= (CALLED_ENOUGH if called else RECAP_ENOUGH)


def _forms(view: View, body: Sequence[Sentence]) -> set[str]:
    """Leads that open more than one item ('Accuracy: …'): forms, filled in alike for one thing after another."""
    leads = Counter(lead[0] for sentence in body if (lead := _LEAD.match(view.text, sentence.start, sentence.end)))
    return {lead for lead, count in leads.items() if count > 1}


_LEAD = re.compile(r"[A-Z][\w ]{2,30}:\s")


def _is_bare_item(view: View, sentence: Sentence) -> bool:
    return (
        (is_line(view, sentence.block) or _closes(view, sentence.block))
        and sentence.part == "body"
        and not view.citations_in(sentence.start, sentence.end)
    )


def _closes(view: View, block: int) -> bool:
    """Whether the block is a paragraph right under a heading that says that it concludes."""
    is_recap = view.document.blocks[block].kind == "paragraph" and _is_called_recap(view, block)
    return is_recap and not reports_own_study(view)


LINES = 3
"""So many paragraphs of one sentence each, all there is under a heading, are a list without bullets ('Key points')."""


def is_line(view: View, block: int) -> bool:
    """Whether the block is an item of a list: marked as one, or one of several paragraphs of one sentence each."""
    return view.document.blocks[block].kind == "list_item" or block in view.once(_lines_of)


def _lines_of(view: View) -> frozenset[int]:
    counts = Counter(sentence.block for sentence in view.sentences)
    found: set[int] = set()
    run: list[int] = []
    headed = False
    for block, told in enumerate((*view.document.blocks, None)):
        if told is not None and told.kind == "paragraph":
            run.append(block)
            continue
        if headed and len(run) >= LINES and all(counts[line] == 1 for line in run):
            found.update(run)
        run, headed = [], told is not None and told.kind == "heading"
    return frozenset(found)


def list_of(view: View, sentence: Sentence) -> int:
    """The number of the first block of the list in which the sentence stands; its own block outside lists."""
    return view.once(_firsts_of_lists)[sentence.block]


def _firsts_of_lists(view: View) -> list[int]:
    """Of each block, where its list begins: a run of lines of one kind."""
    firsts: list[int] = []
    blocks = view.document.blocks
    for block in range(len(blocks)):
        goes_on = block and blocks[block - 1].kind == blocks[block].kind and is_line(view, block - 1)
        firsts.append(firsts[-1] if goes_on and is_line(view, block) else block)
    return firsts
