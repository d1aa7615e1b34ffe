"""What stands beside a share: the shapes around it, and where they end."""

from evidex.evaluate.gold import document_of
from evidex.extract._proportion.grounds.beside import Beside, beside
from evidex.extract._proportion.numbers.shares import find_shares
from evidex.text import View


def case_of(text: str) -> Beside:
    view = View(document_of(text))
    words = view.words_of(view.sentences[0])
    (share,) = find_shares(words)
    return beside(words, share)


def test_what_is_before_ends_where_the_share_begins() -> None:
    case = case_of("Wheezing was heard often (38% of nurses).")
    assert case.before.endswith("often (")
    assert case.edge == case.share.start
    assert case.without_lead() == case
    assert case.opens_bracket


def test_without_its_lead_what_is_before_ends_behind_the_bracket_and_the_edge_says_where() -> None:
    case = case_of("Wheezing grew less (from 38% of nurses).")
    told = case.without_lead()
    assert not case.opens_bracket
    assert told.opens_bracket
    shape = case.words.read.shape
    assert (told.before, told.edge) == (shape[: told.edge], shape.index("(") + 1)
