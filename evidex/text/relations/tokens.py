"""The words of a sentence with brackets left out, each with a class from closed lists.

Lighter than `evidex.text.words`: no numbers are read. It is done for each sentence that holds a cue.
"""

from __future__ import annotations

import re
from functools import cached_property

from evidex.text.kept import Kept
from evidex.text.lowering import lowered
from evidex.text.number_words import IN_WORDS
from evidex.text.people import A_HUMAN
from evidex.text.words import NOUNS_IN_LY

__all__ = [
    "ADV",
    "AND",
    "BE",
    "DET",
    "FINITE",
    "HAVE",
    "MODAL",
    "NEG",
    "OTHER",
    "PAST",
    "PREP",
    "PRON",
    "REL",
    "REPORT",
    "SUB",
    "VERB",
    "Tokens",
    "mask_amounts",
    "mask_asides",
    "mask_brackets",
    "mask_label",
]

BE, HAVE, MODAL, NEG, ADV, PREP, DET, AND, REL, SUB, VERB, REPORT, PRON, MARK, OTHER = "BHMNAPDCRSVTOm."
FINITE = frozenset({BE, HAVE, MODAL, VERB, REPORT})

_LISTS = {
    BE: "was were is are am",
    HAVE: "had has have",
    MODAL: "did does do may might can could should would will must cannot",
    NEG: "not never",
    ADV: """also still often more most less least very further well once thus only then even alone both all each again
        always again indeed twice again rather quite almost thereby never only too about here perhaps maybe""",
    PREP: """of in for with after by to on among amongst at from within during before following between without through
        throughout under over against per via upon into across despite until towards toward about including using
        regarding concerning besides beyond outside inside""",
    DET: "the a an this these those its their our his her any some no every such another other either neither several",
    AND: "and or nor &",
    REL: "which who whom whose",
    SUB: """that whereas while whilst but although though because since if whether unless where when so however
        therefore hence than as compared versus vs""",
    VERB: """became occurred occurs occur developed develops underwent experienced remained remains remain appears
        appeared appear seems seemed seem tended tends died exhibited exhibits received receive included includes
        include leads led contributes causes induces increases reduces decreases improves results resulted
        predicts predicted enhances prevents differed attenuate reduce improve prevent affect predict induce produce
        inhibits contains represents requires involves plays provides becomes depends acts suffer suffers consists
        undergo undergoes helps makes allows contributes correlates relates remained persisted persists exists block
        triples doubles raises lowers worsens attenuates inhibits promotes produces affects
        enhance worsen withdrew impair saw took gave began came grew went
        accounts accounted poses creates determines explains drives generates gives adds argues deserves warrants
        merits lacks exceeds belongs reflects emerges comprises enables encodes expresses characterizes characterises
        facilitates describes illustrates implies implicates constitutes permits disrupts
        supports presents uses compares discusses examines summarizes summarises evaluates takes carries investigates
        combines protects binds serves maintains emphasizes necessitates reaches incorporates considers extends
        activates corresponds modifies underlies utilizes possesses begins explores augments covers proves predisposes
        treats brings delivers introduces defines precludes resembles assesses underscores opens translates minimizes
        corrects interacts mimics lies slows performs diminishes assumes justifies enters depresses meets holds
        exacerbates aggravates abolishes accelerates
        preserves restores prolongs stimulates suppresses mediates modulates
        regulates alters impairs exerts attains achieves offers confers shortens relieves alleviates ameliorates
        accelerates suppress elicit evoke provoke triggers provokes elicits evokes""",
    REPORT: """found showed shown show shows suggests suggested suggest indicates indicated indicate demonstrates
        demonstrated demonstrate reveals revealed reveal reports reported report observed confirmed confirms
        identified conclude concluded concludes noted detected believe""",
    PRON: "it they he she we there i one",
    MARK: "; : ? !",
}
_TAGS = {word: tag for tag, words in _LISTS.items() for word in words.split() if word[-1] != "_"}
_NOUNLIKE = frozenset("increases decreases reduces results causes leads block triggers".split())
_TOKEN = re.compile(r"[^\W_]++(?:(?:[-‐‑–'’/.+*&]++|(?<=[A-Za-z])>(?=[A-Za-z]))[^\W_]++)*[%+*]?|\S")
"""A group repeated is never possessive: Python before 3.11.5 matches that wrongly (tests/house)."""
_LONE_A = re.compile(r"A\b")
_BRACKET = re.compile(r"[()\[\]]")
PAST = frozenset(
    """increased decreased reduced lowered improved raised enhanced declined worsened rose fell attenuated inhibited
    prevented delayed abolished relieved blunted shortened prolonged augmented restored suppressed diminished""".split()
)
_NO_NOUN = re.compile(
    r"^\d|\W$|fold$|(?:al|ic|ive|ous|ed|-related)$|^significant$"
    r"|^(?:cause|induce|produce|promote|trigger|mediate|exhibit|experience|develop|reflect|explain|describe|have|display)$"
)
_RATES = frozenset(
    "risk risks rate rates incidence odds mortality likelihood prevalence frequency number levels".split()
)
_MARKS = frozenset(("", ".", ",", ";", ":"))
"""What a verb that needs an object does not stand before."""
_PLURAL_PAIRS = {
    ("fail", "to"),
    ("lead", "to"),
    ("result", "in"),
    ("contribute", "to"),
    ("arise", "from"),
    ("result", "from"),
}
_VERBAL_PAIRS = {("results", "in"), ("results", "from"), ("leads", "to")}
_NOUNS_IN_LY = NOUNS_IN_LY | {"july"}


