"""What an answer that is not the data says: limits, keys, errors inside HTTP 200 (recorded cases: docs/fetch.md)."""

from __future__ import annotations

import datetime as dt
import json
import re
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from evidex.config.entrez import EntrezSettings
from evidex.errors import FetchError
from evidex.fetch.trouble import HistoryExpiredError, NoIdsError, PassingError

__all__ = ["error_texts", "refusal", "told_error"]

HEAD = 4096
LONGEST_WAIT = 300.0
"""Seconds that a server may ask us to wait before another try."""
LASTING = re.compile(
    r"invalid db name|empty (?:term|id list)|can(?:no|')t (?:retrieve|process) (?:dbinfo|id)|"
    r"can not retrieve dbinfo|retstart.? cannot be larger|invalid (?:uid|id|value|date)|api key|unknown field|"
    r"query (?:is|was) (?:malformed|invalid)|missing",
    re.IGNORECASE,
)
HISTORY = re.compile(r"unable to obtain query|history|query[ _]?(?:key|#)|webenv", re.IGNORECASE)


def refusal(status: int, headers: Message, body: bytes, settings: EntrezSettings) -> FetchError | None:
    """The error that this answer stands for, or None where it may be data."""
    head = body[:HEAD].lstrip()
    if head.startswith(b"{"):
        told = _json_refusal(body, headers, settings)
        if told is not None:
            return told
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _too_many(headers, settings, "")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PassingError(
            f"{settings.host}: the server fails (HTTP {status}); try again later.", _retry_after(headers)
        )
    if head[:15].lower().startswith((b"<!doctype html", b"<html")):
        return PassingError(f"{settings.host}: a web page came instead of data; try again later.")
    if told_errors := error_texts(body):
        return told_error("; ".join(told_errors), settings)
    if status >= HTTPStatus.BAD_REQUEST:
        return FetchError(f"{settings.host}: the server refuses the request (HTTP {status}); check address and query.")
    return None


def error_texts(body: bytes) -> list[str]:
    """The `<ERROR>` elements of an E-utilities reply, wherever they stand at its beginning."""
    found = re.findall(rb"<(ERROR|error)>(.*?)</\1>", body[:HEAD], re.DOTALL)
    return [" ".join(text.decode("utf-8", "replace").split()) for _, text in found] if _is_reply(body) else []


def told_error(text: str, settings: EntrezSettings) -> FetchError:
    """The error that the server put into words: a forgotten history, a lasting refusal, or a passing fault."""
    if HISTORY.search(text) and "retstart" not in text:
        return HistoryExpiredError(f"{settings.host}: the server no longer knows the result set ({text}).")
    if "id list is empty" in text.lower():
        return NoIdsError(f"{settings.host}: the server knows none of the ids ({text}); check them.")
    if LASTING.search(text):
        return FetchError(f"{settings.host}: the server refuses the request: {text}; check the query and the ids.")
    return PassingError(f"{settings.host}: the server reports an error: {text}; try again later.")


def _is_reply(body: bytes) -> bool:
    """Whether this is one of the small replies (`eSearchResult` …), not records, whose text might hold anything."""
    return (
        re.search(rb"<e(?:search|fetch|post|summary|link|info|spell)result\b", body[:HEAD], re.IGNORECASE) is not None
    )


def _json_refusal(body: bytes, headers: Message, settings: EntrezSettings) -> FetchError | None:
    try:
        told = json.loads(body, strict=False)  # NCBI leaves raw newlines in its error texts
    except ValueError:
        return None
    lower = {str(name).lower(): value for name, value in told.items()} if isinstance(told, dict) else {}
    text = str(lower.get("error", ""))
    if not text:
        return None
    if "rate limit" in text.lower():
        return _too_many(headers, settings, f", {lower.get('count', '?')} of {lower.get('limit', '?')} allowed")
    if "api key" in text.lower():
        return FetchError(
            f"{settings.host}: the API key is not valid; correct it or leave it out "
            "(--api-key, NCBI_API_KEY, api_key in the settings file)."
        )
    return told_error(text, settings)


def _too_many(headers: Message, settings: EntrezSettings, detail: str) -> PassingError:
    return PassingError(
        f"{settings.host}: too many requests (HTTP 429{detail}); try again later.", _retry_after(headers)
    )


def _retry_after(headers: Message) -> float | None:
    """Seconds; NCBI sends none (recorded 2026), other servers and proxies do, as a number or as a date.

    A date is held against the server's own clock where the answer tells it: ours may be wrong.
    """
    told = headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return min(float(told), LONGEST_WAIT)
    until = _moment(told)
    if until is None:
        return None
    now = _moment(headers.get("Date", "")) or dt.datetime.now(dt.UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT)


def _moment(told: str) -> dt.datetime | None:
    """The moment that an HTTP-date names; None where it names none."""
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
