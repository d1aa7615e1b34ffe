"""What a rule is: the socket of this room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, Protocol, TypeVar

import msgspec

from evidex.check.notices_told import Told
from evidex.schema import Claim, Document, Finding, Reference, Severity
from evidex.text import View

__all__ = ["Case", "LookUp", "Outcome", "ReferenceVerdict", "Rule", "Status", "Verdict"]

T = TypeVar("T")
C = TypeVar("C", bound=Claim)
Verdict = Literal["fires", "agrees", "not_applicable", "suspect"]
Status = Literal["preview", "stable"]


@dataclass(frozen=True, slots=True)
class ReferenceVerdict:
    """What a look-up of one reference gave. `fields` names the metadata that differ (printed, found)."""

    status: Literal["found", "differs", "not_found", "retracted", "could_not_look"]
    pmid: str = ""
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    detail: str = ""


class LookUp(Protocol):
    """Finds references in PubMed; given by the pipeline when the user is online, else absent."""

    def __call__(self, reference: Reference, printed: str) -> ReferenceVerdict: ...


@dataclass(frozen=True)
class Case:
    """All that a rule may look at: one document, its claims, and what stands around it.

    `corpus` maps the ids of the other documents to their documents and claims; it is empty without `--corpus`.
    `notices` are those that any document of the whole corpus tells of a paper, by the names of the paper.
    """

    document: Document
    claims: Sequence[Claim]
    corpus: Mapping[str, tuple[Document, Sequence[Claim]]] = field(default_factory=dict)
    look_up: LookUp | None = None
    seen: View | None = None
    """A view of the document that somebody has used already: its sentences need not be split again."""
    notices: Mapping[str, Sequence[Told]] = field(default_factory=dict)

    @cached_property
    def view(self) -> View:
        return self.seen or View(self.document)

    def once(self, make: Callable[[Case], T]) -> T:
        """What `make` makes of this case, made once for all rules that ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def claims_of(self, kind: type[C]) -> Sequence[C]:
        """The claims of this kind, sorted out once for all rules that look at them."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = [claim for claim in self.claims if isinstance(claim, kind)]
        return found

    def claims_in(self, start: int, end: int, kind: type[C]) -> Sequence[C]:
        """The claims of this kind that begin in `text[start:end]`, by their starts."""
        if kind not in self._placed:
            claims = sorted(self.claims_of(kind), key=lambda claim: (claim.start, claim.end))
            self._placed[kind] = claims, [claim.start for claim in claims]
        placed, starts = self._placed[kind]
        return placed[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _by_kind(self) -> dict[type[Claim], list[Any]]:
        return {}

    @cached_property
    def _placed(self) -> dict[type[Claim], tuple[list[Any], list[int]]]:
        return {}

    @cached_property
    def _made(self) -> dict[Callable[[Case], Any], Any]:
        return {}


class Outcome(msgspec.Struct, frozen=True):
    """What a rule says of one thing it looked at.

    `fires` and `suspect` carry a finding (a suspect's is of family DOC: the text was probably misread);
    `agrees` and `not_applicable` (an input is missing: never a pass) only count. `claims` are ids.
    """

    verdict: Verdict
    finding: Finding | None = None
    claims: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its module's docstring is its documentation, under fixed headings.

    `code` is family + scope digit + two digits; `check` yields an Outcome per thing looked at. `compares` names the
    fields of its claims whose numbers it compares with other numbers: what counts as checked. A rule that looks at
    one number by itself (a share above 100 %), or at words, has none. `kind`: where the document has no claim of
    this kind the rule has nothing to say, and is not asked. `on_request`: it runs only where a selection names it
    (it was hardly ever seen to say something true of real text).
    """

    code: str
    name: str
    severity: Severity
    status: Status
    check: Callable[[Case], Iterator[Outcome]]
    compares: tuple[str, ...] = ()
    kind: type[Claim] | None = None
    on_request: bool = False

    @property
    def family(self) -> str:
        return self.code[:3]