def _tag_of(low: str) -> str:
    if (tag := _TAGS.get(low)) is not None:
        return tag
    return ADV if low.endswith("ly") and len(low) > 4 and low.rpartition("-")[2] not in _NOUNS_IN_LY else OTHER


def _read_piece(piece: str) -> tuple[tuple[str, ...], str]:
    """The words and their classes of what stands between blanks ('pain,' holds two)."""
    words = tuple(_TOKEN.findall(piece))
    return words, "".join(map(_tag_of, words))


_PIECES = Kept(_read_piece, 40_000)
"""Most sentences are made of the same few thousand."""


_DENIED = frozenset(
    """significant significantly statistically difference differences effect effects association associations evidence
    change changes relationship correlation increase decrease benefit impact influence""".split()
)
"""What a stressed 'NO' denies; before anything else capitals are nitric oxide."""


class Tokens:
    """The words of `text`, in order: lower-case words, their offsets and their classes."""

    def __init__(self, text: str) -> None:
        self.text = text
        low: list[str] = []
        tag: list[str] = []
        for piece in lowered(text).split():
            words, tags = _PIECES[piece]
            low += words
            tag += tags
        self.low, self.tag = low, tag
        if "A" in text and "a" in self.low and _LONE_A.search(text):
            for index, word in enumerate(_TOKEN.findall(text)):
                if word == "A" and index:
                    self.tag[index] = OTHER
        if "NO" in text and "no" in self.low and not text.isupper():
            for index, word in enumerate(_TOKEN.findall(text)):
                if word == "NO" and self.at(index + 1) not in _DENIED:
                    self.low[index], self.tag[index] = word, OTHER  # nitric oxide

    @cached_property
    def _matches(self) -> list[re.Match[str]]:
        """Asked for only where a relation was found."""
        return list(_TOKEN.finditer(self.text))

    @cached_property
    def start(self) -> list[int]:
        return [match.start() for match in self._matches]

    @cached_property
    def end(self) -> list[int]:
        return [match.end() for match in self._matches]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The lower-case word of that index, empty outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def has_tag(self, index: int, tags: str) -> bool:
        """Whether the word of that index is of one of the classes."""
        return 0 <= index < len(self.tag) and self.tag[index] in tags

    def index_at(self, offset: int) -> int:
        """The first word that ends behind `offset`."""
        for index, end in enumerate(self.end):
            if end > offset:
                return index
        return len(self.end)

    def is_full_stop(self, index: int) -> bool:
        """Whether the word is a full stop that ends something, not the dot of 'H. pylori' or 'U.S.'."""
        if self.low[index] != ".":
            return False
        opened = self.has_tag(index + 1, DET + PRON + SUB) and self.text[self.start[index + 1]].isupper()
        return index + 1 == len(self.low) or self.low[index + 1] == "," or len(self.at(index - 1)) > 4 or opened

    def is_finite(self, index: int) -> bool:
        """Whether the word is a finite verb, as far as its neighbours tell ('to reduce', 'the results' are none)."""
        tag = self.tag[index]
        if tag != VERB:
            return tag in FINITE or index in self._told
        before = index - 1
        return not (
            self.at(before) in ("to", "%")
            or (self.low[index].endswith("ed") and self.has_tag(before, ADV) and self.has_tag(before - 1, DET))
            or (self.has_tag(before, MODAL + DET) and self.at(before) != "neither")
            or (self.low[index] in _NOUNLIKE and self.has_tag(index + 1, BE + HAVE + MODAL + VERB))
            or (self.low[index] in _NOUNLIKE and self.at(index + 1) in _MARKS)
            or (
                self.low[index] in _NOUNLIKE
                and (
                    self.has_tag(before, PREP)
                    or (self.has_tag(index + 1, PREP) and (self.low[index], self.low[index + 1]) not in _VERBAL_PAIRS)
                )
            )
        )

    @cached_property
    def _told(self) -> frozenset[int]:
        """Where a past form is a verb: 'zinc lowered pressure', 'stress induced a rise'."""
        low = self.low
        formed = [i for i, word in enumerate(low) if (word[-2:] == "ed" or word in PAST) and self.tag[i] == OTHER]
        acting = [i for i in formed if low[i] in PAST or (self.has_tag(i + 1, DET) and low[i][:2] != "un")]
        leading = [
            i for i in range(1, len(low) - 1) if (low[i], low[i + 1]) in _PLURAL_PAIRS and self.tag[i - 1] == OTHER
        ]
        return frozenset([*filter(self._is_past, acting), *leading])

    def _is_past(self, index: int) -> bool:
        """'enalapril lowered pressure', 'the proportion decreased with age': no participle, by the noun before it."""
        before = index - 1
        while self.has_tag(before, ADV):
            before -= 1
        if not self.has_tag(before, OTHER) or _NO_NOUN.search(self.low[before]):
            return False
        if self.at(index + 1) in _RATES and self.has_tag(before - 1, DET):
            return False
        after = index + 1
        while self.has_tag(after, ADV):
            after += 1
        return self.at(after) != "by" and self.has_tag(index + 1, PREP + ADV + DET + OTHER)

    def words(self, first: int, last: int) -> str:
        """The text of the words `first` to `last` (not included), blanks made single."""
        return " ".join(self.text[self.start[first] : self.end[last - 1]].split()) if first < last else ""


