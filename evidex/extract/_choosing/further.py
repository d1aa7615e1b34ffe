"""What else than a phrase of its sentence could be told of a number: what was told before, the title's, nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidex.extract._choosing.clues import Look, Told
from evidex.extract._choosing.phrases import ALONE, Phrases
from evidex.extract._choosing.scale import Aspect, Family, Key
from evidex.extract._choosing.topic import topic_clues
from evidex.extract._choosing.wording import lows_of, text_clues

__all__ = ["FURTHER", "further_keys", "title_aspects"]

_BACK, _SINCE, _TIMES = 4, 3, 4
"""Beyond so many numbers, sentences and repetitions all are the same."""


def further_keys(look: Look, field: str) -> Iterator[tuple[str | None, list[Key]]]:
    """Each text that could be told for a field, None for nothing, with the keys of what speaks for or against it."""
    found = _earlier(look, field)
    given = look.site.given.get(field)
    if given is not None:
        found.setdefault(given, []).append(("given alone", lows_of(given) in look.site.phrases.wordings))
    for at, arm in enumerate(look.site.arms):
        found.setdefault(arm, []).append(("arm", at))
    for text, keys in found.items():
        yield text, keys + _of_text(look, text)
    yield None, [_absent(look, field)]


def title_aspects(title: Phrases) -> list[Aspect]:
    """What speaks for or against each phrase of a title; the same for every number."""
    return [("title", (family,), values) for family, _, values in title.alone] + title.about


def _earlier(look: Look, field: str) -> dict[str, list[Key]]:
    """What was told of numbers before, each with what speaks for it: it may hold on."""
    earlier = look.site.earlier
    texts = [told.fields.get(field) for told in earlier]
    nearest = {text: at for at, text in enumerate(texts) if text}
    found: dict[str, list[Key]] = {}
    for text, at in nearest.items():
        since = _since(look, earlier[at], min(len(texts) - at, _BACK))
        found[text] = [("earlier", (min(texts.count(text), _TIMES), *since))]
    return found


def _since(look: Look, told: Told, back: int) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
    return back, min(look.site.sentence - told.sentence, _SINCE), look.run, told.run


def _of_text(look: Look, text: str) -> list[Key]:
    words = lows_of(text)
    fields = tuple([field for field, given in look.site.given.items() if given == text])
    return [
        ("text", text),
        ("standing", look.site.topic.standing_of(text)),
        ("again", (fields, words in look.site.phrases.wordings)),
    ]


def _absent(look: Look, field: str) -> Key:
    site = look.site
    before = site.earlier[-1].fields.get(field) is None if site.earlier else None
    return "absent", (site.given.get(field) is None, before)


def _given_clues(here: bool) -> list[str]:
    return ["given alone", "given alone, here" if here else "given alone, from elsewhere"]


def _arm_clues(at: int) -> list[str]:
    return [f"arm {at}"]


def _earlier_clues(key: tuple[int, int, int, tuple[int, int], tuple[int, int]]) -> list[str]:
    """How often and how far back it was told, and whether its number stood at the same place of its list."""
    times, back, since, (nth, size), (told_nth, told_size) = key
    here = "here" if since == 0 else "before"
    clues = ["earlier", f"earlier, times {times}", f"earlier, {back} back", f"earlier, {since} sentences back"]
    if size > 1 or told_size > 1:
        clues.append(f"earlier, {here}, list {size == told_size}, place {nth == told_nth}")
    if nth:
        clues.append(f"earlier, {here}, {back} back, number {min(nth, 3)} of its list")
    return clues


def _again_clues(key: tuple[tuple[str, ...], bool]) -> list[str]:
    fields, here = key
    clues = [f"text given as {field}" for field in fields]
    return [*clues, "text, here again"] if here else clues


def _title_clues(family: str, value: Any) -> list[str]:
    """How a phrase of the title is led and built; that it is of the title is told with how it is led."""
    clues = [f"title, {clue}" for clue in ALONE[family](value)]
    return ["title", *clues] if family == "led" else clues


def _absent_clues(key: tuple[bool, bool | None]) -> list[str]:
    ungiven, before = key
    clues = ["none", "none given"] if ungiven else ["none"]
    return clues if before is None else [*clues, f"none, {'none' if before else 'some'} before"]


FURTHER: dict[str, Family] = {
    "given alone": _given_clues,
    "arm": _arm_clues,
    "earlier": _earlier_clues,
    "text": text_clues,
    "standing": topic_clues,
    "again": _again_clues,
    "title": _title_clues,
    "absent": _absent_clues,
}
"""The clues of a value, by their family."""
