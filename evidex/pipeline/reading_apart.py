"""Reading that may not come back, in a process of its own.

pdfium is foreign code: nested forms that multiply keep it busy for hours, and nothing in this process could stop it.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from evidex.errors import UnreadableError
from evidex.pipeline.processes import STARTING, UNREAD, Helper, took_longer
from evidex.read import Reading, Source, choose_reader, read_source
from evidex.schema import Document

__all__ = ["Apart"]

_ADVICE = "check the file"
_BEGUN, _ENDED = "begun", "ended"


class Apart:
    """Reads sources one after the other; a process is started for the first that needs one, anew after it died."""

    def __init__(self, timeout: float, ocr_seconds: float) -> None:
        self._timeout, self._ocr_seconds = timeout, ocr_seconds
        self._helper: Helper | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, source: Source) -> Iterator[Reading]:
        """As `read_source`; where the process dies or says nothing for the time allowed, that is the last reading."""
        if not _may_hang(source):
            yield from read_source(source, self._ocr_seconds)
            return
        if self._helper is None:
            self._helper = Helper(_serve, self._ocr_seconds)
        done = False
        try:
            self._helper.pipe.send(source)
            yield from self._listen(self._helper.pipe, source)
            done = True
        except _TookLongerError:
            yield UnreadableError(source.name, f"{took_longer(self._timeout)}; {UNREAD}", _ADVICE)
        except (EOFError, OSError):
            yield UnreadableError(source.name, f"{self._helper.cause_of_death()}; {UNREAD}", _ADVICE)
        finally:
            if not done:
                self._stop()

    def _listen(self, pipe: Connection, source: Source) -> Iterator[Reading]:
        allowed = STARTING + self._timeout
        while pipe.poll(allowed):
            message = pipe.recv()
            allowed = self._timeout
            if message == _ENDED:
                return
            if isinstance(message, Document):
                yield message
            elif message != _BEGUN:
                yield UnreadableError(*message)
        raise _TookLongerError(source.name)

    def _stop(self) -> None:
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.stop()


class _TookLongerError(Exception):
    """Nothing was heard in the time allowed."""


def _may_hang(source: Source) -> bool:
    try:
        return choose_reader(source).apart
    except Exception:  # noqa: BLE001 - `read_source` says why, and whose fault it is
        return False


def _serve(pipe: Connection, ocr_seconds: float) -> None:
    """The process' life: take a source, send what is in it, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            source = pipe.recv()
            pipe.send(_BEGUN)
            for reading in read_source(source, ocr_seconds):
                told = (
                    (reading.where, reading.what, reading.advice) if isinstance(reading, UnreadableError) else reading
                )
                pipe.send(told)
            pipe.send(_ENDED)
    except (EOFError, OSError):
        return
