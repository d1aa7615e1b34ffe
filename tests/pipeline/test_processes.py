"""Helping processes end with the one that started them, and with what they started themselves."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from evidex.pipeline.processes import Helper

_STARTER = """
import sys, time
from evidex.pipeline.processes import Helper
from tests.pipeline.test_processes import hang
if __name__ == "__main__":
    helper = Helper(hang, sys.argv[1])
    print(helper.pipe.recv(), flush=True)
    time.sleep(60)
"""
_PAINTER = """
import sys, time
from evidex.report.clipper import Clipper, Order
if __name__ == "__main__":
    clipper = Clipper()
    clipper._started().send(Order(sys.argv[1], "", {}, 0))
    print(clipper._process.pid, flush=True)
    time.sleep(60)
"""


def hang(pipe: Connection, left: str) -> None:
    """A helper that is busy for ever, and leaves a word when it may clean up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(os.getpid())
        time.sleep(60)
    finally:
        Path(left).touch()


def deaf(pipe: Connection, _: str) -> None:
    """A helper that no SIGTERM ends, as one that foreign code keeps busy."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    pipe.send(os.getpid())
    time.sleep(60)


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")  # nobody asked how it ended


def within(seconds: float, happens: Callable[[], bool]) -> bool:
    began = time.monotonic()
    while not happens() and time.monotonic() - began < seconds:
        time.sleep(0.05)
    return happens()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_a_busy_helper_ends_with_the_process_that_started_it(ending: signal.Signals, tmp_path: Path) -> None:
    helper = helper_left_by(_STARTER, ending, tmp_path)
    assert within(20, lambda: not is_there(helper))
    assert (tmp_path / "left").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_busy_painter_of_pages_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "left")  # nobody ever writes into it
    helper = helper_left_by(_PAINTER, signal.SIGTERM, tmp_path)
    assert within(20, lambda: not is_there(helper))


def helper_left_by(program: str, ending: signal.Signals, folder: Path) -> int:
    """The id of the process that the program has started and told of, once the program was ended."""
    (folder / "starter.py").write_text(program, encoding="utf-8")
    command = [sys.executable, str(folder / "starter.py"), str(folder / "left")]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=paths) as starter:
        assert starter.stdout is not None
        helper = int(starter.stdout.readline())
        time.sleep(1.0)  # so that it is busy
        starter.send_signal(ending)
    assert starter.returncode == -ending
    return helper


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize(("serve", "cleans_up"), [(hang, True), (deaf, False)])
def test_a_helper_that_is_stopped_ends_in_any_case(serve: Callable[..., None], cleans_up: bool, tmp_path: Path) -> None:
    helper = Helper(serve, str(tmp_path / "left"))
    process = helper.pipe.recv()
    helper.stop()
    assert not is_there(process)
    assert (tmp_path / "left").exists() is cleans_up
