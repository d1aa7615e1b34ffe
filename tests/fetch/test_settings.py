"""Who asks and where: told, else from the environment, else from the user's file."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.config.entrez import NCBI, entrez_settings, remember_email
from evidex.config.user_file import read_user_file, remember
from evidex.errors import ConfigError

FILE = '[entrez]\nemail = "file@example.org"\napi_key = "FILEKEY"\ntool = "theirs"\n'


def test_what_is_told_comes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(FILE)
    settings = entrez_settings({"email": "me@example.org"}, {"EVIDEX_EMAIL": "env@x", "NCBI_API_KEY": "ENVKEY"}, path)
    assert (settings.email, settings.api_key, settings.tool) == ("me@example.org", "ENVKEY", "theirs")
    assert (settings.base_url, settings.requests_per_second) == (NCBI, 10)
    nothing = entrez_settings({"email": ""}, {}, tmp_path / "absent.toml")
    assert (nothing.email, nothing.tool, nothing.requests_per_second) == ("", "evidex", 3)


def test_the_key_is_not_shown() -> None:
    assert "SECRET" not in repr(entrez_settings({"api_key": "SECRET", "email": "a@b.org"}, {}, Path("absent")))


def test_a_server_on_this_machine_needs_no_address() -> None:
    settings = entrez_settings({}, {"EVIDEX_ENTREZ_URL": "http://127.0.0.1:8080/entrez/eutils/"}, Path("absent"))
    assert settings.loopback
    assert "@" in settings.email
    assert settings.base_url == "http://127.0.0.1:8080/entrez/eutils"


@pytest.mark.parametrize(
    ("told", "file", "word"),
    [
        ({"email": "nobody"}, "", "not an email address"),
        ({"base_url": "eutils"}, "", "not a web address"),
        ({"base_url": "ftp://x/"}, "", "not a web address"),
        ({}, "[entrez\n", "TOML"),
        ({}, '[entrez]\nmail = "x"\n', "'mail'"),
        ({}, "[entrez]\nemail = 3\n", "texts"),
        ({}, "entrez = 1\n", "texts"),
    ],
)
def test_what_cannot_be_understood_is_one_sentence(told: dict[str, str], file: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(file)
    with pytest.raises(ConfigError) as problem:
        entrez_settings(told, {}, tmp_path / "config.toml")
    assert word in str(problem.value)
    assert "\n" not in str(problem.value)


def test_the_address_is_kept_and_all_else_in_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert remember_email("you@example.org", path) == path
    assert entrez_settings({}, {}, path).email == "you@example.org"
    path.write_text('# mine\n[other]\nx = 1\n\n[entrez]\nemail = "old@x.org"\ntool = "t"\n[last]\ny = 2\n')
    remember_email("new@example.org", path)
    told = read_user_file(path)
    assert told == {"other": {"x": 1}, "entrez": {"email": "new@example.org", "tool": "t"}, "last": {"y": 2}}
    assert "# mine" in path.read_text()


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",))))
def test_whatever_is_remembered_reads_back(value: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text('[entrez]\ntool = "t"\n')
        remember(path, "entrez", "email", value)
        assert tomllib.loads(path.read_text("utf-8")) == {"entrez": {"email": value, "tool": "t"}}


def test_a_folder_that_cannot_be_written_is_said() -> None:
    with pytest.raises(ConfigError, match="cannot be written"):
        remember_email("a@b.org", Path("/proc/nowhere/config.toml"))
