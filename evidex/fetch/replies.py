"""The small XML replies of the E-utilities as values."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

__all__ = ["Found", "History", "read_fields", "read_posted", "read_search"]


@dataclass(frozen=True, slots=True)
class History:
    """A result set on the server."""

    web_env: str
    query_key: str


@dataclass(frozen=True, slots=True)
class Found:
    """What esearch found. `unknown_fields` and `unknown_phrases` are parts of the query that PubMed passed over."""

    count: int
    ids: tuple[str, ...] = ()
    history: History | None = None
    translation: str = ""
    unknown_fields: tuple[str, ...] = ()
    unknown_phrases: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()


def read_search(body: bytes) -> Found:
    """An eSearchResult. Raises ParseError where it is not whole."""
    root = _root(body, "eSearchResult")
    count = root.findtext("Count")
    if count is None:
        raise ElementTree.ParseError("the search reply holds no count")
    web_env, query_key = root.findtext("WebEnv"), root.findtext("QueryKey")
    return Found(
        count=int(count),
        ids=_texts(root, "IdList/Id"),
        history=History(web_env, query_key) if web_env and query_key else None,
        translation=root.findtext("QueryTranslation") or "",
        unknown_fields=_texts(root, "ErrorList/FieldNotFound"),
        unknown_phrases=_texts(root, "ErrorList/PhraseNotFound") + _texts(root, "WarningList/QuotedPhraseNotFound"),
        messages=_texts(root, "WarningList/OutputMessage") + _texts(root, "WarningList/PhraseIgnored"),
    )


def read_posted(body: bytes) -> History:
    """An ePostResult. Raises ParseError where it is not whole."""
    root = _root(body, "ePostResult")
    web_env, query_key = root.findtext("WebEnv"), root.findtext("QueryKey")
    if not web_env or not query_key:
        raise ElementTree.ParseError("the post reply names no result set")
    return History(web_env, query_key)


def read_fields(body: bytes) -> dict[str, str]:
    """An eInfoResult: full field name by abbreviation."""
    fields = _root(body, "eInfoResult").findall("DbInfo/FieldList/Field")
    return {field.findtext("Name") or "": field.findtext("FullName") or "" for field in fields}


def _root(body: bytes, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(body)
    if root.tag != name:
        raise ElementTree.ParseError(f"a reply of another kind came: <{root.tag}> instead of <{name}>")
    return root


def _texts(root: ElementTree.Element, path: str) -> tuple[str, ...]:
    return tuple(" ".join((element.text or "").split()) for element in root.findall(path))
