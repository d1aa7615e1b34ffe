"""What the evidence table says, so that two of its states can be compared: claims, notices, and their sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec

from evidex.report.notices import NOTICES
from evidex.report.wording import statement
from evidex.schema import Claim, Notice
from evidex.store import Store

__all__ = ["About", "State", "lacking", "named", "state_of"]

ABOUT = ("factor", "outcome", "comparator", "of", "group", "timepoint", "measure", "statistic")
"""The fields that say what a claim is about: two claims that agree in them tell of the same thing."""

About = tuple[str, str, tuple[str | None, ...]]
"""Document, kind, and what the claim is about."""


class State(msgspec.Struct):
    """What the evidence table said: claims by what they are about, and notices by document."""

    documents: dict[str, str] = {}
    """Title by id."""
    claims: dict[About, dict[str, str]] = {}
    """Statement to the claim's id."""
    notices: dict[str, list[Notice]] = {}
    sources: dict[str, list[tuple[str, str]]] = {}
    """By id: digests of file and text, of each text that stands under this id (a record and its full text)."""
    files: dict[str, list[str]] = {}
    """By id: the files in which it stands."""
    unread: dict[str, str] = {}
    """By file or closed folder: why it, or a document of it, could not be read."""

    def encoded(self) -> bytes:
        """As bytes to keep."""
        rest = (self.notices, self.sources, self.files, self.unread)
        return msgspec.msgpack.encode((self.documents, list(self.claims.items()), *rest))

    @staticmethod
    def decoded(kept: bytes) -> State:
        """What `encoded` gave; that of an earlier version of evidex names no files."""
        try:
            documents, claims, *rest = msgspec.msgpack.decode(kept, type=_KEPT)
        except msgspec.ValidationError:
            documents, claims, *rest = msgspec.msgpack.decode(kept, type=_KEPT_EARLIER)
        return State(documents, dict(claims), *rest)

    def lost(self, before: State, document: str) -> str:
        """Why a document that stood there stands there no longer, where its file can no longer be read; else empty."""
        for name in before.files.get(document, ()):
            for place in (name, *map(str, PurePosixPath(name).parents)):
                if (why := self.unread.get(place)) and why != before.unread.get(place):
                    return f"{place} is not readable: {why}"
        return ""

    def unchanged_since(self, before: State) -> set[str]:
        """The documents that say what they said: other claims of theirs come from another version of evidex."""
        return {document for document, now in self.sources.items() if _as_it_was(now, before.sources.get(document))}

    def same_files_as(self, before: State) -> set[str]:
        """The documents whose files are as they were: no notice of theirs is news."""
        return {
            document
            for document, now in self.sources.items()
            if {file for file, _ in now} <= {file for file, _ in before.sources.get(document, ())}
        }


_KEPT_EARLIER = tuple[
    dict[str, str], list[tuple[About, dict[str, str]]], dict[str, list[Notice]], dict[str, list[tuple[str, str]]]
]
_KEPT = tuple[
    dict[str, str],
    list[tuple[About, dict[str, str]]],
    dict[str, list[Notice]],
    dict[str, list[tuple[str, str]]],
    dict[str, list[str]],
    dict[str, str],
]


def _as_it_was(now: list[tuple[str, str]], then: list[tuple[str, str]] | None) -> bool:
    """Whether each text was there, by its file or by itself, and none is gone."""
    return (
        then is not None
        and len(now) == len(then)
        and all(any(file == other or text == told for other, told in then) for file, text in now)
    )


def state_of(store: Store) -> State:
    """The state of the evidence table."""
    state = State()
    state.unread = {held.input: held.reason for held in store.held("unreadable")}
    files = store.inputs()
    for held in store.held("read"):
        document = store.document(held.key)
        state.documents[held.id] = held.title or held.input
        text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        state.sources.setdefault(held.id, []).append((files[held.input].sha256, text))
        state.files.setdefault(held.id, []).append(held.input)
        told = [notice for notice in document.metadata.standing if notice.kind in NOTICES]
        if told:
            there = state.notices.setdefault(held.id, [])
            there += lacking(told, there)
        for claim in store.claims_of(held.key) if held.claims else ():
            state.claims.setdefault(_about(claim), {})[statement(claim)] = claim.id
    return state


def _about(claim: Claim) -> About:
    return claim.document, claim.kind, tuple(getattr(claim, name, None) for name in ABOUT)


def lacking(notices: Iterable[Notice], others: Iterable[Notice]) -> list[Notice]:
    """The notices that are none of the others. One that names nothing is any one of its kind."""
    told = list(others)
    return [notice for notice in notices if not any(_same(notice, other) for other in told)]


def _same(one: Notice, other: Notice) -> bool:
    """Whether the first of PMID, DOI and citation that both tell is equal, or one tells none."""
    if one.kind != other.kind:
        return False
    here, there = (one.pmid, one.doi.lower(), one.citation), (other.pmid, other.doi.lower(), other.citation)
    both = [a == b for a, b in zip(here, there, strict=True) if a and b]
    return both[0] if both else not (any(here) and any(there))


def named(notice: Notice) -> str:
    """Where a notice stands: 'PMID 99, J Made. 2025'; empty where the record does not say."""
    told = (
        f"PMID {notice.pmid}" if notice.pmid else "",
        notice.citation or (f"doi {notice.doi}" if notice.doi else ""),
    )
    return ", ".join(part for part in told if part)
