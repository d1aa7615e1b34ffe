"""PubMed's search fields, and queries that PubMed would not understand as they are meant.

PubMed does not refuse a field that it does not know: it searches everywhere instead, which is another query.
Names and tags after the PubMed User Guide, "Search field tags", and einfo of June 2025.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from evidex.errors import UsageError

__all__ = ["check_query", "suggestion", "unknown_tags"]

NAMES = (
    "Affiliation", "All Fields", "Article Identifier", "Author", "Author - Corporate", "Author - First",
    "Author - Identifier", "Author - Last", "Book", "Conflict of Interest Statements", "Date - Completion",
    "Date - Create", "Date - Entry", "Date - Entrez", "Date - MeSH", "Date - Modification", "Date - Publication",
    "EC/RN Number", "Editor", "Electronic Publication Date", "Filter", "Grants and Funding", "Grant Number",
    "Investigator", "ISBN", "Issue", "Journal", "Language", "Location ID", "MeSH Major Topic", "MeSH Subheading",
    "MeSH Terms", "NLM Unique ID", "Other Term", "Pagination", "Personal Name", "Pharmacological Action",
    "Place of Publication", "Print Publication Date", "Publication Date", "Publication Type", "Publisher",
    "Secondary Source ID", "Subject - Personal Name", "Subset", "Supplementary Concept", "Text Word", "Text Words",
    "Title", "Title/Abstract", "Transliterated Title", "UID", "Volume", "Create Date", "Entry Date",
    "Modification Date", "Completion Date", "MeSH Date", "Full Author Name", "First Author Name", "Last Author Name",
    "Corporate Author", "Abstract", "MeSH", "Substance Name", "Extended PMID",
)  # fmt: skip
TAGS = (
    "1au ab ad aid all au auid book cn cois crdt dcom dep doi dp ed edat eid epdat fau filter fir gr ip ir isbn jid jt "
    "la lastau lid lr majr mdat mesh mh mhda mid nm ot owner pa pdat pg pl pmc pmcid pmid ppdat ps pt pubn rn sb sh si "
    "stat subheading subset ta text ti tiab title tt tw uid vi word"
).split()
LACKING = re.compile(r"(?:^|\()\s*(AND|OR|NOT)\b|\b(AND|OR|NOT)\s*(?:$|\))|\b((?:AND|OR|NOT)\s+(?:AND|OR)|NOT\s+NOT)\b")
QUALIFIED = re.compile(r":(?:noexp|~\d+)$", re.IGNORECASE)


def check_query(query: str) -> None:
    """Raises UsageError for what no search engine could read: PubMed's own error does not say what is wrong."""
    bare = re.sub(r'"[^"]*"', " x ", query)
    if '"' in bare:
        raise UsageError(f"the query has a quotation mark without its partner: {query}")
    for pair, name in (("()", "parenthesis"), ("[]", "square bracket")):
        depth = 0
        for mark in re.findall(rf"[{re.escape(pair)}]", bare):
            depth += 1 if mark == pair[0] else -1
            if depth < 0:
                break
        if depth:
            raise UsageError(f"the query has a {name} without its partner: {query}")
    if wrong := LACKING.search(bare.strip()):
        word = next(group for group in wrong.groups() if group)
        raise UsageError(f"the query lacks a term beside {word}: {query}")


def unknown_tags(query: str) -> Iterator[str]:
    """The field tags of a query that are none of PubMed's, as far as we know."""
    known = {name.lower() for name in (*NAMES, *TAGS)}
    for tag in re.findall(r"\[([^\[\]]*)\]", re.sub(r'"[^"]*"', " ", query)):
        if QUALIFIED.sub("", " ".join(tag.lower().split())) not in known:
            yield tag


def suggestion(wrong: str, more: Iterable[str] = ()) -> str:
    """The field that was probably meant, or nothing. `more` are names that the server itself told."""
    names = {name.lower(): name for name in (*TAGS, *NAMES, *more)}
    near = difflib.get_close_matches(wrong.lower(), names, n=1, cutoff=0.6)
    return names[near[0]] if near else ""
