"""The cues that say which way an outcome goes: raised, lowered, bettered, greater, less. See `table`."""

from __future__ import annotations

from evidex.text.relations.cues.cue import Cue, cue

__all__ = ["CHANGES"]

CHANGES: tuple[Cue, ...] = (
    cue(
        "changed-more",
        "changed-more",
        "more",
        "in with among after following",
        "pain decreased more with zinc than with salt",
    ),
    cue(
        "affected-by",
        "passive",
        "affected influenced altered modified regulated modulated predicted unaffected uninfluenced",
        "by",
        "recovery was not affected by age",
    ),
    cue(
        "reduced-by",
        "passive",
        """reduced decreased lowered prevented attenuated diminished relieved blunted
        shortened halved delayed slowed alleviated ameliorated eliminated mitigated""",
        "by with",
        "pain was reduced by heat",
        direction="down",
    ),
    cue(
        "inhibited-by",
        "passive",
        "inhibited suppressed abolished blocked antagonized antagonised",
        "by with",
        "the current was inhibited by zinc",
        direction="down",
    ),
    cue(
        "increased-by",
        "passive",
        "increased raised heightened doubled worsened enhanced elevated augmented prolonged potentiated accelerated",
        "by with after following",
        "pain was increased by cold",
        direction="up",
    ),
    cue("improved-by", "passive", "improved", "by with after following", "pain was improved by heat"),
    cue(
        "rises-with",
        "verb",
        "increased increases increase rose rises",
        "with after following",
        "the risk of stroke increased with age",
        outcome_first=True,
        direction="up",
    ),
    cue(
        "falls-with",
        "verb",
        "decreased decreases decrease fell falls declined declines",
        "with after following",
        "pain decreased with heat",
        outcome_first=True,
        direction="down",
    ),
    cue(
        "worsens-with",
        "verb",
        "worsened worsens worsen deteriorated deteriorates",
        "with after following",
        "sleep worsened with noise",
        kind="risk_factor",
        outcome_first=True,
    ),
    cue(
        "improves-with",
        "verb",
        "improved improves improve",
        "with",
        "sleep improved with exercise",
        kind="protective",
        outcome_first=True,
        direction="up",
    ),
    cue(
        "higher-in",
        "comparative",
        "higher greater more longer increased raised elevated worse",
        "in with for among after following",
        "pain was higher in smokers",
        direction="up",
    ),
    cue(
        "lower-in",
        "comparative",
        "lower less shorter reduced decreased lowered fewer",
        "in with for among after following",
        "pain was lower with ice",
        direction="down",
    ),
    cue(
        "as-high",
        "comparative",
        "high great long",
        "in for among with",
        "the rate of stroke was twice as high in smokers as in others",
        direction="up",
    ),
    cue(
        "more-often",
        "occurred",
        "often frequently commonly",
        "with in among after following",
        "rash occurred more often with zinc",
    ),
    cue(
        "more-common",
        "comparative",
        "common frequent prevalent severe pronounced rapid likely",
        "in with for among after following during",
        "pain was more common in smokers",
    ),
    cue(
        "more-often",
        "comparative",
        "often frequently commonly",
        "observed seen reported found noted encountered",
        "rash was more often seen with zinc",
    ),
    cue(
        "not-different",
        "comparative",
        "different",
        "between among in from across by for",
        "pain was not different between men and women",
    ),
    cue(
        "similar-to",
        "than",
        "similar comparable identical equivalent",
        "to with",
        "pain with zinc was similar to that with iron",
        kind="not_associated",
    ),
    cue(
        "similar",
        "comparative",
        "similar comparable unchanged",
        "in between among for across",
        "pain was similar in men and women",
        kind="not_associated",
    ),
    cue(
        "alike",
        "alike",
        "similar comparable unchanged differ differed equivalent identical different",
        "",
        "the groups did not differ in mortality",
        kind="not_associated",
    ),
    cue(
        "increases",
        "change",
        """increases increased increase doubles doubled triples tripled raises raised raise worsens worsened worsen
        elevates elevated elevate augments augmented augment prolongs prolonged prolong potentiates potentiated
        potentiate accelerates accelerated accelerate hastens hastened hasten boosts boosted boost heightens
        heightened heighten
        upregulates upregulated up-regulates up-regulated""",
        "",
        "smoking increases the risk of stroke",
        direction="up",
    ),
    cue(
        "reduces",
        "change",
        """reduces reduced reduce decreases decreased decrease lowers lowered lower prevents prevented prevent
        attenuates attenuated attenuate alleviate alleviates alleviated ameliorate ameliorates ameliorated
        relieves relieved relieve dampens dampened blunts blunted blunt slows slowed shortens shortened
        eliminates eliminated minimizes minimized minimises minimised limits limited reverses
        reversed delay delays delayed diminish
        diminishes diminished halves halved eliminate minimize minimise reverse shorten slow retards retarded
        retard mitigates mitigated mitigate abates abated abate counteracts counteracted counteract overcomes overcame
        overcome
        averts averted avert abated abates abate resolves resolved resolve ameliorates lessens lessened lessen""",
        "",
        "statins reduce mortality",
        direction="down",
    ),
    cue(
        "inhibits",
        "change",
        """inhibits inhibited inhibit abrogates abrogated abrogate suppresses suppressed suppress abolishes
        abolished abolish blocks blocked
        antagonizes antagonized antagonises antagonised antagonize antagonise downregulates downregulated
        down-regulates down-regulated""",
        "",
        "zinc inhibits the current",
        direction="down",
    ),
    cue(
        "impairs",
        "change",
        """impairs impaired impair aggravates aggravated aggravate hampers hampered hamper
        hinders hindered hinder exacerbates exacerbated exacerbate damages damaged
        compromises compromised compromise disrupts disrupted disrupt damage harms harmed harm""",
        "",
        "smoke impairs breathing",
        kind="risk_factor",
    ),
    cue(
        "impaired-by",
        "passive",
        "impaired aggravated exacerbated compromised",
        "by",
        "breathing was impaired by smoke",
        kind="risk_factor",
    ),
    cue(
        "improves",
        "change",
        "improves improved improve preserves preserved preserve",
        "",
        "exercise improves survival",
        direction="up",
    ),
    cue(
        "enhances",
        "change",
        """enhances enhanced enhance restores restored restore rescues rescued rescue facilitates facilitated
        facilitate normalizes normalises normalized normalised normalize normalise""",
        "",
        "zinc enhances the current",
        direction="up",
    ),
)
