"""Every call is tool- and email-marked, whole, and tried again only where that may help."""

import socket
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import Ask, Made, Serve, Unpaced, many

from evidex.config.entrez import EntrezSettings
from evidex.errors import FetchError
from evidex.fetch.client import EntrezClient
from evidex.fetch.loopback import Faults
from evidex.fetch.replies import History
from evidex.fetch.trouble import HistoryExpiredError, NoConnectionError, PassingError


@pytest.fixture
def say() -> Iterator[object]:
    """A server that answers whatever it is told, and counts."""
    servers = []

    def start(status: str, body: bytes, headers: str = "", close_early: bool = False) -> tuple[str, list[bytes]]:
        heard: list[bytes] = []

        class Says(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                heard.append(self.request.recv(65536))
                length = len(body) + (50 if close_early else 0)
                head = f"HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{headers}Connection: close\r\n\r\n"
                self.request.sendall(head.encode() + body)

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Says)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/entrez/eutils", heard

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def client_of(url: str, folder: Path, pauses: list[float] | None = None, **settings: object) -> EntrezClient:
    told = EntrezSettings(email="you@example.org", base_url=url, timeout=0.5, attempts=4, **settings)  # type: ignore[arg-type]
    return EntrezClient(told, Unpaced(1, "x", folder), sleep=(pauses if pauses is not None else []).append)


def test_every_call_says_who_asks_and_with_which_key(serve: Serve, ask: Ask) -> None:
    server = serve(many(3))
    client = ask(server, tool="mytool", api_key="SECRET")
    history = client.post(["1001", "1002"])
    client.search("knee")
    client.records_of(history, 0, 2)
    client.records(["1001"])
    client.articles(["PMC1"])
    client.match_citation("a", "b", "c", "d", "e")
    client.fields()
    assert {call.utility for call in server.calls} == {"esearch", "epost", "efetch", "ecitmatch", "einfo"}
    for call in server.calls:
        assert (call["tool"], call["email"], call["api_key"]) == ("mytool", "you@example.org", "SECRET")


def test_many_ids_go_by_post(serve: Serve, ask: Ask) -> None:
    made = many(300)
    answered = ask(serve(made)).records([one.pmid for one in made])
    assert len(answered.records) == 300


def test_others_in_the_process_keep_their_own_bio_entrez(serve: Serve, ask: Ask) -> None:
    from Bio import Entrez

    before = (Entrez.email, Entrez.tool, Entrez.api_key, Entrez._open)
    ask(serve(many(1))).search("knee")
    assert (Entrez.email, Entrez.tool, Entrez.api_key, Entrez._open) == before


@pytest.mark.parametrize(
    ("status", "body", "word"),
    [
        ("429 Too Many Requests", b'{"error":"API rate limit exceeded","count":"4","limit":"3"}', "429"),
        ("200 OK", b'{"error":"API rate limit exceeded","count":"4","limit":"3"}', "too many"),
        ("429 Too Many Requests", b"slow down", "429"),
        ("500 Oops", b"", "HTTP 500"),
        ("503 Unavailable", b"<html>busy</html>", "HTTP 503"),
        ("200 OK", b"<!DOCTYPE html><html>maintenance</html>", "web page"),
        ("200 OK", b"<eSearchResult><ERROR>Search Backend failed: timeout</ERROR></eSearchResult>", "Backend"),
        ("200 OK", b"<?xml version='1.0'?><eSearchResult><Count>3</Cou", "cut off"),
        ("200 OK", b"<ePostResult><Count>3</Count></ePostResult>", "another kind"),
        ("200 OK", b"", "no element"),
    ],
)  # fmt: skip
def test_what_may_pass_is_tried_again_with_growing_pauses(
    status: str, body: bytes, word: str, say: object, tmp_path: Path
) -> None:
    url, heard = say(status, body)  # type: ignore[operator]
    pauses: list[float] = []
    with pytest.raises(PassingError, match=r"127\.0\.0\.1") as told:
        client_of(url, tmp_path, pauses).search("knee")
    assert word in str(told.value)
    assert len(heard) == 4
    assert len(pauses) == 3
    assert all(0 <= pause <= 30 for pause in pauses)


