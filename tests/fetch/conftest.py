"""A loopback server over invented records, and a client of it that need not wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from invented import Ask, Made, Serve, Unpaced

from evidex.config.entrez import EntrezSettings
from evidex.fetch.client import EntrezClient
from evidex.fetch.loopback import LoopbackServer
from evidex.fetch.loopback.holdings import Holdings


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither this user's settings nor the cache: tests write into their own folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("EVIDEX_CONFIG", str(tmp_path / "config.toml"))
    for name in ("EVIDEX_EMAIL", "NCBI_EMAIL", "ENTREZ_EMAIL", "NCBI_API_KEY", "ENTREZ_API_KEY", "EVIDEX_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("EVIDEX_ENTREZ_URL", raising=False)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server over invented records (or a folder); it ends with the test."""
    with ExitStack() as stack:

        def start(holds: list[Made] | Path | Holdings, **options: object) -> LoopbackServer:
            articles = options.pop("articles", [])
            if isinstance(holds, list):
                holds = Holdings([made.record for made in holds], articles)  # type: ignore[arg-type]
            options.setdefault("limited", False)
            return stack.enter_context(LoopbackServer(holds, **options))  # type: ignore[arg-type]

        yield start


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """A client of a server that neither paces itself nor sleeps before another try."""

    def make(server: LoopbackServer, **settings: object) -> EntrezClient:
        told = EntrezSettings(email="you@example.org", base_url=server.url, timeout=5, attempts=30, **settings)  # type: ignore[arg-type]
        return EntrezClient(told, Unpaced(1, "tests", tmp_path / "limiter"), sleep=lambda _: None)

    return make
