"""Which sentences keep to the document's own subject, and which stray into another walk of life.

Three kinds of evidence, each a sum over the distinct stems of a sentence:

- *subject*: stems of the title, and stems spread over the sentences that hang together with it;
- *health*: a general vocabulary of health and its research, plus the endings and beginnings of technical words;
- *foreign*: vocabularies of other walks of life (finance, cars, fashion …), save those that are the document's own.

A walk of life is the document's own where its title names it or where its sentences tie it to the subject: cooking
is at home in an article on eating with a fatty liver, smartphones in one on eye strain.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

import msgspec

from evidex.check.wording import Lexicon, Word, generic_stems, lexicon, walks, words
from evidex.schema import Document
from evidex.text import Sentence, View
from evidex.text.bare_abstract import is_bare_abstract

__all__ = ["WELLNESS", "Reading", "Subject", "set_aside", "subject_of", "tells_prose"]

WELLNESS = "wellness"
"""The walk of life next door: general good advice. It is never a sign on its own."""

_TECHNICAL = re.compile(
    r"""(?:cardi(?!nal|gan|ff)|neuro|gastr(?!onom|opub)|h(?:a?em|em)(?:o|at)|hyper(?!link|text|bol)
    |hypo(?!crit|crisy|thetic)[a-z]|osteo|dermat|psych|onco|immun|nephr|hepat|bronch|arthr|thromb|angio|endo[cmst]
    |gyn(?:a?e)|patho|pharm|physio|radio[gt]|antibod|anti(?!cip|qu|alias|pathy|thes)[a-z]{4}
    |bio(?:log|med|mark|chem|ps)|vascul|ophthalm|orth[o]p|pulmon|p(?:a?e)diatr|lymph|intra(?:ven|ocul|oper|musc|crani)
    |micro(?:bi|vasc)).{2,}
    |.{2,}(?:itis|osis|(?<![plo])oses|otic|ectomy|otomy|ostomy|plasty|plasties|scop(?:y|ic)|a?emi[ac]|uria|pathy|pathic|algia
    |cyt(?:e|es|osis)|plegia|paresis|[dp]?ystrophy|atrophy|therapy|therapies|statin|sartan|prazole|conazole|cillin
    |mycin|cycline|oxetine|zepam|formin|gliptin|floxacin|oxacin|solone|sone|mab|tinib|vir|idine|amine|oma|omas)$""",
    re.VERBOSE,
)
_NOT_TECHNICAL = frozenset(
    """diploma diplomas aroma aromas examine famine person persons unison chaotic exotic erotic idiotic patriotic
    robotic thomas oklahoma academic academia bohemia polemic nostalgia sympathy telepathy oncoming""".split()
)

SPREAD_WEIGHTS = ((4, 0.75), (2, 0.5), (1, 0.2))
"""What a stem says for the subject when it stands in so many sentences that hang together with it.

Two such stems (0.5 each) clear a sentence, one does not: any two texts share a word or two by chance.
"""
BRIDGES_ENOUGH = 2
"""So many sentences that tie a walk of life to the subject make it the document's own; one may be a passing remark."""
OWN_SHARE = 0.2
"""A walk of life that a fifth of all sentences speak of is what the document is about."""
OWN_LEAST = 3
"""… but in a short text one passage is a fifth; more than three sentences are meant."""
LEANING = 2
"""A sentence may speak so many times as much of a walk of life as the neighbours do that tie it to the subject."""
HEALTH_SHARE = 0.3
"""Below this share of sentences with a health word, or with a citation, we do not judge whether others belong here."""
HEALTH_LEAST = 0.05
"""… and so many must have a health word: an article on ships has citations too."""


class Reading(msgspec.Struct, frozen=True):
    """One sentence as evidence. `foreign` is summed per walk of life, before it is known which are the document's."""

    sentence: Sentence
    stems: frozenset[str]
    health: dict[str, float]
    foreign: dict[str, dict[str, float]]
    """Walk of life -> stem (or phrase) -> weight."""
    cited: bool


