"""Documents that a user wants checked, with all that stands around them: settings, corpus, acceptances, baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidex.check import LookUp, all_rules
from evidex.check.notices_told import notices_told, teller_of
from evidex.config.checking import CheckSettings
from evidex.errors import UnreadableError, UsageError
from evidex.pipeline.acceptance import MarkedText, unused_acceptances
from evidex.pipeline.across import Surroundings, notices_in, stored_corpus
from evidex.pipeline.baseline import Baseline
from evidex.pipeline.examining import Asked, check, claims_of, ran, rules_asked_for
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.processes import TIMEOUT
from evidex.pipeline.reading import Tally, read_documents
from evidex.read import Source
from evidex.report.validation import CheckedDocument, UnusedAcceptance, Validation
from evidex.schema import Claim, Document, Finding
from evidex.text import View

__all__ = ["Request", "corpus_at", "validate"]


@dataclass(frozen=True)
class Request:
    """What is to be checked, and how. `claims` (by document id) stand in for extraction where they are given."""

    paths: Sequence[str]
    settings: CheckSettings
    around: Surroundings = field(default_factory=lambda: Surroundings({}))
    baseline: Baseline | None = None
    claims: Mapping[str, Sequence[Claim]] | None = None
    look_up: LookUp | None = None
    ocr: bool = False
    timeout: float = TIMEOUT


def validate(request: Request, tell: Callable[[UnreadableError], None]) -> Validation:
    """Check every document at the paths. What cannot be read is told, and the rest goes on."""
    unreadable: list[UnreadableError] = []

    def refuse(problem: UnreadableError) -> None:
        unreadable.append(problem)
        tell(problem)

    settings = request.settings
    chosen = rules_asked_for(Asked(settings.select, settings.ignore), settings.path_ignores, needed=True)
    around: dict[str, _Around] = {}
    documents = []
    for source, document in read_documents(request.paths, Tally(), refuse, ocr=request.ocr, timeout=request.timeout):
        if source.name not in around:
            around[source.name] = _Around(source)
        documents.append(_checked(request, source, document, around[source.name]))
    documents.sort(key=lambda each: (each.source, each.document.origin.index))
    unused = [each for name in sorted(around) for each in around[name].unused(name)]
    gone = request.baseline.gone if request.baseline else 0
    unreadable.sort(key=str)
    return Validation(documents, chosen, unused, unreadable, gone)


def _checked(request: Request, source: Source, document: Document, around: _Around) -> CheckedDocument:
    settings = request.settings
    asked = Asked(settings.select, settings.ignore, settings.path_ignores.at(source.name))
    view = View(document)
    claims = claims_of(document, view) if request.claims is None else request.claims.get(document.id, ())
    around_it = request.around.of(document, claims)
    seen = check(document, claims, asked, around_it, request.look_up, view, notices=request.around.notices)
    around.ran |= ran(asked, seen)
    alignment = None
    if around.text is not None and (seen.findings or around.marks):
        alignment = around.text.align(document.text)
    standing, accepted = around.parted(seen.findings, alignment)
    known: list[Finding] = []
    if request.baseline:
        standing, known = request.baseline.split(source.name, standing)
    return CheckedDocument(source.name, document, claims, standing, accepted, known, seen.numbers, alignment)


class _Around(MarkedText):
    """With the codes of the rules that looked at its documents."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.ran: set[str] = set()

    def unused(self, name: str) -> Iterable[UnusedAcceptance]:
        silent = {rule.code for rule in all_rules()} - self.ran
        return unused_acceptances(name, self.marks, self.used, silent)


def corpus_at(path: Path, tell: Callable[[UnreadableError], None]) -> Surroundings:
    """The documents of a folder with their claims, by id; those of its store where it holds one.

    Raises UsageError where there is nothing.
    """
    from evidex.store import Store, ended_run
    from evidex.store.place import DATABASE

    if (path / DATABASE).is_file():
        store = Store(path / DATABASE)
        ended_run(store, path)
        know_kinds(store)
        return Surroundings(stored_corpus(store), notices_in(store))
    corpus: dict[str, tuple[Document, Sequence[Claim]]] = {}
    tellers = []
    for _, document in read_documents([str(path)], Tally(), tell):
        tellers.append(teller_of(document))
        if document.id not in corpus or len(corpus[document.id][0].text) < len(document.text):
            corpus[document.id] = (document, claims_of(document))
    if not corpus:
        raise UsageError(f"{path}: there is no document for --corpus; name a folder that holds some.")
    return Surroundings(corpus, notices_told(tellers))
