"""What a project wants checked: `[tool.evidex]` in pyproject.toml, or evidex.toml.

    select = ["NUM", "EST"]
    ignore = ["TOP"]
    fail-on = "warning"
    baseline = "evidex-baseline.json"

    [per-path-ignores]
    "drafts/*" = ["SUP", "REF"]

Paths and patterns are relative to the file's folder; `*` also spans folders. Tables that are not named here belong
to other parts of evidex.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from evidex.errors import ConfigError

__all__ = ["SEVERITIES", "CheckSettings", "PathIgnores", "load_check_settings"]

SEVERITIES = ("error", "warning", "note")
_NEAR, _MISSPELT = 0.6, 0.85
"""How like a setting a word is that may have been meant so, and a table that must."""
KEYS = ("select", "ignore", "fail-on", "baseline", "per-path-ignores")


@dataclass(frozen=True, slots=True)
class PathIgnores:
    """Codes that are not wanted in the files that a pattern names as seen from `folder`."""

    folder: Path = field(default_factory=Path)
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def at(self, path: str | Path) -> tuple[str, ...]:
        """The codes that are not wanted in the file at `path` besides `ignore`."""
        place, folder = Path(path).resolve(), self.folder.resolve()
        name = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else place.as_posix()
        return tuple(code for pattern, codes in self.patterns if _fits(name, place.name, pattern) for code in codes)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What one configuration file says of checking; `folder` is where it lies."""

    folder: Path
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    baseline: Path | None = None
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def asked(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is selected and ignored once the command line has spoken.

        Its `select` takes the place of the file's, and brings back what the file ignores by the same code; its `ignore`
        adds to the file's.
        """
        kept = {code for code in self.ignore if code.upper() not in select}
        return select or self.select, tuple(sorted({*kept, *ignore}))

    @property
    def path_ignores(self) -> PathIgnores:
        return PathIgnores(self.folder, self.per_path_ignores)


def _fits(name: str, last: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or ("/" not in pattern and fnmatchcase(last, pattern))


def load_check_settings(start: Path, file: Path | None = None) -> CheckSettings:
    """Settings of `file`, else of the first evidex.toml or pyproject.toml with `[tool.evidex]` at or above `start`.

    Raises ConfigError where one says something that we do not understand.
    """
    if file is not None:
        return _settings(file, _table(file) or {})
    for folder in (start.resolve(), *start.resolve().parents):
        for name in ("evidex.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(path, table)
    return CheckSettings(start.resolve())


def _table(path: Path) -> dict[str, Any] | None:
    try:
        with path.open("rb") as content:
            told = tomllib.load(content)
    except OSError as problem:
        raise ConfigError(f"{path}: it cannot be read ({problem.strerror}); check the path.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(f"{path}: this is not TOML ({problem}); mend it there.") from problem
    if path.name == "pyproject.toml":
        return told.get("tool", {}).get("evidex")  # type: ignore[no-any-return]
    return told


def _settings(path: Path, table: Mapping[str, Any]) -> CheckSettings:
    for key, value in table.items():
        near = get_close_matches(key, KEYS, 1, _MISSPELT if isinstance(value, dict) else _NEAR)
        if key not in KEYS and (near or not isinstance(value, dict)):
            advice = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(KEYS)}."
            raise ConfigError(f"{path}: there is no setting {key!r}; {advice}")
    fail_on = table.get("fail-on", "error")
    if fail_on not in SEVERITIES:
        raise ConfigError(f"{path}: fail-on is one of {', '.join(SEVERITIES)}, not {fail_on!r}.")
    baseline = table.get("baseline")
    if baseline is not None and not isinstance(baseline, str):
        raise ConfigError(f"{path}: baseline is the name of a file, not {baseline!r}.")
    ignores = table.get("per-path-ignores", {})
    if not isinstance(ignores, dict):
        raise ConfigError(f"{path}: per-path-ignores is a table of patterns and lists of codes.")
    folder = path.resolve().parent
    return CheckSettings(
        folder,
        _codes(path, "select", table.get("select", [])),
        _codes(path, "ignore", table.get("ignore", [])),
        fail_on,
        folder / baseline if baseline else None,
        tuple((pattern, _codes(path, pattern, codes)) for pattern, codes in sorted(ignores.items())),
    )


def _codes(path: Path, key: str, told: Any) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(code, str) for code in told):
        raise ConfigError(f'{path}: {key} is a list of codes or their beginnings, such as ["NUM", "EST1"].')
    return tuple(code.upper() for code in told)
