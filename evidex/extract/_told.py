"""What the words around a number say of it: of what and in whom; shared by shares and scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from evidex.text.clauses import Stretch

__all__ = ["Mention", "Told", "flat"]


class Mention(Protocol):
    """What frames need to know of a share or a value: where it stands, and the noun that its count counts."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def noun(self) -> tuple[int, int] | None: ...


@dataclass(slots=True)
class Told:
    """What the words say of a share. `places` are stretches of words that its quote should hold where they are near."""

    of: str | None = None
    group: str | None = None
    of_place: Stretch | None = None
    around: str = ""
    inherited: bool = False
    contrasted: bool = False
    """Its group is the other side of a comparison: 'than in the control group (5%)'."""
    listed: bool = False
    """Its `of` is a member of a list that the sentence gives for a run: 'the rates of A and B were x and y'."""
    labelled: bool = False
    """Told as 'usual care (positive outcome 12.8%)': what follows in brackets may be of the same outcome."""


def flat(text: str | None) -> str | None:
    """A phrase on one line."""
    return " ".join(text.split()) if text else None
