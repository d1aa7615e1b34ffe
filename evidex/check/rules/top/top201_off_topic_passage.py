"""A sentence that leaves the document's own subject.

## What it does
Holds each sentence against the subject that the document itself shows: its title, the words that run through the
sentences that hang together with it, and the general vocabulary of health. A sentence that has none of these and
speaks of another walk of life (finance, cars, fashion, travel …) is reported; so is a sentence of weaker signs right
beside one, because padding comes in runs.

## Why it matters
Passages on mortgages or phones inside a health article show that the text was padded or assembled by machine; what
stands beside them deserves a second look.

## Tolerance
Two unmistakable words of another walk of life (or three that may also stand in health advice), and less than one
word of the subject; words that also stand in health advice are not enough on their own, and a paragraph mostly in the
imperative is advice. A citation counts as a word of the subject. A walk of life that the title names, that two
sentences tie to the subject, or that a fifth of all sentences speak of, is at home: cooking in an article on eating
with a fatty liver, smartphones in one on eye strain.

## Example
`Comparing mortgage offers from several lenders can save homeowners a considerable sum.` in an article on rosacea.

## Known limits
Walks of life outside our lists are seen only in the company of sentences that are in them. Documents that are not about
health (fewer than three sentences in ten with a health word) and bare abstracts are not judged.

## References
None.

## Measured
14 padded development articles: 55 of 55 planted sentences, none wrong. Of 21 articles written afterwards in other
styles (news, leaflets, listicles, questions and answers) the first twelve gave 17 of 34 at first sight and the next six
6 of 18; after mending, the last three gave 13 of 14 at first sight, none wrong. Twelve by other writers gave 21 of 32
with one wrong and 23 of 30 at first sight, 32 of 32 and 25 of 30 after mending, none wrong. In 255 real documents
(open-access articles and saved web pages) one finding, on a site's own notice ('Follow us …').
`docs/rules/read_findings.md` tells more.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.straying import strays
from evidex.check.topic import Reading, Subject, set_aside, subject_of
from evidex.check.wording import words


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := set_aside(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    subject = subject_of(view)
    found = strays(view)
    for reading in found:
        sentence = reading.sentence
        yield fires(case, RULE, sentence.start, sentence.end, _message(subject, reading))
    for _ in range(len(subject.readings) - len(found)):
        yield Outcome("agrees")


def _message(subject: Subject, reading: Reading) -> str:
    about = ", ".join(subject.names) or "something else"
    walks = subject.walks(reading)
    if not walks:
        return f"This stands in a passage that leaves the subject; the document is about {about}."
    heard = {stem for name in walks for stem in reading.foreign[name]}
    found = words(subject.view.text, reading.sentence.start, reading.sentence.end)
    printed = dict.fromkeys(subject.view.text[word.start : word.end] for word in found if word.stem in heard)
    by = f" ({', '.join(list(printed)[:MOST_TOLD])})" if printed else ""
    return f"This speaks of {' and '.join(walks)}{by}; the document is about {about}."


MOST_TOLD = 3
"""Words by which a sentence was taken to speak of something else."""


RULE = Rule(code="TOP201", name="off-topic-passage", severity="warning", status="preview", check=_check)
