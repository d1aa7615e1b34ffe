"""Compiled patterns are kept between runs: what is kept is what `re` compiles, and nothing damaged is taken."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import msgspec
import pytest

from evidex.check import all_rules
from evidex.extract import extractors
from evidex.patterns import KeptPatterns

LONG = rf"\b(?:{'|'.join(f'word{number}' for number in range(20))})(?P<rest>[a-z]+)?\b"
OTHER = LONG.replace("word", "name")


def _of_modules() -> list[re.Pattern[str]]:
    """The patterns of evidex that a module holds by name, once all extractors and rules are loaded."""
    assert extractors()
    assert all_rules()
    modules = [module for name, module in sys.modules.items() if name.startswith("evidex.")]
    held = {each for module in modules for each in vars(module).values() if isinstance(each, re.Pattern)}
    return [each for each in held if isinstance(each.pattern, str)]


def _code(kept: KeptPatterns, pattern: str, flags: int = 0) -> re.Pattern[str]:
    made = kept.compile(pattern, flags)
    assert isinstance(made, re.Pattern)
    return made


def test_what_is_kept_is_what_re_compiles(tmp_path: Path) -> None:
    first = KeptPatterns(tmp_path)
    patterns = _of_modules()
    assert len(patterns) > 1_000
    for each in patterns:
        assert _code(first, each.pattern, each.flags) == each
    first.save()
    again = KeptPatterns(tmp_path)
    for each in patterns:
        taken = _code(again, each.pattern, each.flags)
        assert (taken, taken.groups, taken.groupindex) == (each, each.groups, each.groupindex)
    before = again.path.stat().st_mtime_ns
    again.save()
    assert again.path.stat().st_mtime_ns == before, "nothing was new"


def test_flags_make_another_pattern(tmp_path: Path) -> None:
    kept = KeptPatterns(tmp_path)
    assert not _code(kept, LONG).search("WORD3")
    assert _code(kept, LONG, re.IGNORECASE).search("WORD3")


def test_another_process_loses_nothing(tmp_path: Path) -> None:
    one, other = KeptPatterns(tmp_path), KeptPatterns(tmp_path)
    _code(one, LONG)
    _code(other, OTHER)
    one.save()
    other.save()
    assert LONG.encode() in one.path.read_bytes()
    assert OTHER.encode() in one.path.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"not what was written", b"\x91\x92\x92\xa1a"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    kept = KeptPatterns(tmp_path)
    kept.path.write_bytes(damage)
    assert _code(kept, LONG).search("word3")
    kept.save()
    assert LONG.encode() in kept.path.read_bytes()


def test_a_file_with_any_byte_changed_is_made_anew(tmp_path: Path) -> None:
    """`_sre` takes code with one letter changed: it would find another word, and nobody would know."""
    kept = KeptPatterns(tmp_path)
    _code(kept, LONG)
    kept.save()
    written = kept.path.read_bytes()
    for place in range(0, len(written), 7):
        kept.path.write_bytes(written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :])
        again = KeptPatterns(tmp_path)
        assert _code(again, LONG) == re.compile(LONG)
        again.save()
        assert again.path.read_bytes() == written


def test_half_a_sign_in_a_pattern_is_kept_as_well(tmp_path: Path) -> None:
    halves = "[\ud800-\udfff]|" + LONG
    for _ in range(2):
        kept = KeptPatterns(tmp_path)
        assert _code(kept, halves).search("\udc00")
        kept.save()
        assert kept.path.exists()


def test_who_is_stopped_while_saving_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    kept = KeptPatterns(tmp_path)
    _code(kept, LONG)
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        kept.save()
    assert not list(tmp_path.iterdir())


def test_damaged_code_is_compiled_anew(tmp_path: Path) -> None:
    kept = KeptPatterns(tmp_path)
    _code(kept, LONG)
    kept.save()
    [[key, [flags, code, *more]]] = msgspec.msgpack.decode(kept.path.read_bytes()[4:])
    for worse in (code[:-4], code[::-1], b"", b"odd"):
        packed = msgspec.msgpack.encode([[key, [flags, worse, *more]]])
        kept.path.write_bytes(crc32(packed).to_bytes(4, "big") + packed)
        again = KeptPatterns(tmp_path)
        assert _code(again, LONG) == re.compile(LONG)
        again.save()
        assert KeptPatterns(tmp_path).compile(LONG) == re.compile(LONG)
        assert code in again.path.read_bytes(), "mended in the file, too"


def test_a_wrong_pattern_tells_what_re_tells(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated subpattern"):
        KeptPatterns(tmp_path).compile("(" + LONG)


def test_a_folder_that_takes_nothing_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = KeptPatterns(tmp_path / "file" / "cache")
    assert _code(kept, LONG).search("word3")
    kept.save()


def test_the_program_keeps_them_and_says_the_same_again(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Results\n\nThe odds were higher (OR 1.11, 95% CI 1.15 to 1.27).\n", encoding="utf-8")
    said = [_said(draft, tmp_path / "cache") for _ in range(2)]
    assert said[0] == said[1]
    assert "EST101" in said[0]
    [file] = (tmp_path / "cache").rglob("patterns-*")
    assert file.stat().st_size > 1_000_000


def _said(draft: Path, cache: Path) -> str:
    program = f"""
import pathlib, platformdirs, sys
platformdirs.user_cache_path = lambda *_: pathlib.Path({str(cache)!r})
sys.argv = ["evidex", "validate", {str(draft)!r}]
from evidex.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stdout
