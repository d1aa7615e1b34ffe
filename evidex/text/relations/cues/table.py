"""The words that join a factor to an outcome: one table, an example to each.

A cue is found by its head word (the set of heads is what a sentence is first tried for) and by the words that must
follow it, adverbs left out. `frame` names how its sides are found (see `frames`).
"""

from __future__ import annotations

from evidex.text.relations.cues.cue import Cue, cue
from evidex.text.relations.cues.of_change import CHANGES
from evidex.text.relations.cues.of_effect import EFFECTS

__all__ = ["CUES", "HEADS", "RAISING"]

# In order: a stretch that one cue has taken is not offered to the next.
CUES: tuple[Cue, ...] = (
    cue(
        "list-noun",
        "list-noun",
        (
            "factors factor predictors predictor determinants determinant variables characteristics "
            "correlates correlate parameters causes cause covariates covariate"
        ),
        "",
        "risk factors for falls were age and sex",
    ),
    cue(
        "side-effects",
        "list-noun",
        "effects effect events event reactions reaction complications complication",
        "",
        "the most common side effects of zinc were nausea and headache",
        kind="risk_factor",
    ),
    cue(
        "predictor",
        "predicate-noun",
        (
            "factor factors predictor predictors determinant determinants indicator indicators marker markers "
            "precursor correlate correlates"
        ),
        "for of in to",
        "age was an independent predictor of death",
        kind="risk_factor",
    ),
    cue(
        "factor-associated",
        "predicate-noun",
        "factor factors predictor predictors variable variables determinant determinants characteristic",
        "associated related linked",
        "age was the only factor independently associated with death",
    ),
    cue(
        "step",
        "step",
        "increase increment rise decrease",
        "in of",
        "the risk of stroke rose with every increase in pressure",
    ),
    cue(
        "the-more",
        "the-more",
        "higher greater more longer larger older lower less fewer shorter smaller younger",
        "",
        "the higher the pressure, the greater the risk of stroke",
    ),
    cue("predictive", "participle", "predictive", "of for", "age was predictive of death"),
    cue(
        "cause-of",
        "predicate-noun",
        "cause causes source sources trigger triggers reason reasons contributor contributors driver drivers "
        "precipitant precipitants",
        "of for to",
        "sepsis is a common cause of death",
        kind="cause",
    ),
    cue(
        "adverse-effect",
        "predicate-noun",
        "effect effects reaction reactions complication complications consequence consequences result",
        "of to",
        "cough is a common adverse effect of the drug",
        kind="cause",
        outcome_first=True,
    ),
    cue("responsible", "participle", "responsible", "for", "a toxin was responsible for the outbreak", kind="cause"),
    cue(
        "protective",
        "participle",
        "protective",
        "against for from",
        "breastfeeding was protective against asthma",
        kind="protective",
    ),
    cue(
        "protects",
        "verb",
        "protects protect protected shields shield shielded",
        "against from",
        "the vaccine protects against measles",
        kind="protective",
    ),
    cue(
        "no-effect",
        "effect-noun",
        "effect effects influence impact bearing benefit benefits difference",
        "on in upon against to",
        "the diet had no effect on weight",
    ),
    cue(
        "association",
        "association-noun",
        "association associations relationship relationships correlation correlations relation relations link links",
        "",
        "there was no association between coffee and stroke",
    ),
    cue(
        "difference", "difference", "difference differences", "", "no differences in pain between the groups were seen"
    ),
    cue(
        "differ",
        "differ",
        "differ differed differs",
        "between among by across with according in",
        "pain did not differ between the groups",
    ),
    cue(
        "associated",
        "participle",
        "associated correlated related linked unrelated unassociated tied",
        "with to",
        "smoking was associated with stroke",
    ),
    cue("mutual", "mutual", "associated correlated related linked", "", "gout and thirst were associated"),
    cue("correlates", "verb", "correlate correlates correlated relates", "with to", "severity correlated with age"),
    cue(
        "caused-by",
        "participle",
        "caused induced triggered produced explained mediated precipitated",
        "by",
        "fractures caused by falls",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "due-to",
        "participle",
        "due attributed attributable ascribed secondary owing",
        "to",
        "deaths due to sepsis",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "because-of",
        "participle",
        "because",
        "of",
        "sleep was disturbed because of noise",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "as-result",
        "participle",
        "result consequence",
        "of",
        "emphysema develops as a result of smoking",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "results-from",
        "verb",
        "result results resulted arise arises arose stem stems stemmed",
        "from",
        "pain results from compression",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "resulting-from",
        "participle",
        "resulting arising",
        "from",
        "we saw injuries resulting from falls",
        kind="cause",
        outcome_first=True,
    ),
    cue(
        "causes",
        "verb",
        (
            "cause causes caused trigger triggers triggered provoke provokes provoked promote promotes promoted "
            "stimulate stimulates stimulated elicit elicits elicited evoke evokes evoked mediate mediates "
            "activate activates activated precipitate precipitates precipitated drives drive drove"
        ),
        "",
        "cement leakage can cause embolism",
        kind="cause",
    ),
    cue(
        "explains",
        "verb",
        "explain explains explained underlie underlies creates incite incites",
        "",
        "age may explain the high mortality",
        kind="cause",
    ),
    cue(
        "accounts-for", "verb", "account accounts accounted", "for", "age accounts for the high mortality", kind="cause"
    ),
    cue("brings-about", "verb", "bring brings brought", "about", "zinc brought about a rash", kind="cause"),
    cue(
        "accompanied",
        "participle",
        "accompanied followed",
        "by",
        "zinc was followed by fewer falls",
    ),
    cue("blamed", "participle", "blamed", "for", "a leak was blamed for the embolism", kind="cause"),
    cue("gives-rise", "verb", "give gives gave", "rise", "the mutation gives rise to emphysema", kind="cause"),
    cue(
        "produces",
        "verb",
        "produce produces produced induce induces induced",
        "",
        "zinc produced a rash",
        kind="cause",
    ),
    cue(
        "leads-to",
        "verb",
        "lead leads led contribute contributes contributed predispose predisposes predisposed",
        "to",
        "obesity leads to diabetes",
        kind="cause",
    ),
    cue(
        "predisposes",
        "verb",
        "predispose predisposes predisposed",
        "",
        "obesity predisposes women to gout",
        kind="risk_factor",
    ),
    cue("causing", "participle", "causing", "", "a leak causing embolism", kind="cause"),
    cue(
        "results-in",
        "verb",
        "result results resulted culminate culminates culminated",
        "in",
        "the fall resulted in a fracture",
        kind="cause",
    ),
    cue("likely", "likely", "likely", "to", "smokers were more likely to die"),
    cue(
        "had-risk",
        "had-risk",
        """increased higher greater highest greatest lowest high elevated reduced lower decreased excess altered twice
        double""",
        "",
        "smokers had a higher risk of stroke",
    ),
    cue(
        "had-worse",
        "had-more",
        "poorer worse",
        "",
        "smokers had significantly poorer sleep than others",
        kind="risk_factor",
    ),
    cue(
        "had-more",
        "had-more",
        "more greater higher longer larger worse increased elevated",
        "",
        "smokers had more pain than others",
        direction="up",
    ),
    cue(
        "had-less",
        "had-more",
        "fewer less lower shorter smaller reduced decreased",
        "",
        "walkers had fewer falls than others",
        direction="down",
    ),
    cue("had-better", "had-more", "better improved", "", "walkers had better sleep than others"),
    cue(
        "higher-than",
        "than",
        "higher greater longer larger more worse increased elevated",
        "than compared versus",
        "pain in smokers was higher than in others",
        direction="up",
    ),
    cue(
        "lower-than",
        "than",
        "lower less shorter smaller fewer reduced decreased",
        "than compared versus",
        "pain in walkers was lower than in others",
        direction="down",
    ),
    cue("better-than", "than", "better improved", "than compared versus", "sleep in walkers was better than in others"),
    *EFFECTS,
    cue(
        "involved",
        "participle",
        "involved implicated",
        "in",
        "stress is involved in asthma",
        kind="cause",
    ),
    cue(
        "interferes",
        "verb",
        "interfere interferes interfered",
        "with",
        "noise interferes with sleep",
        kind="risk_factor",
    ),
    cue("at-risk", "at-risk", "risk", "for of", "smokers were at risk of colds", kind="risk_factor"),
    cue(
        "no-benefit",
        "no-benefit",
        "benefit benefits advantage advantages",
        "",
        "zinc offered no benefit in treating colds",
    ),
    cue(
        "had-similar",
        "had-similar",
        "similar comparable",
        "",
        "walkers and sailors had similar rates of falls",
        kind="not_associated",
    ),
    cue(
        "harmful",
        "participle",
        "detrimental harmful deleterious",
        "to for",
        "smoke is harmful to sleep",
        kind="risk_factor",
    ),
    cue(
        "good-for",
        "participle",
        "beneficial advantageous",
        "for to",
        "walking is beneficial for sleep",
        kind="protective",
    ),
    cue("prone", "participle", "prone susceptible vulnerable", "to", "smokers are prone to colds", kind="risk_factor"),
    cue("dependent", "participle", "dependent", "on upon", "survival is dependent on age", outcome_first=True),
    cue("varies", "verb", "varied varies vary", "with", "survival varied with age", outcome_first=True),
    cue("depends", "verb", "depends depended depend", "on upon", "survival depends on age", outcome_first=True),
    cue(
        "affected-by",
        "passive",
        "affected influenced governed modified altered impacted",
        "by",
        "recovery was influenced by age",
    ),
    cue("yields", "verb", "yielded yields yield", "", "the course yielded higher attendance", kind="cause"),
    cue(
        "predicts",
        "verb",
        "predict predicts predicted portends portended portend heralds heralded herald presages foretells",
        "",
        "age predicted death",
    ),
    cue(
        "affects",
        "verb",
        (
            "affect affects affected influence influences influenced alter alters altered impact impacts impacted "
            "modify modifies modulate modulates regulate regulates govern governs"
        ),
        "",
        "age affects recovery",
        kind="cause",
    ),
    *CHANGES,
)

HEADS: dict[str, tuple[int, ...]] = {
    head: tuple(number for number, cue in enumerate(CUES) if head in cue.heads)
    for head in {head for cue in CUES for head in cue.heads}
}
"""For each head word the cues (numbers in `CUES`) that it may open."""

RAISING = frozenset(("increases", "increased-by", "increasing"))
"""The cues by which something came to be more of its object."""
