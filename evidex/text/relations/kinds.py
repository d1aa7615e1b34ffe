"""What kind of relation a join states: by its cue, by which way the outcome goes, and by whether one wants it."""

from __future__ import annotations

import re

from evidex.text.relations.direction import RelationKind, Turned, is_bad, is_good, is_process, is_spoilt, kind_of_change
from evidex.text.relations.frames.join import Join

__all__ = ["MORE_OR_LESS", "OF_MORE", "kind_of"]

MORE_OR_LESS = frozenset(("had-more", "than"))
"""Frames in which 'a greater reduction' is still a reduction."""
OF_MORE = MORE_OR_LESS | {"comparative"}


def kind_of(join: Join, turned: Turned) -> RelationKind:
    """The kind of relation that a join states of one outcome."""
    if join.cue.name == "predictor":
        from_risk = "risk" in join.words or "prognostic" in join.words
        worse = kind_of_change(Turned(turned.phrase, "up", from_risk), "associated")
        return "protective" if "protective" in join.words else worse
    if join.cue.name == "list-noun":
        if not {"cause", "causes"}.isdisjoint(join.words):
            return "cause"
        return kind_of_change(Turned(turned.phrase, "up", "risk" in join.words), "associated")
    if join.cue.name == "role" and _COMING_ABOUT.match(turned.phrase.words):
        return "cause"
    if join.cue.frame in _CHANGING and join.cue.name not in _BRINGING:
        return _kind_of_changed(join, turned)
    if join.cue.outcome_first and join.cue.kind == "cause":
        return "cause"
    if turned.better and (join.cue.frame in OF_MORE or join.cue.kind == "associated"):
        return "associated" if join.cue.direction == "down" else "protective"
    gained = join.cue.name in _FOR_GOOD and not turned.direction and _GAINED.search(turned.phrase.words) is not None
    if gained or (join.cue.name in _BRINGING and (turned.direction or turned.better)):
        return _kind_brought(turned)
    unwanted = not is_good(turned.phrase.words) and _WANTED.search(turned.phrase.words) is None
    if join.cue.name == "had-risk" and turned.direction and unwanted:
        turned = Turned(turned.phrase, turned.direction, True)
    if join.cue.frame in ("participle", "verb") and not turned.direction and is_spoilt(turned.phrase.words):
        return "cause" if join.cue.kind == "cause" else "risk_factor"
    if join.cue.name in ("more-common", "more-often") and join.words and not is_good(turned.phrase.words):
        turned = Turned(turned.phrase, turned.direction, True)
    if join.cue.name in _GOING_WITH and not turned.direction and _tells_risk(join, turned):
        return "risk_factor"
    return kind_of_change(turned, join.cue.kind) if join.cue.kind in ("associated", "cause") else join.cue.kind


def _tells_risk(join: Join, turned: Turned) -> bool:
    """'Low fitness was related to gout', 'pain predicted death': more of a thing goes with an ill, or foretells it."""
    if not is_bad(turned.phrase.words) or is_good(turned.phrase.words):
        return False
    return join.cue.name in _FORETELLING or any(
        _GRADED.search(factor.words) and not _INBORN.search(factor.words) for factor in join.factors
    )


_FORETELLING = frozenset(("predicts", "predictive"))
_GOING_WITH = _FORETELLING | {"associated", "correlates"}
_GRADED = re.compile(
    r"\b(?:low|lower|lowest|high|higher|highest|elevated|increased|increasing|reduced|decreased|greater|poor|poorer|longer"
    r"|shorter|older|younger|advanced|severe|lack|absence|deficiency|exposures?|excess\w*|prolonged|overweight|obesity"
    r"|smoking|smokers?|persistent|impaired|inadequate|insufficient)\b|[<>≥≤]|\b(?:above|below|(?:more|less) than)\s\d",
    re.IGNORECASE,
)
_INBORN = re.compile(
    r"\b(?:alleles?|genotypes?|polymorphisms?|variants?|haplotypes?|genes?|mutations?)\b", re.IGNORECASE
)
"""Of more or less of a thing, and of what one is exposed to, an ill beside it is told as a risk; of a gene or another
ill as often as not."""


_WANTED = re.compile(
    r"^(?:achiev|attain|reach|return|complet|receiv|remain|pass)\w*|\b(?:rates?|levels?|time)$", re.IGNORECASE
)
"""What a higher likelihood is no risk of, or what tells of no ill."""
_COMING_ABOUT = re.compile(r"(?:the )?(?:development|pathogenesis|a?etiology|onset|origin)\b", re.IGNORECASE)
"""What plays a role in these is a cause; a role in anything else is told of as an association."""
_BRINGING = frozenset(("results-in", "resulting-in", "produces", "yields", "brings-about"))
_FOR_GOOD = _BRINGING | {"causes", "causing"}
"""Cues behind which a good thing without a word of more or less is for somebody's good."""
_GAINED = re.compile(
    r"^(?:(?:an?|the|more|less|most|very|\w+ly|\w+al|\w+ic|complete|greater|high|higher|marked|large|long-term|early|rapid)\s)*"
    r"(?:relief|improve(?:d|ments?)|healing|resolution|recovery|analgesia|regression|normali[sz]ation|preservation|cure"
    r"|remission|protection|prevention|eradication|reversal|reductions?|benefits?|beneficial|favou?rable|better|excellent"
    r"|antidepressant-like|anxiolytic-like|survival|control|weight loss|satisfaction|savings?)\b"
    r"|\b(?:relief|healing|analgesia|survival|cure)$",
    re.IGNORECASE,
)
"""What is brought about for somebody's good, without a word of more or less."""


def _kind_brought(turned: Turned) -> RelationKind:
    """'resulted in a reduction in pain': less of all but what one would keep protects, and so does what is bettered."""
    words = turned.phrase.words
    good = is_good(words) and not is_bad(words)
    if turned.direction == "down":
        return "cause" if good or is_process(words) else "protective"
    gained = not turned.direction and _GAINED.search(words) is not None
    return "protective" if good or gained or turned.better else kind_of_change(turned, "cause")


_CHANGING = frozenset(("change", "passive", "effective", "change-noun", "participial"))
_BETTERING = frozenset("improves improved-by improvement improving had-better better-than effective".split())


def _kind_of_changed(join: Join, turned: Turned) -> RelationKind:
    """Improving protects, and so does reducing all but what one would keep; more of a bad one is a risk."""
    if join.cue.name in _BETTERING:
        return "associated" if join.cue.name == "effective" and turned.direction == "up" else "protective"
    if join.cue.kind == "risk_factor":
        return "risk_factor"
    good = is_good(turned.phrase.words) and not is_bad(turned.phrase.words)
    if join.cue.name == "enhances":
        return "cause" if is_process(turned.phrase.words) and not good else "protective"
    if turned.direction == "down" and join.direction:
        return "risk_factor" if good else "cause" if is_process(turned.phrase.words) else "protective"
    return "protective" if good and turned.direction == "up" else kind_of_change(turned, join.cue.kind)
