"""The server: HTTP on a loopback port, NCBI's request limit, faults, and a log of when calls arrived."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import sys
import threading
import time
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from evidex.fetch.loopback.answering import RETRIEVABLE, Answerer, Reply
from evidex.fetch.loopback.faults import Faults
from evidex.fetch.loopback.holdings import Holdings

__all__ = ["Call", "LoopbackServer"]

PATH = "/entrez/eutils/"


class Call(dict[str, str]):
    """One call as it arrived: its parameters, `utility`, and `at` (seconds, monotonic)."""

    def __init__(self, at: float, utility: str, asked: dict[str, str]) -> None:
        super().__init__(asked)
        self.at, self.utility = at, utility


class LoopbackServer:
    """Serves the holdings of a folder (or given ones) at `url`. A context manager; stops when left.

    `limited`: whether it refuses more than 3 calls a second (10 with a key), as NCBI does. `keys` are the API keys
    that it accepts; None accepts all. `merged` names ids for which another's record comes.
    """

    def __init__(
        self,
        folder: Path | Holdings,
        *,
        port: int = 0,
        faults: Faults | None = None,
        limited: bool = True,
        keys: frozenset[str] | None = None,
        closed: frozenset[str] = frozenset(),
        merged: Mapping[str, str] | None = None,
        retrievable: int = RETRIEVABLE,
    ) -> None:
        self.faults = faults or Faults()
        self.limited, self.keys = limited, keys
        self.answerer = Answerer(
            folder if isinstance(folder, Holdings) else Holdings.of_folder(folder),
            lost=self.faults.lost,
            closed=closed,
            merged=merged or {},
            retrievable=retrievable,
        )
        self.calls: list[Call] = []
        self.lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.loopback = self
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}{PATH.rstrip('/')}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def busiest_second(self) -> int:
        """The most calls that arrived within any one second."""
        times = sorted(call.at for call in self.calls)
        first = most = 0
        for last, at in enumerate(times):
            while at - times[first] >= 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most

    def arrived(self, utility: str, asked: dict[str, str]) -> Reply | None:
        """Logs the call; the refusal where it is one too many or its key is wrong."""
        now, key = time.monotonic(), asked.get("api_key", "")
        limit = 10 if key else 3
        with self.lock:
            recent = sum(1 for call in reversed(self.calls[-60:]) if now - call.at < 1.0)
            self.calls.append(Call(now, utility, asked))
        if key and self.keys is not None and key not in self.keys:
            told = {"error": "API key invalid", "api-key": key, "type": "invalid", "status": "unknown"}
            return _json(told, HTTPStatus.BAD_REQUEST)
        if self.limited and recent >= limit:
            return _too_many(key, recent + 1, limit)
        return None


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    loopback: LoopbackServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news here; a fault of ours is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal: `LoopbackServer.calls` is the log."""

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def _serve(self, query: str) -> None:
        asked: dict[str, str] = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            asked[name] = f"{asked[name]},{value}" if name in asked else value
        utility = urlsplit(self.path).path.removeprefix(PATH).split(".")[0]
        loopback = self.server.loopback
        refusal = loopback.arrived(utility, asked)
        fault = "" if refusal else loopback.faults.draw()
        if fault == "slow":
            time.sleep(loopback.faults.slow_seconds)
        if fault == "forgotten":
            loopback.answerer.forget()
        reply = refusal or _struck(fault, asked) or loopback.answerer.answer(utility, asked)
        with contextlib.suppress(ConnectionError):
            self._send(reply, fault)

    def _send(self, reply: Reply, fault: str) -> None:
        if fault == "reset":
            # A linger time of zero makes close send a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        # Like NCBI's chunked answers, a truncated one does not say how long it should have been.
        body = reply.body[: max(len(reply.body) * 2 // 3, 1)] if fault == "truncated" else reply.body
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True


def _struck(fault: str, asked: dict[str, str]) -> Reply | None:
    if fault == "too_many":
        return _too_many(asked.get("api_key", ""), 4, 3)
    if fault == "failing":
        return Reply(b"Internal Server Error", HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain")
    if fault == "error_in_200":
        told = "Search Backend failed: Exception: could not connect to backend"
        return Reply(f'<?xml version="1.0" ?>\n<eFetchResult>\n\t<ERROR>{told}</ERROR>\n</eFetchResult>\n'.encode())
    if fault == "web_page":
        page = b"<!DOCTYPE html><html><body>The server is temporarily unable to service your request.</body></html>"
        return Reply(page, kind="text/html")
    return None


def _too_many(key: str, count: int, limit: int) -> Reply:
    told = {"error": "API rate limit exceeded", "api-key": key or "127.0.0.1", "count": str(count), "limit": str(limit)}
    return _json(told, HTTPStatus.TOO_MANY_REQUESTS)


def _json(told: dict[str, str], status: int) -> Reply:
    return Reply(json.dumps(told, separators=(",", ":")).encode() + b"\n", status, "application/json")
