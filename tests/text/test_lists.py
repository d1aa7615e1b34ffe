"""Lists on either side of a relation: where members end and what they share."""

import pytest

from evidex.text.relations import find_relations
from evidex.text.relations.heads import is_graded, lacks_noun
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.tokens import Tokens


def outcomes(sides: str) -> list[str]:
    """What zinc is told to cause."""
    return [phrase.words for relation in find_relations(f"Zinc caused {sides}.") for phrase in relation.outcomes]


NOUN_SHARED = {
    "antiplatelet and vasodilatory actions": ["antiplatelet actions", "vasodilatory actions"],
    "biologic or psychosocial damage": ["biologic damage", "psychosocial damage"],
    "minimal maternal and neonatal morbidities": ["minimal maternal morbidities", "neonatal morbidities"],
    "neovascular or angle-closure glaucoma": ["neovascular glaucoma", "angle-closure glaucoma"],
    "fever, endothelial and platelet dysfunction": ["fever", "endothelial dysfunction", "platelet dysfunction"],
    "morphine and nitrite intake": ["morphine intake", "nitrite intake"],
    "hospital and survival benefits": ["hospital", "survival benefits"],
    "lack of calcium and vitamin D": ["lack of calcium", "lack of vitamin D"],
}


@pytest.mark.parametrize(("said", "members"), NOUN_SHARED.items())
def test_an_adjective_takes_the_noun_of_the_next_member(said: str, members: list[str]) -> None:
    assert outcomes(said) == members


LEFT_WHOLE = [
    # how something is, not of which kinds
    "serious and progressive nerve damage",
    "moderate or severe knee pain",
    "large, complete and rapid tears",
    # where, when, in whom, by what
    "poisoning in cattle, goats and dogs",
    "bleeding in brain and kidney",
    "depletion by photons and neutrons",
    # what a participle tells of its noun
    "death of cells treated with zinc and iron",
    "expression of genes involved in growth and apoptosis",
    # labels of one name
    "loss of vitamins C and E",
    "sequelae of grades III and IV",
    # what is done at once
    "simultaneous addition of zinc and iron",
]


@pytest.mark.parametrize("said", LEFT_WHOLE)
def test_and_inside_a_member(said: str) -> None:
    assert outcomes(said) == [said]


def test_and_inside_a_factor() -> None:
    (relation,) = find_relations("Inhibition of class I and II kinases during growth and puberty caused pain.")
    assert [factor.words for factor in relation.factors] == [
        "Inhibition of class I and II kinases during growth and puberty"
    ]


def test_one_more_circumstance() -> None:
    (relation,) = find_relations("Pain at rest and after exercise reduced sleep.")
    assert [factor.words for factor in relation.factors] == ["Pain at rest and after exercise"]


STRETCHES = {
    "Given before meals, nateglinide": ["nateglinide"],
    "higher proportion and severity of falls": ["higher proportion of falls", "severity of falls"],
    "disease duration and severity of falls": ["disease duration", "severity of falls"],
    "Growth of cysts, and they": ["Growth of cysts"],
    "traces in plasma and reduced salt intake": ["traces in plasma", "reduced salt intake"],
    "relative weight of upper and lower jaws": ["relative weight of upper jaws", "lower jaws"],
    "TNF-α and IL-1β production": ["TNF-α production", "IL-1β production"],
    "plasma CXCL7, CXCL5 and CCL2 levels": ["plasma CXCL7 levels", "CXCL5 levels", "CCL2 levels"],
    "depletion of the RNAs and genes": ["depletion of the RNAs", "depletion of genes"],
    "apoptosis and BAX expression": ["apoptosis", "BAX expression"],
    "early and sustained treatment": ["early treatment", "sustained treatment"],
    "rash in the absence and presence of iron": ["rash in the absence and presence of iron"],
}


@pytest.mark.parametrize(("said", "members"), STRETCHES.items())
def test_the_members_of_a_stretch(said: str, members: list[str]) -> None:
    tokens = Tokens(said)
    assert [phrase.words for phrase in split_coordination(tokens, (0, len(tokens)))] == members


def test_levels_are_two() -> None:
    (relation,) = find_relations("Low and high doses caused pain.")
    assert [factor.words for factor in relation.factors] == ["Low doses", "high doses"]


SPLIT = {
    "bleeding in the gut and a rash": ["bleeding in the gut", "rash"],
    "pain at rest, and vomiting": ["pain at rest", "vomiting"],
    "bleeding in the gut and reduced growth": ["bleeding in the gut", "growth"],
    "addition of zinc or iron": ["addition of zinc or iron"],
}


@pytest.mark.parametrize(("said", "members"), SPLIT.items())
def test_and_between_members(said: str, members: list[str]) -> None:
    assert outcomes(said) == members


LED = {
    "activation of macrophages and neutrophils": ["activation of macrophages", "activation of neutrophils"],
    "depletion of calcium, zinc and iron": ["depletion of calcium", "depletion of zinc", "depletion of iron"],
    "damage to the lungs, kidneys and brain": ["damage to the lungs", "damage to kidneys", "damage to brain"],
    "activation of macrophages and neutrophils in the gut": [
        "activation of macrophages",
        "activation of neutrophils in the gut",
    ],
    "cycling of follicles and of comedones": ["cycling of follicles", "cycling of comedones"],
    "depression of pressure and increase in cramps": ["depression of pressure", "cramps"],
    "loss of vision and death": ["loss of vision", "death"],
    "activation of the liver and the kidney": ["activation of the liver", "activation of kidney"],
    "activation of macrophages and this oedema": ["activation of macrophages", "oedema"],
    "higher rates of stroke and bleeding": ["stroke", "bleeding"],
}


@pytest.mark.parametrize(("said", "members"), LED.items())
def test_what_the_first_is_of_the_others_are_of(said: str, members: list[str]) -> None:
    assert outcomes(said) == members


OTHER_SHARES = {
    "synthesis and secretion of urokinase": ["synthesis of urokinase", "secretion of urokinase"],
    "growth and development of cysts": ["growth of cysts", "development of cysts"],
    "plasma lipoprotein, plasma fibrinogen and pain": ["plasma lipoprotein", "plasma fibrinogen", "pain"],
    "infection and inhibition of growth": ["infection", "inhibition of growth"],
    "depolarization and the abolishment of spikes": ["depolarization", "abolishment of spikes"],
    "recovery of pressure, affecting coronary flow": ["recovery of pressure"],
    "fatigue, fasting hypoglycaemia and pain": ["fatigue", "fasting hypoglycaemia", "pain"],
}


@pytest.mark.parametrize(("said", "members"), OTHER_SHARES.items())
def test_tails(said: str, members: list[str]) -> None:
    assert outcomes(said) == members


def test_what_including_introduces() -> None:
    (relation,) = find_relations("Falls are caused by multiple factors including gout, pain and age.")
    assert [factor.words for factor in relation.factors] == ["gout", "pain", "age"]


@pytest.mark.parametrize("word", ["gastric", "systolic", "plasma", "dose-dependent", "brachioradialic"])
def test_words_that_lack_a_noun(word: str) -> None:
    assert lacks_noun(word)


@pytest.mark.parametrize("word", ["hospital", "survival", "material", "pain", "glucose", "levels"])
def test_words_that_are_nouns(word: str) -> None:
    assert not lacks_noun(word)


def test_what_is_graded() -> None:
    assert [word for word in ("severe", "rapid", "gastric", "systolic", "pain") if is_graded(word)] == [
        "severe",
        "rapid",
    ]
