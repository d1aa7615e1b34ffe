"""The words that join a factor to an outcome: one table, an example to each.

A cue is found by its head word (the set of heads is what a sentence is first tried for) and by the words that must
follow it, adverbs left out. `frame` names how its sides are found (see `frames`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from evidex.text.relations.direction import Direction, RelationKind

__all__ = ["CUES", "HEADS", "Cue", "Frame"]

Frame = Literal[
    "participle",  # 'was associated with'; without a verb it hangs on the noun before it
    "verb",  # 'causes', 'leads to': finite by itself or after a modal
    "change",  # 'reduced the risk of': a verb that gives its object a direction
    "comparative",  # 'was higher in': outcome before, factor behind
    "passive",  # 'was reduced by': outcome before, factor behind, direction in the verb
    "predicate-noun",  # 'was a risk factor for'
    "list-noun",  # 'risk factors for Y were A and B'
    "effect-noun",  # 'had no effect on'
    "association-noun",  # 'no association between A and B was found'
    "difference",  # 'no differences in Y between A and B'
    "differ",  # 'Y did not differ between A and B'
    "had-risk",  # 'had a higher risk of'
    "likely",  # 'were more likely to'
]


class Cue(msgspec.Struct, frozen=True):
    """One way to join a factor to an outcome."""

    name: str
    frame: Frame
    heads: tuple[str, ...]
    after: tuple[str, ...] = ()
    """The words of which one must follow; none: nothing is asked."""
    kind: RelationKind = "associated"
    outcome_first: bool = False
    direction: Direction = ""
    """What the cue itself says of the outcome."""
    example: str = ""


def _cue(name: str, frame: Frame, heads: str, after: str, example: str, **rest: object) -> Cue:
    return msgspec.convert(
        {"name": name, "frame": frame, "heads": tuple(heads.split()), "after": tuple(after.split()), "example": example}
        | rest,
        Cue,
    )


# In order: a stretch that one cue has taken is not offered to the next.
CUES: tuple[Cue, ...] = (
    _cue(
        "list-noun",
        "list-noun",
        (
            "factors factor predictors predictor determinants determinant variables characteristics "
            "correlates correlate parameters causes cause"
        ),
        "",
        "risk factors for falls were age and sex",
    ),
    _cue(
        "predictor",
        "predicate-noun",
        ("factor factors predictor predictors determinant determinants indicator indicators marker markers precursor"),
        "for of in",
        "age was an independent predictor of death",
        kind="risk_factor",
    ),
    _cue("predictive", "participle", "predictive", "of for", "age was predictive of death"),
    _cue(
        "cause-of",
        "predicate-noun",
        "cause causes source sources trigger triggers reason reasons",
        "of for",
        "sepsis is a common cause of death",
        kind="cause",
    ),
    _cue("responsible", "participle", "responsible", "for", "a toxin was responsible for the outbreak", kind="cause"),
    _cue(
        "protective",
        "participle",
        "protective",
        "against for",
        "breastfeeding was protective against asthma",
        kind="protective",
    ),
    _cue(
        "protects",
        "verb",
        "protects protect protected",
        "against",
        "the vaccine protects against measles",
        kind="protective",
    ),
    _cue(
        "no-effect",
        "effect-noun",
        "effect effects influence impact bearing benefit benefits",
        "on in upon",
        "the diet had no effect on weight",
    ),
    _cue(
        "association",
        "association-noun",
        "association associations relationship relationships correlation correlations relation relations link links",
        "",
        "there was no association between coffee and stroke",
    ),
    _cue(
        "difference", "difference", "difference differences", "", "no differences in pain between the groups were seen"
    ),
    _cue(
        "differ",
        "differ",
        "differ differed differs",
        "between among by across with according in",
        "pain did not differ between the groups",
    ),
    _cue(
        "associated",
        "participle",
        "associated correlated related linked unrelated unassociated tied",
        "with to",
        "smoking was associated with stroke",
    ),
    _cue("correlates", "verb", "correlate correlates correlated relates", "with to", "severity correlated with age"),
    _cue(
        "caused-by",
        "participle",
        "caused induced triggered produced explained mediated",
        "by",
        "fractures caused by falls",
        kind="cause",
        outcome_first=True,
    ),
    _cue(
        "due-to",
        "participle",
        "due attributed attributable secondary owing",
        "to",
        "deaths due to sepsis",
        kind="cause",
        outcome_first=True,
    ),
    _cue(
        "results-from",
        "verb",
        "result results resulted arise arises arose",
        "from",
        "pain results from compression",
        kind="cause",
        outcome_first=True,
    ),
    _cue(
        "resulting-from",
        "participle",
        "resulting arising",
        "from",
        "we saw injuries resulting from falls",
        kind="cause",
        outcome_first=True,
    ),
    _cue(
        "causes",
        "verb",
        (
            "cause causes caused induce induces induced trigger triggers triggered provoke provokes "
            "provoked produce produces produced promote promotes promoted"
        ),
        "",
        "cement leakage can cause embolism",
        kind="cause",
    ),
    _cue(
        "leads-to",
        "verb",
        "lead leads led contribute contributes contributed predispose predisposes predisposed",
        "to",
        "obesity leads to diabetes",
        kind="cause",
    ),
    _cue("causing", "participle", "causing", "", "a leak causing embolism", kind="cause"),
    _cue("results-in", "verb", "result results resulted", "in", "the fall resulted in a fracture", kind="cause"),
    _cue("likely", "likely", "likely", "to", "smokers were more likely to die"),
    _cue(
        "had-risk",
        "had-risk",
        "increased higher greater elevated reduced lower decreased excess altered",
        "",
        "smokers had a higher risk of stroke",
    ),
    _cue("predicts", "verb", "predict predicts predicted", "", "age predicted death"),
    _cue(
        "affects",
        "verb",
        ("affect affects affected influence influences influenced alter alters altered impact impacts modify modifies"),
        "",
        "age affects recovery",
    ),
    _cue(
        "affected-by",
        "passive",
        "affected influenced altered modified predicted unaffected uninfluenced",
        "by",
        "recovery was not affected by age",
    ),
    _cue(
        "reduced-by",
        "passive",
        "reduced decreased lowered prevented attenuated inhibited suppressed diminished",
        "by",
        "pain was reduced by heat",
        direction="down",
    ),
    _cue(
        "increased-by",
        "passive",
        "increased raised worsened enhanced elevated",
        "by",
        "pain was increased by cold",
        direction="up",
    ),
    _cue("improved-by", "passive", "improved", "by", "pain was improved by heat"),
    _cue(
        "rises-with",
        "verb",
        "increased increases increase rose rises decreased decreases",
        "with",
        "the risk of stroke increased with age",
        outcome_first=True,
        direction="up",
    ),
    _cue(
        "higher-in",
        "comparative",
        "higher greater more longer increased raised elevated worse",
        "in with for among after following",
        "pain was higher in smokers",
        direction="up",
    ),
    _cue(
        "lower-in",
        "comparative",
        "lower less shorter reduced decreased lowered fewer",
        "in with for among after following",
        "pain was lower with ice",
        direction="down",
    ),
    _cue(
        "more-common",
        "comparative",
        "common frequent prevalent severe pronounced rapid",
        "in with for among after following",
        "pain was more common in smokers",
    ),
    _cue(
        "not-different",
        "comparative",
        "different",
        "between among in from across by for",
        "pain was not different between men and women",
    ),
    _cue(
        "similar",
        "comparative",
        "similar comparable unchanged",
        "in between among for across",
        "pain was similar in men and women",
        kind="not_associated",
    ),
    _cue(
        "increases",
        "change",
        (
            "increases increased increase doubles doubled triples tripled raises raised raise worsens "
            "worsened worsen elevates elevated"
        ),
        "",
        "smoking increases the risk of stroke",
        direction="up",
    ),
    _cue(
        "reduces",
        "change",
        (
            "reduces reduced reduce decreases decreased decrease lowers lowered lower prevents "
            "prevented prevent attenuates attenuated attenuate alleviates alleviated ameliorates "
            "ameliorated suppresses suppressed inhibits inhibited inhibit delays delayed diminishes "
            "diminished halves halved"
        ),
        "",
        "statins reduce mortality",
        direction="down",
    ),
    _cue(
        "improves",
        "change",
        "improves improved improve enhances enhanced enhance",
        "",
        "exercise improves survival",
        direction="up",
    ),
)

HEADS: dict[str, tuple[int, ...]] = {
    head: tuple(number for number, cue in enumerate(CUES) if head in cue.heads)
    for head in {head for cue in CUES for head in cue.heads}
}
"""For each head word the cues (numbers in `CUES`) that it may open."""