_AMOUNT = re.compile(
    r"\sby\s(?!\d[\d.-]*\s(?:mg|microg|µg|iu)\s(?:of\s)?[a-z]{4})"
    r"(?:(?:about|approximately|nearly|almost|around|at least|up to|an? (?:average|mean|median) of)\s|~)?"
    r"\d+(?:[.,/]\d+)*(?:\s?(?:,|±|\+/-|to|and|[-–])\s?\d+(?:[.,/]\d+)*)*"
    r"(?:\s?%|\s*(?:percent|per cent|mm\s?hg|mg/dl|mmol/l|mg/l|kg|g|ml|cm|mm|points?|fold|times|days?|hours?"
    r"|minutes|min|units?|l/min|beats/min|bpm)\b|-fold)?(?:,? respectively)?"
    rf"|\sin\s(?:\d+|{IN_WORDS})"
    rf"(?:\s(?:{A_HUMAN}|eyes?|others))?(?=\s?(?:[,;.]|and\b|$))"
    r"|\s(?:after|at|over|within|for|during)\s(?:the\s)?\d+(?:\.\d+)?\s(?:weeks?|months?|years?|days?|hours?|h|min)\b"
    r"(?!\s(?:aerobic|exercise|training|treatment|therapy|supplementation|intervention)\b)",
)
"""By how much, in how many, when: it stands between a verb and what it joins ('fell by 12% with zinc')."""


_DIGIT = re.compile(r"[0-9]")
_IN_WORDS = re.compile(rf" in {IN_WORDS}\b")


def mask_amounts(text: str) -> str:
    """The text with 'by 38 ± 4%' and 'after 3 weeks' blanked out, place by place: they tell neither who nor what."""
    if _DIGIT.search(text) is None and _IN_WORDS.search(text) is None:
        return text
    for match in _AMOUNT.finditer(lowered(text)):
        text = _blanked(text, *match.span())
    return text


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


_SAID_ASIDE = re.compile(
    r",\s(?:however|therefore|moreover|nevertheless|nonetheless|in turn|(?:by|in) contrast|on the other hand|conversely"
    r"|consequently|by comparison),(?=\s(?:was|were|is|are|has|have|had|did|does|do|may|might|can|could|would|not"
    r"|associated|related|linked|correlated|significantly|reduce[sd]?|increase[sd]?|cause[sd]?|leads?|led|predict(?:s|ed)?"
    r"|improve[sd]?"
    r"|impair(?:s|ed)?|affect(?:s|ed)?|produce[sd]?|induce[sd]?|contribute[sd]?|raise[sd]?|lower(?:s|ed)?|prevent(?:s|ed)?"
    r"|promote[sd]?|trigger(?:s|ed)?|result(?:s|ed)?|worsen(?:s|ed)?|protect(?:s|ed)?)\b)"
)


def mask_asides(text: str) -> str:
    """The text with ', however,' blanked out: it joins sentences, and parts a subject from its verb."""
    if "," not in text:
        return text
    for match in _SAID_ASIDE.finditer(text):
        text = _blanked(text, *match.span())
    return text


_LABEL = re.compile(
    r"\s*(?:(?:CONCLUSIONS?|RESULTS?|BACKGROUND|FINDINGS|INTERPRETATION|MAIN RESULTS|CONCLUSIONS? AND RELEVANCE)\b"
    r"|(?:Conclusions?|Results|Background|Findings|Interpretation|Main results|Conclusions? and [Rr]elevance)\b"
    r"(?=\s[A-Z]))"
    r"(?!\s(?:and|of|for|from|in|were|was|show))"
)


def mask_label(text: str) -> str:
    """The text with a heading before its first word blanked out ('Results Zinc reduced pain')."""
    match = _LABEL.match(text)
    return _blanked(text, *match.span()) if match is not None else text


def mask_brackets(text: str) -> str:
    """The text with what stands in brackets blanked out, place by place."""
    if "(" not in text and "[" not in text:
        return text
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        place = match.start()
        if match.group() in "([":
            opened.append(place)
        elif opened:
            text = _blanked(text, opened.pop(), place + 1)
    return text