@pytest.mark.parametrize(
    ("status", "body", "word"),
    [
        ("400 Bad Request", b'{"error":"API key invalid","api-key":"SECRET","type":"invalid"}', "API key is not valid"),
        ("400 Bad Request", b"<eFetchResult><ERROR>ID list is empty!</ERROR></eFetchResult>", "ID list"),
        ("200 OK", b"<eSearchResult><ERROR>Invalid db name specified: x</ERROR></eSearchResult>", "Invalid db"),
        ("404 Not Found", b"nothing", "HTTP 404"),
    ],
)  # fmt: skip
def test_what_will_not_pass_is_told_at_once(status: str, body: bytes, word: str, say: object, tmp_path: Path) -> None:
    url, heard = say(status, body)  # type: ignore[operator]
    with pytest.raises(FetchError) as told:
        client_of(url, tmp_path, api_key="SECRET").search("knee")
    assert not isinstance(told.value, PassingError)
    assert word in str(told.value)
    assert "SECRET" not in str(told.value)
    assert "\n" not in str(told.value)
    assert len(heard) == 1


NOON = "Date: Sun, 01 Feb 2026 12:00:00 GMT\r\n"


@pytest.mark.parametrize("status", ["503 Busy", "429 Too Many Requests"])
@pytest.mark.parametrize(
    ("headers", "least"),
    [
        ("Retry-After: 7\r\n", 7),
        (f"{NOON}Retry-After: Sun, 01 Feb 2026 12:00:50 GMT\r\n", 50),
        (f"{NOON}Retry-After: Sunday, 01-Feb-26 12:00:50 GMT\r\n", 50),
        (f"{NOON}Retry-After: Sun Feb  1 12:00:50 2026\r\n", 50),
        (f"{NOON}Retry-After: Mon, 02 Feb 2026 12:00:00 GMT\r\n", 300),
        (f"{NOON}Retry-After: Sun, 01 Feb 2026 11:00:00 GMT\r\n", 0),
        ("Retry-After: soon\r\n", 0),
    ],
)
def test_the_server_is_given_the_time_it_asks_for(
    status: str, headers: str, least: float, say: object, tmp_path: Path
) -> None:
    url, _ = say(status, b"", headers)  # type: ignore[operator]
    pauses: list[float] = []
    with pytest.raises(PassingError):
        client_of(url, tmp_path, pauses).search("knee")
    assert len(pauses) == 3
    assert all(least <= pause <= least + 30 for pause in pauses)


def test_a_broken_off_answer_and_silence_are_told(say: object, tmp_path: Path) -> None:
    url, _ = say("200 OK", b"<eSearchResult>", close_early=True)  # type: ignore[operator]
    with pytest.raises(PassingError, match="broke off"):
        client_of(url, tmp_path).search("knee")
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(PassingError, match="no answer within"):
        port = silent.getsockname()[1]
        client_of(f"http://127.0.0.1:{port}/entrez/eutils", tmp_path).search("knee")


def test_no_network_is_told_after_few_tries(tmp_path: Path) -> None:
    pauses: list[float] = []
    with pytest.raises(NoConnectionError, match=r"127\.0\.0\.1:9.*--entrez-url"):
        client_of("http://127.0.0.1:9/entrez/eutils", tmp_path, pauses).search("knee")
    assert len(pauses) == 2


def test_a_proxy_that_refuses_is_told(say: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url, _ = say("403 Forbidden", b"")  # type: ignore[operator]
    monkeypatch.setenv("https_proxy", url.removesuffix("/entrez/eutils"))
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(NoConnectionError, match=r"eutils\.example.*proxy refuses.*HTTPS_PROXY"):
        client_of("https://eutils.example/entrez/eutils", tmp_path).search("knee")


def test_a_proxy_that_does_not_answer_is_told_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://me:hidden@127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with pytest.raises(NoConnectionError, match=r"proxy 127\.0\.0\.1:9 does not answer") as told:
        client_of("https://eutils.example/entrez/eutils", tmp_path).search("knee")
    assert "hidden" not in str(told.value)


def test_a_proxy_does_not_stand_between_us_and_this_machine(
    serve: Serve, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert ask(serve(many(2))).search("knee").count == 2


def test_a_forgotten_set_is_its_own_error(serve: Serve, ask: Ask) -> None:
    with pytest.raises(HistoryExpiredError):
        ask(serve(many(2))).records_of(History("MCID_gone", "1"), 0, 2)


def test_a_429_pauses_all_processes(serve: Serve, tmp_path: Path) -> None:
    server = serve(many(2), faults=Faults(too_many=0.5, seed=2))
    limiter = Unpaced(1, "x", tmp_path)
    told = EntrezSettings(email="you@example.org", base_url=server.url, attempts=20)
    client = EntrezClient(told, limiter, sleep=lambda _: None)
    for _ in range(5):
        client.search("knee")
    assert limiter.pauses == server.faults.struck["too_many"] > 0


def test_text_that_speaks_of_errors_is_no_error(serve: Serve, ask: Ask) -> None:
    made = Made(pmid="5", abstract="An <ERROR>history</ERROR> of errors; API rate limit exceeded.")
    assert ask(serve([made])).records(["5"]).records[0].xml == made.record.xml
