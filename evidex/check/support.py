"""Which sentences name a source for what they say, and which should and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.check.named_works import names_work, work_named_before
from evidex.check.own_numbers import own_numbers
from evidex.check.straying import strays
from evidex.check.topic import set_aside
from evidex.text import Sentence, View
from evidex.text.own_study import reports_own_study

__all__ = ["bare_sentences", "is_sourced"]

_OWN = re.compile(
    r"\b(?:we|our|ours|us|this (?:study|trial|review|analysis|cohort|survey|paper|series)|the present|the current study"
    r"|in this (?:study|trial|review)|here,? we|following hypothes[ei]s|leads? to the hypothes[ei]s)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:the same (?:study|trial|survey|authors|cohort)|in (?:this|that|these|those) (?:study|trial|studies|trials)"
    r"|th(?:is|ese|ose|at) (?:stud(?:y|ies)|trials?|results?|findings?|authors?|data)|for (?:example|instance)"
    r"|in their (?:study|trial)|they|the (?:trial|study|register|registry|survey|audit|cohort|authors|researchers) "
    r"(?:also )?(?:showed|found|reported|saw|recorded|counted))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:according to (?:the |a |an |Dr\.? )?[A-Z]|(?:published|reported|study|writing) (?:in|by) (?:the )?"
    r"(?:journal )?[A-Z]"
    r"|via [A-Z]|(?:said|says|told|explains|writes|notes|adds|warns|added|explained|noted|reported) (?:[A-Z]|the [A-Z])"
    r"|(?!Expert|Specialist|Research|Scientist|Stud|Doctor|Scien|Many|Some|Most|It |They )[A-Z]\w+ "
    r"(?:said|says|told|explains|writes|reported|adds|warns|added|explained|noted)\b"
    r"|(?:University|Institute|Ministry|Journal|Society|Association|Foundation|Organi[sz]ation|Agency|Department) "
    r"(?:of|for)\b|WHO|CDC|NHS|FDA|NIH|et al)|[\"”]\s*$"
)
"""A source named in words: a person, a body, a journal. Nothing to click, but something to look up."""
_MARK_IN_WORDS = re.compile(r"[(\[](?:see )?refs?\.? \d", re.IGNORECASE)
"""'334 (ref. 11) adolescents': where marks are raised figures, one behind a number is spelt out."""
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|does|do|can|may|might|could|will|should|must|seems?|appears?|remains?"
    r"|suffers?|occurs?|leads?|causes|triggers|rises|varies|accounts|affects?|involves?|includes?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:was|were|had|did|found|gave|rose|fell|took|became|led|felt|went|saw|said|kept|lost|got|came|ate|drank|slept"
    r"|struck|grew|held|began|chose|ran|spent|left|met|made|underwent|withdrew|brought|knew|told|thought)\b"
    r"|(?<!\bof )(?<!\band )(?<!\bthe )(?<!\bor )(?<!\bwith )(?<!\bby )(?<!\bfor )(?<!\bin )(?<!\ba )(?<!, )(?<!-)"
    r"\b[a-z]{3,}ed\b(?! (?:by|to|with|from)\b)"
)
"""Told in the past: what a study did and found, not how things are."""


def bare_sentences(view: View) -> tuple[Sentence, ...]:
    """The sentences that should name their source and have no citation mark.

    Not: questions, off-topic sentences, and sentences that the next one carries on with a citation ('In the same study
    … [6]'). In a report only the introduction is judged, without its own study ('we', 'this study') and without
    sentences beside a cited one: there one mark serves several sentences. Looked for once for all rules that ask.
    """
    return view.once(_bare)


def _bare(view: View) -> tuple[Sentence, ...]:
    return tuple(_find_bare(view))


def _find_bare(view: View) -> Iterator[Sentence]:
    if set_aside(view) is not None:
        return
    report = reports_own_study(view)
    off_topic = {reading.sentence.start for reading in strays(view)}
    accounts, own = _in_cited_accounts(view, report=report), own_numbers(view)
    for index, sentence in enumerate(view.sentences):
        if accounts[index] or sentence.start in own or sentence.start in off_topic:
            continue
        if report and _stands_within_one_source(view, index):
            continue
        if _may_be_asked(view, sentence, report=report) and not _tells_source(view, index):
            yield sentence


def _stands_within_one_source(view: View, index: int) -> bool:
    """Whether the nearest citation behind it in its paragraph and the nearest before it in its section share a source:
    the marks of a report span what stands between ('… [2]. It is absorbed within two hours. 99% is bound. … [2].')."""
    sentence = view.sentences[index]
    section = view.section_at(sentence.start)
    before = view.citations_in(section.start if section else 0, sentence.start)
    behind = view.citations_in(sentence.end, view.document.blocks[sentence.block].end)
    return bool(before and behind and set(before[-1].labels) & set(behind[0].labels))


def _may_be_asked(view: View, sentence: Sentence, *, report: bool) -> bool:
    """Whether it is a statement of the body; of a report, one of its introduction and not of its own study."""
    if sentence.part != "body" or sentence.section in ("title", "figure"):
        return False
    quote = view.text[sentence.start : sentence.end]
    if report and (sentence.section != "background" or _OWN.search(quote)):
        return False
    return quote.count("|") <= 1 and not quote.endswith(("?", ":"))  # 'Symptoms | Causes | FAQ' leads through a page


def _tells_source(view: View, index: int) -> bool:
    """Whether the sentence has a mark or a link, names a person, body or work, or hangs together with one that does."""
    sentence = view.sentences[index]
    named = is_sourced(view, index) or names_work(view, sentence)
    return named or _NAMED.search(view.text[sentence.start : sentence.end]) is not None or _goes_on(view, sentence)


def _goes_on(view: View, sentence: Sentence) -> bool:
    """Whether the sentence goes on about a source cited before in its paragraph ('the same study': section)."""
    found = _GOES_ON.search(view.text[sentence.start : sentence.end])
    if found is None:
        return False
    start = view.document.blocks[sentence.block].start
    if "the same" in found[0]:
        start = max((each.start for each in view.document.sections if each.start <= start), default=start)
    cited = view.citations_in(start, sentence.start) or view.links_in(start, sentence.start)
    return bool(cited) or work_named_before(view, sentence)


def names_source(view: View, sentence: Sentence) -> bool:
    """Whether something in the sentence leads to its source: a citation mark, a link to another site."""
    start, end = sentence.start, sentence.end
    return bool(
        view.citations_in(start, end) or view.links_in(start, end) or _MARK_IN_WORDS.search(view.text, start, end)
    )


def _in_cited_accounts(view: View, *, report: bool) -> list[bool]:
    """Of each sentence: whether its paragraph tells of one study there, in the past throughout, and cites it.

    The citation stands before; in a report behind as well, or in the sentence beside whatever its tense: there one mark
    serves several sentences.
    """
    sentences = view.sentences
    works = [names_work(view, sentence) for sentence in sentences]
    told = [work or _is_told(view, sentence) for work, sentence in zip(works, sentences, strict=True)]
    named = [work or names_source(view, sentence) for work, sentence in zip(works, sentences, strict=True)]
    order = range(len(sentences))
    before = _meet_source(sentences, told, named, order, report=report)
    if not report:
        return before
    behind = _meet_source(sentences, told, named, order[::-1], report=True)
    return [one or other for one, other in zip(before, behind, strict=True)]


def _meet_source(
    sentences: Sequence[Sentence], told: Sequence[bool], named: Sequence[bool], order: Sequence[int], *, report: bool
) -> list[bool]:
    """Of each sentence: whether those that come before it in this order, as long as all tell, name a source."""
    met = [False] * len(sentences)
    runs = [False] * len(sentences)
    for last, at in pairwise(order):
        if sentences[last].block == sentences[at].block:
            runs[at] = told[last] and told[at] and (named[last] or runs[last])
            met[at] = runs[at] or (report and named[last])
    return met


def _is_told(view: View, sentence: Sentence) -> bool:
    quote = view.text[sentence.start : sentence.end]
    return bool(_THEN.search(quote)) and not _NOW.search(quote)


def is_sourced(view: View, index: int) -> bool:
    """Whether the sentence of this number names its source, or the next one does for it."""
    return names_source(view, view.sentences[index]) or _is_followed_up(view, index)


def _is_followed_up(view: View, index: int) -> bool:
    """Whether the next sentence of the block goes on about the same source and cites it."""
    sentences = view.sentences
    if index + 1 == len(sentences) or sentences[index + 1].block != sentences[index].block:
        return False
    follows = sentences[index + 1]
    return names_source(view, follows) and bool(_GOES_ON.search(view.text[follows.start : follows.end]))