@lru_cache(maxsize=65_536)
def is_technical(word: str) -> bool:
    """Whether a lower-case word has the form of a medical term ('appendicitis', 'cardiotoxic')."""
    return len(word) > 5 and word not in _NOT_TECHNICAL and bool(_TECHNICAL.match(word))


def read_sentence(view: View, sentence: Sentence) -> Reading:
    """What the words of one sentence say for health and for other walks of life."""
    generic = generic_stems()
    found = words(view.text, sentence.start, sentence.end)
    stems = [word.stem for word in found]
    heard = {name for stem in stems for name in _walks_by_stem().get(stem, ())}
    foreign = {name: hits for name, part in walks().items() if name in heard and (hits := _hits(part, stems, generic))}
    in_phrases = {part for hits in foreign.values() for phrase in hits if " " in phrase for part in phrase.split()}
    # A word of a phrase means what the phrase means: the feeder of 'bird feeder' is no pet's.
    foreign = {
        name: kept
        for name, hits in foreign.items()
        if (kept := {word: weight for word, weight in hits.items() if word not in in_phrases})
    }
    return Reading(
        sentence=sentence,
        stems=frozenset(stems) - generic,
        health=_health_of(view.text, [word for word in found if word.stem not in in_phrases]),
        foreign=foreign,
        cited=bool(view.citations_in(sentence.start, sentence.end)),
    )


