"""What the evidence table says, so that two of its states can be compared: claims, notices, and their sources."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from textwrap import shorten
from typing import TypeVar

import msgspec

from evidex.report.notices import NOTICES, told_elsewhere
from evidex.report.wording import statement
from evidex.schema import Claim, Document, Notice
from evidex.schema.same_notices import together
from evidex.store import Store

__all__ = ["About", "State", "named", "state_of"]

T = TypeVar("T")

ABOUT = ("factor", "outcome", "comparator", "of", "group", "timepoint", "measure", "statistic")
"""The fields that say what a claim is about: two claims that agree in them tell of the same thing."""

LONGEST_HEADING, MOST_SECTIONS, DIGITS = 40, 6, 12
"""How a section is named, how many of them are told at most, and how much of their digests is kept."""

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
    tellers: dict[str, list[str]] = {}
    """By id: the documents that state notices of it which it does not state itself."""
    sections: dict[str, list[tuple[str, str]]] = {}
    """By id: name and digest of each section of its texts."""

    def encoded(self) -> bytes:
        """As bytes to keep."""
        told = {name: getattr(self, name) for name in _Kept.__struct_fields__}
        return msgspec.msgpack.encode(_Kept(**told | {"claims": list(self.claims.items())}))

    @staticmethod
    def decoded(kept: bytes) -> State:
        """What `encoded` gave; that of an earlier version of evidex lacks what came to it later."""
        told = msgspec.msgpack.decode(kept, type=_Kept)
        return State(**{name: getattr(told, name) for name in _Kept.__struct_fields__} | {"claims": dict(told.claims)})

    def carried_over(self, merged: Mapping[str, str], after: State) -> State:
        """As if each document that is `merged` into another had stood under the name of that one.

        Where both stood there, what the later state has of neither is still told of the document that went.
        """
        moved = {old: new for old, new in merged.items() if new not in self.documents}
        claims: dict[About, dict[str, str]] = {}
        for about, told in self.claims.items():
            document, kind, rest = about
            there = after.claims.get((merged[document], kind, rest), {}) if document in merged else {}
            left = told if document in moved else {each: claim for each, claim in told.items() if each not in there}
            claims.setdefault((moved.get(document, document), kind, rest), {}).update(left)
        return msgspec.structs.replace(
            self,
            claims=claims,
            notices={new: together(told) for new, told in _renamed(_each_apart(self.notices), moved).items()},
            sources=_renamed(self.sources, moved),
            sections=_renamed(self.sections, moved),
        )

    def lost(self, before: State, document: str) -> str:
        """Why a document that stood there stands there no longer, where its file can no longer be read; else empty."""
        for name in before.files.get(document, ()):
            for place in (name, *map(str, PurePosixPath(name).parents)):
                if (why := self.unread.get(place)) and why != before.unread.get(place):
                    return f"{place} is not readable: {why}"
        return ""

    def rewritten(self, before: State, document: str) -> str:
        """Which sections of a document came, changed and went: 'background came, results changed'; empty where that is
        not known."""
        if document not in before.sections:
            return ""
        now, then = Counter(self.sections.get(document, ())), Counter(before.sections[document])
        came, went = (dict.fromkeys(name for name, _ in some) for some in (now - then, then - now))
        told = [f"{name} {'changed' if name in went else 'came'}" for name in came]
        told += [f"{name} went" for name in went if name not in came]
        more = f" and {len(told) - MOST_SECTIONS} more" if len(told) > MOST_SECTIONS else ""
        return ", ".join(told[:MOST_SECTIONS]) + more

    def unchanged_since(self, before: State) -> set[str]:
        """The documents that say what they said: other claims of theirs come from another version of evidex."""
        return {document for document, now in self.sources.items() if _as_it_was(now, before.sources.get(document))}

    def same_files_as(self, before: State) -> set[str]:
        """The documents whose files, and those of the documents that state their notices, are as they were: no notice
        of theirs is news."""
        same = {
            document
            for document, now in self.sources.items()
            if {file for file, _ in now} <= {file for file, _ in before.sources.get(document, ())}
        }
        return {each for each in same if same.issuperset(before.tellers.get(each, []) + self.tellers.get(each, []))}


class _Kept(msgspec.Struct, array_like=True):
    """A State as it is kept: fields may be added at the end."""

    documents: dict[str, str]
    claims: list[tuple[About, dict[str, str]]]
    notices: dict[str, list[Notice]]
    sources: dict[str, list[tuple[str, str]]]
    files: dict[str, list[str]] = {}
    unread: dict[str, str] = {}
    tellers: dict[str, list[str]] = {}
    sections: dict[str, list[tuple[str, str]]] = {}


def _renamed(told: Mapping[str, list[T]], names: Mapping[str, str]) -> dict[str, list[T]]:
    """The lists by new names; those of documents that come under one name are put together."""
    found: dict[str, list[T]] = {}
    for document, each in told.items():
        found.setdefault(names.get(document, document), []).extend(each)
    return found


def _each_apart(told: Mapping[str, T]) -> dict[str, list[T]]:
    return {document: [each] for document, each in told.items()}


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
    elsewhere = told_elsewhere(store.held("read"))
    for held in store.held("read"):
        document = store.document(held.key)
        state.documents[held.id] = held.title or held.input
        state.sources.setdefault(held.id, []).append((files[held.input].sha256, _digest(document.text)))
        state.files.setdefault(held.id, []).append(held.input)
        state.sections.setdefault(held.id, []).extend(_sections(document))
        others = elsewhere.get(held.key, [])
        itself = [each for each in held.notices if each.kind in NOTICES]
        if told := together([state.notices.get(held.id, []), itself, [other.notice for other in others]]):
            state.notices[held.id] = told
        if others:
            state.tellers.setdefault(held.id, []).extend(other.teller for other in others)
        for claim in store.claims_of(held.key) if held.claims else ():
            state.claims.setdefault(_about(claim), {})[statement(claim)] = claim.id
    return state


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _sections(document: Document) -> Iterator[tuple[str, str]]:
    for section in document.sections:
        name = shorten(section.heading, LONGEST_HEADING, placeholder=" …").strip(" :.") or section.kind
        yield name, _digest(document.text[section.start : section.end].strip())[:DIGITS]


def _about(claim: Claim) -> About:
    return claim.document, claim.kind, tuple(getattr(claim, name, None) for name in ABOUT)


def named(notice: Notice) -> str:
    """Where a notice stands: 'PMID 99, J Made. 2025'; empty where the record does not say."""
    told = (
        f"PMID {notice.pmid}" if notice.pmid else "",
        notice.citation or (f"doi {notice.doi}" if notice.doi else ""),
    )
    return ", ".join(part for part in told if part)
