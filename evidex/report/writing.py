"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to; what stands there when the `with` ends well takes the place of `path` at once.

    Raises OSError that names `path`, or what else it is about, where nothing can be written: a folder ('.', '/') is
    no file.
    """
    if not path.name or path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    except OSError as problem:
        if problem.filename in (None, str(part)):  # a full disk names nothing, and the part is no file of the user's
            problem.filename = str(path)
        raise
    finally:
        part.unlink(missing_ok=True)
