"""Lists on either side of a relation: where members end and what they share."""

import pytest

from evidex.text.relations import find_relations
from evidex.text.relations.heads import is_graded, lacks_noun


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
