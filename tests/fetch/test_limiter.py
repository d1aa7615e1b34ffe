"""Never more calls in a second than allowed, whoever asks and whatever the network does."""

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.fetch.limiter import Limiter


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limiter(folder: Path, clock: Clock, limit: int = 3) -> Limiter:
    return Limiter(limit, "server", folder, clock=clock, sleep=clock.sleep)


@given(
    delays=st.lists(st.tuples(st.floats(0, 1.9), st.floats(0, 3)), min_size=4, max_size=20), limit=st.integers(1, 10)
)
@settings(max_examples=30, deadline=None)
def test_no_second_holds_more_arrivals_than_the_limit(
    tmp_path_factory: pytest.TempPathFactory, delays: list[tuple[float, float]], limit: int
) -> None:
    clock = Clock()
    slots = limiter(tmp_path_factory.mktemp("limiter"), clock, limit)
    arrivals = []
    for under_way, answering in delays:
        with slots.slot():
            arrivals.append(clock.now + under_way)
            clock.now += under_way + 1e-6
        clock.now += answering
    for first in arrivals:
        assert sum(first <= at < first + 1.0 for at in arrivals) <= limit


def test_calls_that_are_slow_to_arrive_hold_their_slot(tmp_path: Path, clock: Clock) -> None:
    slots = limiter(tmp_path, clock)
    with slots.slot(), slots.slot(), slots.slot():
        clock.now += 0.9
    answered = clock.now
    with slots.slot():
        assert clock.now >= answered + 1.0


def test_a_slot_whose_process_died_is_free_again_after_a_while(tmp_path: Path, clock: Clock) -> None:
    dead = limiter(tmp_path, clock, limit=1)
    assert dead._take("never-answered") == 0.0
    began = clock.now
    with limiter(tmp_path, clock, limit=1).slot():
        assert 1.0 < clock.now - began < 4.0


def test_a_state_file_cut_off_by_a_kill_counts_as_full_and_heals(tmp_path: Path, clock: Clock) -> None:
    with limiter(tmp_path, clock).slot():
        pass
    state = next(tmp_path.glob("*.json"))
    state.write_text(state.read_text()[:7])
    began = clock.now
    with limiter(tmp_path, clock).slot():
        assert 1.0 < clock.now - began < 2.0


def test_times_of_an_earlier_boot_do_not_block(tmp_path: Path, clock: Clock) -> None:
    clock.now = 1e6
    for _ in range(3):
        with limiter(tmp_path, clock).slot():
            pass
    clock.now = 5.0
    with limiter(tmp_path, clock).slot():
        assert clock.now == 5.0


def test_a_pause_holds_for_everybody(tmp_path: Path, clock: Clock) -> None:
    limiter(tmp_path, clock).pause(7)
    began = clock.now
    with limiter(tmp_path, clock).slot():
        assert clock.now >= began + 7


def test_servers_and_keys_have_limits_of_their_own_and_keys_are_not_written_down(tmp_path: Path, clock: Clock) -> None:
    one = Limiter(1, "https://a|secret-key", tmp_path, clock=clock, sleep=clock.sleep)
    other = Limiter(1, "https://b|", tmp_path, clock=clock, sleep=clock.sleep)
    began = clock.now
    with one.slot(), other.slot():
        assert clock.now == began
    assert not [path for path in tmp_path.iterdir() if "secret" in path.name or "secret" in path.read_text()]


def test_threads_share_the_limit(tmp_path: Path) -> None:
    import time

    arrivals: list[float] = []

    def work() -> None:
        for _ in range(3):
            with Limiter(5, "server", tmp_path).slot():
                arrivals.append(time.monotonic())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(arrivals) == 12
    assert all(sum(first <= at < first + 1.0 for at in arrivals) <= 5 for first in arrivals)
