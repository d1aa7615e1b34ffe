"""One HTTP call to the E-utilities: paced, with time limits, its faults told apart.

Bio.Entrez opens its addresses with `urllib`; so do we, below its request building.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import http.client
import io
import socket
import time
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener, getproxies, proxy_bypass

from evidex.config.entrez import NCBI, EntrezSettings
from evidex.errors import FetchError
from evidex.fetch.limiter import Limiter
from evidex.fetch.refusals import refusal
from evidex.fetch.trouble import NoConnectionError, PassingError

__all__ = ["Answer", "Transport"]

PIECE = 1 << 16
WHOLE_ANSWER = 10
"""A whole answer may take so many times the time limit of silence."""


class Answer(io.BytesIO):
    """A whole answer, in the shape that Bio.Entrez expects of `urlopen`."""

    def __init__(self, body: bytes, headers: Message, url: str) -> None:
        super().__init__(body)
        self.headers, self.url = headers, url


class Transport:
    """Sends Bio.Entrez's requests to the server that the settings name."""

    def __init__(self, settings: EntrezSettings, limiter: Limiter) -> None:
        self._settings, self._limiter = settings, limiter
        # A proxy cannot reach a server on this machine; elsewhere the environment says which proxy to use.
        self._opener: OpenerDirector = build_opener(ProxyHandler({})) if settings.loopback else build_opener()
        self._opener.addheaders = [("User-Agent", f"{settings.tool} (evidex)"), ("Accept-Encoding", "identity")]
        self.reached = False
        self.day = dt.datetime.now(dt.UTC).date()
        """By the server's clock, once it has answered: ours may be wrong, and it is the server that dates records."""

    def open(self, request: Request) -> Answer:
        """The whole answer. Raises PassingError where another try may help, else FetchError."""
        request.full_url = request.full_url.replace(NCBI, self._settings.base_url, 1)
        try:
            status, headers, body = self._exchange(request)
        except (OSError, http.client.HTTPException) as problem:
            raise self._told(problem) from problem
        self.reached = True
        with contextlib.suppress(ValueError):
            self.day = parsedate_to_datetime(headers.get("Date", "")).date()
        if trouble := refusal(status, headers, body, self._settings):
            if isinstance(trouble, PassingError) and status == http.HTTPStatus.TOO_MANY_REQUESTS:
                self._limiter.pause(trouble.wait or 1.0)
            raise trouble
        return Answer(body, headers, request.full_url)

    def _exchange(self, request: Request) -> tuple[int, Message, bytes]:
        with self._limiter.slot():
            try:
                answer = self._opener.open(request, timeout=self._settings.timeout)
            except HTTPError as refused:
                answer = refused
        with answer:
            return answer.status or 0, answer.headers, self._body(answer)

    def _body(self, answer: http.client.HTTPResponse) -> bytes:
        """All of it, however slowly it drips, but not for ever."""
        end = time.monotonic() + WHOLE_ANSWER * self._settings.timeout
        pieces = []
        while piece := answer.read1(PIECE) if hasattr(answer, "read1") else answer.read(PIECE):
            pieces.append(piece)
            if time.monotonic() > end:
                raise TimeoutError("the answer did not end")
        body = b"".join(pieces)
        told = answer.headers.get("Content-Length", "")
        if told.isdigit() and len(body) < int(told):
            raise http.client.IncompleteRead(body, int(told) - len(body))
        return body

    def _proxy(self) -> str:
        """Host and port of the proxy that stands between, without its password."""
        if self._settings.loopback or proxy_bypass(self._settings.host):
            return ""
        parts = urlsplit(getproxies().get(urlsplit(self._settings.base_url).scheme, ""))
        return f"{parts.hostname}:{parts.port}" if parts.hostname and parts.port else parts.hostname or ""

    def _told(self, problem: OSError | http.client.HTTPException) -> FetchError:
        """The fault as one sentence."""
        host = urlsplit(self._settings.base_url).netloc
        cause = problem.reason if isinstance(problem, URLError) else problem
        text = str(cause) or type(cause).__name__
        if isinstance(cause, http.client.IncompleteRead):
            return PassingError(f"{host}: the answer broke off after {len(cause.partial)} bytes; try again later.")
        if "tunnel connection failed" in text.lower() or "proxy" in text.lower():
            return NoConnectionError(
                f"{host}: the proxy refuses the connection ({text}); check HTTPS_PROXY and NO_PROXY."
            )
        if isinstance(cause, socket.gaierror):
            return NoConnectionError(f"{host}: no such host is found ({cause.strerror}); check the network connection.")
        if isinstance(cause, ConnectionRefusedError) and (proxy := self._proxy()):
            return NoConnectionError(f"{host}: the proxy {proxy} does not answer; check HTTPS_PROXY and NO_PROXY.")
        if isinstance(cause, ConnectionRefusedError):
            return NoConnectionError(
                f"{host}: nothing answers there; check the address (--entrez-url) and the network."
            )
        if isinstance(cause, TimeoutError):
            return PassingError(f"{host}: no answer within {self._settings.timeout:g} seconds; try again later.")
        if isinstance(cause, ConnectionError | http.client.HTTPException):
            return PassingError(f"{host}: the connection broke ({text}); try again later.")
        return NoConnectionError(
            f"{host}: cannot be reached ({text}); check the network connection and the proxy settings."
        )
