"""The user's own settings file: where it lies, reading it, adding one setting to it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from evidex.errors import ConfigError

__all__ = ["read_user_file", "remember", "user_file"]


def user_file(environ: Mapping[str, str] = os.environ) -> Path:
    """`EVIDEX_CONFIG`, else `config.toml` in the folder that the platform keeps for evidex."""
    named = environ.get("EVIDEX_CONFIG")
    return Path(named) if named else platformdirs.user_config_path("evidex") / "config.toml"


def read_user_file(path: Path) -> dict[str, Any]:
    """Its tables; empty where there is no file. Raises ConfigError where it cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{path}: not valid TOML ({problem}); mend it or move it away.") from problem
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be read ({problem.strerror}); check its permissions.") from problem


def remember(path: Path, table: str, name: str, value: str) -> None:
    """Put `name = "value"` into `[table]` of the file, which need not exist; all else in it stays as it is.

    Only its owner may read the file (it may hold an API key). Raises ConfigError where it cannot be written.
    """
    text = path.read_text("utf-8") if path.exists() else ""
    line = f'{name} = "{_escaped(value)}"'
    header = re.search(rf"(?m)^[ \t]*\[{re.escape(table)}\][ \t]*(?:#.*)?$", text)
    if header:
        body_end = re.search(r"(?m)^[ \t]*\[", text[header.end() :])
        end = header.end() + body_end.start() if body_end else len(text)
        body = re.sub(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*=.*\n?", "", text[header.end() : end])
        text = f"{text[: header.end()]}\n{line}{body if body.startswith(chr(10)) else chr(10) + body}{text[end:]}"
    else:
        text = f"{text.rstrip()}\n\n[{table}]\n{line}\n".lstrip()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(text, "utf-8")
    except OSError as problem:
        raise ConfigError(f"{path}: cannot be written ({problem.strerror}); check the folder.") from problem


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
