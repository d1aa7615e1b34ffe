"""What can go wrong between us and the server, and whether to try again."""

from __future__ import annotations

from evidex.errors import FetchError

__all__ = ["HistoryExpiredError", "NoConnectionError", "NoIdsError", "PassingError"]


class PassingError(FetchError):
    """A fault that another try may not meet: 429, 5xx, a reset, a truncated or garbled answer.

    `wait` is what the server asked for, in seconds.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(message)


class NoConnectionError(PassingError):
    """The server was not reached at all: no network, no such host, a proxy that refuses."""


class NoIdsError(FetchError):
    """None of the ids of the call is one."""


class HistoryExpiredError(FetchError):
    """The server has forgotten the posted or searched set that we fetch from; post it again."""
