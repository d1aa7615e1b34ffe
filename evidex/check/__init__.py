"""Claims and Document to findings, a file per rule. Never imports `extract`: any program's claims are checked alike.

    rules          the rules, a folder per family; each binds `RULE`, as `socket` says
    run            all rules over one case
    judging        rules that look at one claim at a time; `outcomes` how a rule reports, `documentation` how it
                   explains itself
    arithmetic     numbers as printed: bands, intervals, scales, P-values
    misreading     signs that whoever made the claim misread; `suspicion` that the text is to blame

Numbers
    estimates      an estimate with its interval; `estimate_p` P-values out of one; `signed_in_words` where words tell
                   its sign, `significance_words` what they say of P
    percentages    counts and the percentages printed for them; `tables` rows, cells and the n of columns
    quantities     what a claim is a value of; `told` how its document tells it, `told_again` and `contradiction` the
                   same quantity given twice
    report_parts   abstract, body and discussion, which tell the same numbers

Words
    wording        words as rules compare them; `likeness` of two sets, `same_words` that say the same
    figures        the numbers that a sentence tells; `mentions` with what they are of; `retold_figures` told once more
    in_words       recomputed numbers as a reader meets them
    claiming       what a sentence claims; `support` whether it names a source, `own_numbers` where none can be
    retelling      how much one sentence says of another; `restatement` in closing lists and paragraphs
    topic          which sentences keep to the subject; `straying` those that leave it

Other papers
    corpus         what the other documents of a corpus say; `named_works` in prose, `notices_told` of retractions
    works          whether two references are one work; `looked_up` what PubMed says of them
"""

from __future__ import annotations

from evidex import plugs
from evidex.check.socket import Case, LookUp, Outcome, ReferenceVerdict, Rule, Status, Verdict

__all__ = ["Case", "LookUp", "Outcome", "ReferenceVerdict", "Rule", "Status", "Verdict", "all_rules"]


def all_rules() -> tuple[Rule, ...]:
    """All rules by code: ours, and strangers' from the entry point group `evidex.check.rules`."""
    return tuple(sorted(plugs.find("evidex.check.rules", "RULE", Rule), key=lambda rule: rule.code))
