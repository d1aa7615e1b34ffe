"""Scans: text recognised by the programs ocrmypdf and tesseract, where the user has them and asks for it.

A step before reading: the source goes in, and the same pages with a text layer come out. What is then read keeps the
name, digest and size of the user's file, and carries the remark `ocr`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from evidex.errors import UnreadableError, UsageError
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Document

__all__ = ["REMARK", "SECONDS", "is_scan", "ocr_version", "read_scan", "require_ocr"]

REMARK = "ocr"
SECONDS = 1_800.0
"""Time for one document unless the caller says otherwise; a page takes three to thirty seconds."""
_PROGRAM = "ocrmypdf"
_INSTALL = "run `pip install ocrmypdf` and install tesseract as your system does (`apt install tesseract-ocr`)"
_OPTIONS = ("--redo-ocr", "--output-type", "pdf", "--optimize", "0", "--language", "eng", "--quiet")
"""`--redo-ocr` recognises pictures and leaves visible text (a library's stamp) as it is."""
_WHY = {
    2: "ocrmypdf finds no pages in it",
    3: f"ocrmypdf misses a program that it needs; {_INSTALL}",
    8: "the PDF is locked with a password",
}
"""Exit codes of ocrmypdf that the user can do something about."""
_ASKING = 60.0
"""Seconds in which a program tells its version."""


def is_scan(document: Document) -> bool:
    """Whether its pages hold no text."""
    return "no-text-layer" in document.remarks


def require_ocr() -> str:
    """The path of ocrmypdf. Raises UsageError that says how to get it where it, or tesseract, is missing."""
    beside = sysconfig.get_path("scripts")  # `.venv/bin/evidex` works without an activated environment; so must this
    program = shutil.which(_PROGRAM) or shutil.which(_PROGRAM, path=beside)
    missing = [] if program else [_PROGRAM]
    if sys.platform != "win32" and not shutil.which("tesseract"):  # on Windows ocrmypdf also finds it off the PATH
        missing.append("tesseract")
    if missing or not program:
        raise UsageError(f"--ocr needs {' and '.join(missing)}, not installed here; {_INSTALL}.")
    return program


def ocr_version() -> str:
    """'ocrmypdf 17.1.0, tesseract 5.3.4': what decides which text comes out, besides the file."""
    told = []
    for program in filter(None, (require_ocr(), shutil.which("tesseract"))):
        asked = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=_ASKING, check=False)
        line = (asked.stdout.strip() or asked.stderr.strip()).partition("\n")[0]
        told.append(line if line.startswith(Path(program).name) else f"{Path(program).name} {line}")
    return ", ".join(told)


def read_scan(source: Source, scan: Document, reader: Reader, seconds: float) -> Iterator[Reading]:
    """What stands on the scanned pages, read by `reader`; the reason where no text could be recognised."""
    try:
        layered = Source(name=source.name, data=_with_text_layer(source, seconds))
    except UnreadableError as problem:
        yield problem
        return
    except UsageError as problem:  # a worker on another machine, where the programs are missing
        yield UnreadableError(source.name, str(problem).removesuffix("."))
        return
    for reading in reader.read(layered):
        yield _as_the_users(reading, scan) if isinstance(reading, Document) else reading


def _as_the_users(reading: Document, scan: Document) -> Document:
    """The reading as one of the user's file: its origin, and its id unless the text itself names a better one."""
    name = scan.id if reading.id.startswith("sha256:") else reading.id
    remarks = (REMARK, *(remark for remark in reading.remarks if remark != REMARK))
    return msgspec.structs.replace(reading, id=name, origin=scan.origin, remarks=remarks)


def _with_text_layer(source: Source, seconds: float) -> bytes:
    """The PDF with the recognised text under its pictures. Raises UnreadableError where that fails."""
    program = require_ocr()
    with TemporaryDirectory(prefix="evidex-ocr-") as folder:
        scan, layered = Path(folder) / "scan.pdf", Path(folder) / "layered.pdf"
        with source.open() as content:
            scan.write_bytes(content.read())
        code, told = _run([program, *_OPTIONS, str(scan), str(layered)], source.name, seconds)
        if code != 0 or not layered.is_file():
            said = f" ({told})" if told else ""
            what = _WHY.get(code, f"its text could not be recognised: ocrmypdf ended with {code}{said}")
            raise UnreadableError(source.name, what, "" if code in _WHY else "look whether the file opens in a viewer")
        return layered.read_bytes()


def _run(command: list[str], name: str, seconds: float) -> tuple[int, str]:
    """Exit code and last words of the program. It and all that it started end with this call."""
    none = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=none, stdout=none, stderr=subprocess.PIPE, start_new_session=True
    ) as running:  # a session of its own is ended with all that it started
        try:
            _, told = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as problem:
            why = f"recognising its text took longer than {seconds:g} seconds"
            raise UnreadableError(name, why, "give it more time, or recognise it with ocrmypdf first") from problem
        finally:
            _end(running)
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return running.returncode, " ".join(lines[-1].split())[:200] if lines else ""


def _end(running: subprocess.Popen[bytes]) -> None:
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
