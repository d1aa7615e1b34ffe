"""`python -m evidex.fetch.loopback FOLDER [--port N]`: serve a folder of PubMed XML until Ctrl-C."""

from __future__ import annotations

import argparse
import sys
import threading
from pathlib import Path

from evidex.fetch.loopback.faults import KINDS, Faults
from evidex.fetch.loopback.server import LoopbackServer


def main() -> None:
    """Serve, and at the end say what arrived."""
    parser = argparse.ArgumentParser(
        prog="python -m evidex.fetch.loopback", description="An E-utilities server on this machine."
    )
    parser.add_argument("folder", type=Path, help="PubMed XML, and JATS XML for --full-text, at any depth")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--fault", action="append", default=[], metavar="KIND=SHARE", help=f"kinds: {', '.join(KINDS)}")
    parser.add_argument("--lose", action="append", default=[], metavar="PMID", help="an id that never comes back")
    parser.add_argument(
        "--merge", action="append", default=[], metavar="OLD=NEW", help="an id for which another's record comes"
    )
    told = parser.parse_args()
    if not told.folder.is_dir():
        parser.error(f"{told.folder} is not a folder")
    faults = Faults(lost=frozenset(told.lose))
    for kind, share in _shares(parser, told.fault).items():
        setattr(faults, kind, share)
    merged = dict(one.split("=", 1) for one in told.merge if "=" in one)
    with LoopbackServer(told.folder, port=told.port, faults=faults, merged=merged) as server:
        print(f"{len(server.answerer.holdings.records)} records at {server.url} (Ctrl-C ends)", file=sys.stderr)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print(f"{len(server.calls)} calls, at most {server.busiest_second()} in a second", file=sys.stderr)


def _shares(parser: argparse.ArgumentParser, told: list[str]) -> dict[str, float]:
    shares = {}
    for one in told:
        kind, _, share = one.partition("=")
        if kind not in KINDS or not share.replace(".", "", 1).isdigit():
            parser.error(f"--fault {one}: write KIND=SHARE, such as too_many=0.05")
        shares[kind] = float(share)
    return shares


if __name__ == "__main__":
    main()
