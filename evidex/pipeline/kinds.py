"""Claim kinds that a stranger's extractor brings are known once it is imported: before their claims are read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidex.schema import claim_types

if TYPE_CHECKING:
    from evidex.store import Store

__all__ = ["all_kinds", "know_kinds"]


def know_kinds(store: Store) -> None:
    """Import the extractors where the store holds a kind not known; that takes a second, so not where all are."""
    if store.counts()["claims"].keys() - claim_types().keys():
        all_kinds()


def all_kinds() -> frozenset[str]:
    """The kinds of all extractors, strangers' too."""
    from evidex.extract import extractors

    return frozenset(str(extractor.claim.__struct_config__.tag) for extractor in extractors()) | claim_types().keys()