@cache
def _walks_by_stem() -> dict[str, tuple[str, ...]]:
    """The walks of life that have a word, or a phrase beginning with it: most sentences meet two or three of them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, part in walks().items():
        for stem in {*part.weights, *(phrase[0] for phrase in part.phrases)}:
            found[stem].append(name)
    return {stem: tuple(names) for stem, names in found.items()}


_NOT_HEALTH = frozenset({"several", "signing", "signed", "tire", "tires", "tyre", "tyres"})
"""Their stems are those of 'severe', 'sign' and 'tired'."""


def _health_of(text: str, found: Sequence[Word]) -> dict[str, float]:
    found = [word for word in found if text[word.start : word.end].lower() not in _NOT_HEALTH]
    hits = _hits(lexicon("health.txt")[""], [word.stem for word in found], frozenset())
    for word in found:
        if word.stem not in hits and is_technical(text[word.start : word.end].lower()):
            hits[word.stem] = 1.0
    return hits


def _hits(part: Lexicon, stems: Sequence[str], generic: frozenset[str]) -> dict[str, float]:
    hits: dict[str, float] = {}
    longest = 4
    for index in range(len(stems)):
        for length in range(2, longest):
            phrase = tuple(stems[index : index + length])
            if len(phrase) == length and phrase in part.phrases:
                hits[" ".join(phrase)] = part.phrases[phrase]
    inside = {word for phrase in hits for word in phrase.split()}
    for word in stems:
        if word not in inside and word in part.weights and (word not in generic):
            hits[word] = part.weights[word]
    return hits


def subject_of(view: View) -> Subject:
    """The subject of the document in view, worked out once for all rules that ask."""
    return view.once(Subject)


def tells_prose(view: View) -> bool:
    """Whether the document has a body of its own: an abstract or a database record is too short to be padded."""
    return view.once(_has_body)


def _has_body(view: View) -> bool:
    body = any(sentence.part == "body" and sentence.section != "title" for sentence in view.sentences)
    return body and not is_bare_abstract(view)


def set_aside(view: View) -> str | None:
    """Why the rules on topic and support do not judge this document; None where they do."""
    if not tells_prose(view):
        return "an abstract or record has no body to judge"
    return None if subject_of(view).about_health else "the document is not about health"


class Subject:
    """The subject of one document, and each of its sentences held against it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.readings = tuple(
            read_sentence(view, sentence) for sentence in view.sentences if sentence.section not in ("title", "figure")
        )

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """Content stems of the title (of the metadata, and of title blocks)."""
        return _title_stems(self.view.document)

    @cached_property
    def about_health(self) -> bool:
        """Whether enough sentences speak of health for our vocabularies to judge the others."""
        healthy = [any(weight >= 1 for weight in reading.health.values()) for reading in self.readings]
        speaking = sum(one or reading.cited for one, reading in zip(healthy, self.readings, strict=True))
        count = len(self.readings)
        return count > 0 and speaking >= HEALTH_SHARE * count and sum(healthy) >= HEALTH_LEAST * count

    @cached_property
    def _linked(self) -> tuple[Reading, ...]:
        return tuple(reading for reading in self.readings if self._is_linked(reading))

    def _is_linked(self, reading: Reading) -> bool:
        return reading.cited or bool(reading.stems & self.title_stems) or max(reading.health.values(), default=0) >= 1

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences that hang together with the subject each stem stands."""
        return Counter(stem for reading in self._linked for stem in reading.stems)

    @cached_property
    def own(self) -> frozenset[str]:
        """The walks of life that are the document's own."""
        names = walks()
        in_title = {name for name, weight in self._titled.items() if weight >= 1}
        bridges: Counter[str] = Counter()
        loose: defaultdict[str, set[int]] = defaultdict(set)
        for reading in self.readings:
            for name, hits in reading.foreign.items():
                if sum(weight for word, weight in hits.items() if not _health_weight(word)) >= 1:
                    if self._ties(reading, hits):
                        bridges[name] += 1
                    else:
                        loose[name].add(reading.sentence.block)  # one passage speaks once: it may be the padding
        enough = max(OWN_SHARE * len(self.readings), OWN_LEAST)
        shared = {name for name in names if bridges[name] + len(loose[name]) > enough}
        return frozenset(in_title | shared | {name for name in names if bridges[name] >= BRIDGES_ENOUGH})

    @cached_property
    def _titled(self) -> dict[str, float]:
        """How much the title speaks of each walk of life, words of health aside."""
        titled = words(self.view.document.metadata.title)
        stems = ["" if _health_weight(word.stem) else word.stem for word in titled]
        return {name: sum(_hits(part, stems, generic_stems()).values()) for name, part in walks().items()}

    def _ties(self, reading: Reading, hits: dict[str, float]) -> bool:
        beside = max((weight for stem, weight in reading.health.items() if stem not in hits), default=0)
        titled = (reading.stems & self.title_stems) - set(hits)
        return reading.cited or beside >= 1 or bool(titled)

    def support(self, reading: Reading) -> float:
        """What speaks for the sentence: health words and the document's own words, each stem once."""
        weights: dict[str, float] = dict(reading.health)
        if reading.cited:
            weights[""] = 1.0  # the author ties it to a source
        linked = self._is_linked(reading)
        for stem in reading.stems:
            count = self.spread[stem] - linked
            own = 1.0 if stem in self.title_stems and self.spread[stem] > 1 else _spread_weight(count)
            weights[stem] = max(weights.get(stem, 0.0), own)
        return sum(weights.values())

    def firm_support(self, reading: Reading) -> float:
        """Support without what any advice on living well has: the half-words of health, a stem met once elsewhere."""
        firm = [weight for weight in reading.health.values() if weight >= 1]
        linked = self._is_linked(reading)
        spread = [weight for stem in reading.stems if (weight := _spread_weight(self.spread[stem] - linked)) >= 0.5]
        return sum(firm) + sum(spread) + reading.cited + len(reading.stems & self.title_stems)

    def foreign(self, reading: Reading, *, wellness: bool = True, least: float = 0) -> float:
        """What speaks against it: words of other walks of life that are not the document's own, each stem once.

        The plainest walk of life counts in full, the others by half: a lamp, a tone and a television may meet anywhere.
        `least`: only words that weigh so much.
        """
        own = self._homes(reading)
        at_home = {stem for name in own for stem in reading.foreign.get(name, ())}
        sums = []
        seen: set[str] = set()
        walks = [name for name in reading.foreign if name not in own and (wellness or name != WELLNESS)]
        for name in sorted(walks, key=lambda name: -sum(reading.foreign[name].values())):
            hits = {w: x for w, x in reading.foreign[name].items() if x >= least and w not in at_home | seen}
            sums.append(sum(weight for word, weight in hits.items() if not self._is_own_word(word)))
            seen |= set(hits)
        return max(sums, default=0.0) + (sum(sums) - max(sums, default=0.0)) / 2

    def _homes(self, reading: Reading) -> frozenset[str]:
        """The walks of life at home where the sentence stands: the document's, and those its neighbours tie to it.

        What the title touches with a half-word ('shoes') is at home too, where the sentence is not full of it.
        """
        found = set(self.own)
        for name, hits in reading.foreign.items():
            total = sum(hits.values())
            tied = self._tied_in_block[reading.sentence.block][name]
            tied -= total if total >= 1 and self._ties(reading, hits) else 0
            tied = max(tied, 2 * self._titled[name])  # the title stands for the whole text
            if tied > 0 and total <= LEANING * tied:
                found.add(name)
        return frozenset(found)

    @cached_property
    def _tied_in_block(self) -> defaultdict[int, defaultdict[str, float]]:
        """By paragraph, how much the sentences speak of each walk of life that tie it to the subject."""
        found: defaultdict[int, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        for reading in self.readings:
            for name, hits in reading.foreign.items():
                total = sum(hits.values())
                if total >= 1 and self._ties(reading, hits):
                    found[reading.sentence.block][name] += total
        return found

    def at_home(self, reading: Reading) -> float:
        """Words of walks of life that are the document's own: in such a document they speak for the sentence."""
        own = self._homes(reading)
        return max((sum(reading.foreign[name].values()) for name in own if name in reading.foreign), default=0.0)

    def novelty(self, reading: Reading) -> float:
        """The share of its content stems that no sentence of the subject holds: 0 to 1."""
        linked = self._is_linked(reading)
        new = [stem for stem in reading.stems if self.spread[stem] - linked <= 0]
        return len(new) / len(reading.stems) if reading.stems else 0.0

    def walks(self, reading: Reading) -> tuple[str, ...]:
        """The walks of life that the sentence speaks of and the document does not, the plainest first, at most two."""
        sums = {name: sum(hits.values()) for name, hits in reading.foreign.items() if name not in self.own}
        return tuple(sorted((name for name in sums if sums[name] >= 1), key=lambda name: (-sums[name], name))[:2])

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Up to three words that name the subject, as printed in the title, the most frequent first."""
        title = self.view.document.metadata.title or self.view.text[: self.view.text.find("\n")]
        printed = {word.stem: title[word.start : word.end].lower() for word in words(title)}
        known = [stem for stem in printed if stem in self.title_stems and self.spread[stem] > 1]
        return tuple(printed[stem] for stem in sorted(known, key=lambda stem: (-self.spread[stem], stem))[:3])

    def _is_own_word(self, word: str) -> bool:
        return word in self.title_stems or self.spread[word] >= 4


def _health_weight(stem: str) -> float:
    return lexicon("health.txt")[""].weights.get(stem, 0.0)


def _spread_weight(count: int) -> float:
    return next((weight for least, weight in SPREAD_WEIGHTS if count >= least), 0.0)


_FORMS = frozenset(word.stem for word in words("review critical overview guide update report summary letter editorial"))
"""Words of a title that say what kind of text it is, not what it is about: 'a critical review', 'read reviews'."""


def _title_stems(document: Document) -> frozenset[str]:
    spans = [(block.start, block.end) for block in document.blocks if block.kind == "title"]
    texts = [document.text[start:end] for start, end in spans] + [document.metadata.title]
    return frozenset(word.stem for text in texts for word in words(text)) - generic_stems() - _FORMS
