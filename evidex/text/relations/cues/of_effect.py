"""The cues that speak of effects and of what is done by the way: effective in, ', reducing', a role in. See `table`."""

from __future__ import annotations

from evidex.text.relations.cues.cue import Cue, cue

__all__ = ["EFFECTS"]

EFFECTS: tuple[Cue, ...] = (
    cue(
        "effective",
        "effective",
        "effective ineffective efficacious efficient beneficial useful superior better successful efficacy",
        "",
        "heat was effective in reducing pain",
    ),
    cue(
        "benefit-of",
        "benefit-of",
        "benefit benefits effect effects",
        "",
        "no benefit was seen from zinc on colds",
    ),
    cue(
        "effect-of",
        "effect-of",
        "effect effects influence impact benefit benefits",
        "of",
        "there was no effect of diet on weight",
    ),
    cue(
        "reduction",
        "change-noun",
        "reduction reductions decrease decreases decline",
        "in of",
        "heat achieved a reduction in pain",
        direction="down",
    ),
    cue(
        "increase",
        "change-noun",
        "increase increases rise",
        "in of",
        "the course achieved an increase in walking",
        direction="up",
    ),
    cue(
        "improvement",
        "change-noun",
        "improvement improvements",
        "in of",
        "an improvement in sleep was seen with exercise",
        direction="up",
    ),
    cue(
        "reducing",
        "participial",
        "reducing preventing lowering decreasing attenuating inhibiting",
        "",
        "zinc inhibits spasm, reducing pain",
        direction="down",
    ),
    cue(
        "increasing",
        "participial",
        "increasing raising",
        "",
        "cold affects the muscle, increasing pain",
        direction="up",
    ),
    cue(
        "without-affecting",
        "participial",
        "affecting altering changing influencing impairing compromising",
        "",
        "zinc reduced pain without affecting sleep",
    ),
    cue("improving", "participial", "improving enhancing", "", "exercise reduces stress, improving sleep"),
    cue(
        "resulting-in",
        "participial",
        "leading resulting contributing predisposing",
        "to in",
        "the valve became loose, leading to failure",
        kind="cause",
    ),
    cue(
        "causing-then",
        "participial",
        "causing triggering",
        "",
        "the valve becomes loose, causing failure",
        kind="cause",
    ),
    cue(
        "protection",
        "effect-noun",
        "protection",
        "against from",
        "zinc provides protection against colds",
        kind="protective",
    ),
    cue(
        "susceptibility",
        "effect-noun",
        "susceptibility",
        "to",
        "the allele confers susceptibility to gout",
        kind="risk_factor",
    ),
    cue("role", "effect-noun", "role part", "in", "diet plays a role in gout"),
)
