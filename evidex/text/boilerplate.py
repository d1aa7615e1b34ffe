"""What a paper says of its own making: who did what, who paid, who is thanked, what interests there are.

Such sentences state nothing that was found. Their headings tell them where they have some; in PDFs they often have
none, or stand behind one of another part, and tell themselves by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from evidex.schema import Document
from evidex.text.sentences import Sentence

__all__ = ["find_boilerplate"]

_HEADINGS = re.compile(
    r"\W*(?:\d+\W+)?(?:acknowledge?ments?|(?:sources? of )?funding|funders?|financial (?:support|disclosures?)"
    r"|sponsors?"
    r"|(?:author|authors['’]|author['’]s|individual)?\s?contribut(?:ions?|ors?)|contributorship"
    r"|(?:competing|conflicts? of|declarations? of|duality of)\s(?:competing\s)?interests?"
    r"|disclosures?|role of the (?:funding|sponsor)|transparency|guarantors?)\b",
    re.IGNORECASE,
)
_INITIALS = r"(?:[A-Z][a-z]?[-–]?(?:Mc|[a-z]{2,3})?[A-Z]{0,3}[A-Z]|(?:[A-Z]\.\s?-?){2,4}(?:[A-Z][a-z]+)?)"
_PERSONS = (
    rf"(?:{_INITIALS}(?:(?:,|;|\sand|,\sand|\s&)\s{_INITIALS})*"
    r"|(?i:(?:all|both|the|each|some|several)\s(?:of\sthe\s)?(?:co-?)?(?:authors?|investigators|contributors)"
    r"|(?:no|none\sof\sthe|the|these|this|neither|any)\s(?:study\s)?(?:fund(?:ers?|ing(?:\s\w+)?)|sponsors?)\b))"
)
_DOING = (
    r"(?:(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:\w+\s){0,2}?(?:involved|responsible|engaged)"
    r"|(?:had|have|has|took)\s(?:no|any|full|final|sole|part)|played|helped|contribut\w+|participated|assisted"
    r"|conceived|designed|developed|drafted|wrote|performed|carried|conducted|coordinated|supervised|analy[sz]ed"
    r"|collected|interpreted|revised|prepared|provided|read|approved|reviewed|edited|did|made)\b"
)
_TASKS = (
    r"(?:manuscript|conception\b|drafting|(?:study|trial|research|experimental|protocol)\s(?:design|conception|concept)"
    r"|design\sof\s(?:the|this)|study\sprotocol|data\s(?:collection|acquisition|analys[ei]s|interpretation|management)"
    r"|(?:acquisition|collection|analysis|interpretation)(?:\s(?:and|or|/)\s\w+)?\sof\s(?:the\s)?(?:data|results|findings)"
    r"|(?:statistical|biostatistical)\sanalys[ei]s|statistical\ssupport|analy[sz]ing\s(?:the\s)?data"
    r"|(?:writing|revision|preparation)\sof\s(?:the|this)|final\s(?:version|draft)|intellectual\scontent"
    r"|decision\sto\s(?:publish|submit)|laboratory\s(?:work|studies|analyses)|(?:the|this)\s(?:paper|article|report))"
)
_SIGNS = tuple(
    (needed.split(), re.compile(sign))
    for needed, sign in (
        (
            "",
            rf"^\W*(?i:authors?['’]?\scontributions?\W+|contributors\W+|funding\W+)?{_PERSONS},?\s(?:(?:have|has|also|then|all|both|\w+ly)\s){{0,2}}{_DOING}.*{_TASKS}",
        ),
        (
            "responsible involved participated contributed role",
            rf"(?i)\b(?:responsible\sfor|involved\sin|participated\sin|contributed\sto|role\sin)\b.{{0,200}}?{_TASKS}.{{0,200}}?\b"
            rf"(?:{_TASKS}|writing|publi\w+|manuscript)",
        ),
        (
            "draft wrot writ author revised approved preparation",
            r"(?i)\b(?:drafted|draft|wrote|write|writing|co-?authored|critically\srevised|approved|preparation\sof)\s(?:\w+\s){0,4}?"
            r"(?:manuscript|article|paper|draft|final\sversion)\b",
        ),
        (
            "fund",
            r"(?i)\bfund(?:ers?|ing\s(?:sources?|bod(?:y|ies)|agenc(?:y|ies)))\s(?:\w+\s){0,2}?(?:had|have|has|played|did|was|were)\b"
            r".{0,200}?\b(?:role|influence|part|involved|input|participate)\b",
        ),
        (
            "fund support sponsor financed",
            r"(?i)\b(?:this|the|our|present)\s(?:present\s|current\s)?(?:study|work|research|trial|project|review|publication|article)"
            r"\s(?:was|is|were|has\sbeen|received)\s(?:\w+\s){0,2}?(?:funded|supported|sponsored|financed"
            r"|(?:financial\s)?(?:support|funding)\sfrom)\b",
        ),
        (
            "supported funded",
            r"(?i)\b(?:supported|funded)\s(?:\w+\s){0,3}?by\s(?:an?\s|the\s)?(?:\w+[\s-]){0,6}?"
            r"(?:grants?|fellowships?|awards?|foundation|scholarship)\b",
        ),
        (
            "receiv",
            r"(?i)\breceiv\w+\s(?:\w+\s|,\s?){0,4}?(?:honorari\w+|(?:speaker|lecture|consult\w+|personal)['’]?s?\s(?:fees?|honorari\w+)"
            r"|(?:research|travel|unrestricted|educational)\s(?:grants?|funding|support))\b",
        ),
        (
            "compet conflict interest disclosure",
            r"(?i)\b(?:declares?|declared|disclosed?|have|has|report|reports)\s(?:that\s)?(?:they\s|s?he\s)?(?:have\s|has\s)?"
            r"(?:no|any)\s(?:known\s|potential\s|financial\s|other\s)*(?:competing|conflicts?|financial\sinterests?|disclosures?)\b",
        ),
        (
            "thank acknowledge",
            r"(?i)^\W*(?:acknowledge?ments?\W+)?(?:we|the\sauthors?|the\s\w+\sgroup|i)\s(?:\w+\s){0,4}?(?:thank|acknowledge"
            r"\s(?:and\s|with\s|gratefully\s)*(?:the\s(?:\w+\s){0,3}?(?:support|help|assistance|contributions?|efforts?|participa\w+"
            r"|staff|funding)|(?:dr|prof|mr|ms|mrs)\b))",
        ),
        (
            "grateful thank indebted",
            r"(?i)\b(?:are|is|am)\s(?:\w+ly\s|very\s|most\s|also\s)?(?:grateful|thankful|indebted)\s(?:to|for)\b"
            r"|^\W*(?:\w+\s)?thanks\s(?:are\sdue\s|go\s)?to\b",
        ),
    )
)
"""Each with words of which one is in every such sentence: looked for first, which is many times faster."""
_MARKS = """manuscript author fund grant support thank grateful indebted acknowledg conflict competing disclos sponsor
    honorari fee draft design data analys paper article report protocol laboratory conception financed""".split()
"""One of these words is in every such sentence: most others are let go by it."""
_FINDING = re.compile(r"(?i)\bsignificant(?:ly)?\b|\bp\s?[<=>]\s?0?\.\d|\b9[059]\s?%\s?(?:ci\b|confidence)")
"""What stands under a heading of thanks only where that was put at the wrong place."""


def find_boilerplate(document: Document, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The sentences, as places in text order, in which the paper speaks of its own making."""
    headed = {(each.start, each.end) for each in document.sections if _HEADINGS.match(each.heading)}
    sections = sorted(headed)
    low = document.text.lower()
    marks = [mark for mark in _MARKS if mark in low]
    found: list[tuple[int, int]] = []
    for _, block in groupby(sentences, key=lambda sentence: sentence.block):
        found += _of_block(document.text, list(block), sections, marks)
    return found


def _of_block(
    text: str, block: list[Sentence], headed: list[tuple[int, int]], marks: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Those of a paragraph: all where its heading says so or most of them do, else each by itself. Not legends."""
    if block[0].section == "figure":
        return
    signed = [_is_signed(text, sentence, marks) for sentence in block]
    here = any(start <= block[0].start < end for start, end in headed)
    whole = 2 * sum(signed) >= len(signed) > 1 or (here and not _FINDING.search(text, block[0].start, block[-1].end))
    yield from ((sentence.start, sentence.end) for sentence, own in zip(block, signed, strict=True) if own or whole)


def _is_signed(text: str, sentence: Sentence, marks: Sequence[str]) -> bool:
    """Whether a sentence says so; `marks` are those that the document has at all."""
    words = text[sentence.start : sentence.end]
    low = words.lower()
    if not any(mark in low for mark in marks):
        return False
    return any(sign.search(words) for needed, sign in _SIGNS if not needed or any(word in low for word in needed))
