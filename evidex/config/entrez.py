"""What a fetch needs to know about NCBI's E-utilities: who asks, with which key, at which address.

Told by (the first that says it): the caller, the environment, the user's settings file (`[entrez]`).
"""

from __future__ import annotations

import getpass
import os
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from evidex.config.user_file import read_user_file, remember, user_file
from evidex.errors import ConfigError

__all__ = ["NCBI", "EntrezSettings", "entrez_settings", "is_email", "remember_email"]

NCBI = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"

ENVIRONMENT = {
    "email": ("EVIDEX_EMAIL", "NCBI_EMAIL", "ENTREZ_EMAIL"),
    "api_key": ("EVIDEX_API_KEY", "NCBI_API_KEY", "ENTREZ_API_KEY"),
    "tool": ("EVIDEX_TOOL",),
    "base_url": ("EVIDEX_ENTREZ_URL",),
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class EntrezSettings:
    """Who asks and where. `timeout` is in seconds of silence; `attempts` how often one call is tried."""

    email: str = ""
    tool: str = "evidex"
    api_key: str = field(default="", repr=False)
    base_url: str = NCBI
    timeout: float = 60.0
    attempts: int = 8

    @property
    def requests_per_second(self) -> int:
        """What NCBI allows: 3, or 10 with an API key."""
        return 10 if self.api_key else 3

    @property
    def host(self) -> str:
        return urlsplit(self.base_url).hostname or ""

    @property
    def loopback(self) -> bool:
        """Whether the server is on this machine: no proxy stands between, and nobody needs our address."""
        return self.host in LOOPBACK


def entrez_settings(
    told: Mapping[str, str | None] | None = None,
    environ: Mapping[str, str] = os.environ,
    path: Path | None = None,
) -> EntrezSettings:
    """The settings from `told`, else the environment, else the user's file. Raises ConfigError.

    The address may be missing (`email == ""`): only the caller knows whether it can ask for it.
    A server on this machine is told this account's name instead.
    """
    place = path or user_file(environ)
    table = read_user_file(place).get("entrez", {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ConfigError(f'{place}: [entrez] holds texts such as email = "you@example.org"; mend it.')
    if unknown := sorted(set(table) - set(ENVIRONMENT)):
        raise ConfigError(f"{place}: [entrez] has no setting {unknown[0]!r}; known: {', '.join(ENVIRONMENT)}.")
    found: dict[str, str] = {}
    for name, variables in ENVIRONMENT.items():
        sources = [(told or {}).get(name), *(environ.get(variable) for variable in variables), table.get(name)]
        value = next((source.strip() for source in sources if source and source.strip()), None)
        if value is not None:
            found[name] = value
    return _checked(EntrezSettings(**found))  # type: ignore[arg-type] # the four names of ENVIRONMENT are texts


def _checked(settings: EntrezSettings) -> EntrezSettings:
    parts = urlsplit(settings.base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(
            f"the Entrez address {settings.base_url!r} is not a web address; it looks like {NCBI} "
            "(--entrez-url, EVIDEX_ENTREZ_URL)."
        )
    email = settings.email
    if not email and settings.loopback:
        email = f"{getpass.getuser()}@{socket.gethostname()}"
    elif email and not is_email(email):
        raise ConfigError(f"{email!r} is not an email address; give one that reaches you (--email, EVIDEX_EMAIL).")
    return EntrezSettings(
        email=email,
        tool=settings.tool,
        api_key=settings.api_key,
        base_url=settings.base_url.rstrip("/"),
        timeout=settings.timeout,
        attempts=settings.attempts,
    )


def is_email(text: str) -> bool:
    """Whether the text looks like an address: NCBI writes to it before it blocks anybody."""
    return re.fullmatch(r"[^@\s]+@[^@\s]+", text) is not None


def remember_email(email: str, path: Path | None = None) -> Path:
    """Keep the address in the user's settings file, and say where that is. Raises ConfigError."""
    place = path or user_file()
    remember(place, "entrez", "email", email)
    return place
