"""What can be verified of each language: the table that `qa checks --languages` prints."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from qa.language import of
from qa.language.identify.engines import NAMES, Engine, load

HOW: dict[int, Literal["two engines", "one engine", "script only"]] = {
    0: "script only",
    1: "one engine",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well a language is told from others: the engines that know it, and what no engine can part from it."""

    language: str
    name: str
    how: Literal["two engines", "one engine", "script only"]
    engines: tuple[str, ...]
    inseparable: tuple[str, ...]


def coverage(tags: Iterable[str] | None = None) -> list[Coverage]:
    """Return what can be verified of these languages, or of all that an engine knows.

    Any other language is verified by its script, and by not being the text of another version.
    """
    return [_row(tag) for tag in (sorted(list_known()) if tags is None else tags)]


@functools.cache
def list_known() -> frozenset[str]:
    """Return the languages that an engine knows."""
    engines = [engine for engine in map(load, NAMES) if engine is not None]
    return frozenset().union(*(engine.languages() for engine in engines))


def is_known(tag: str) -> bool:
    """Say whether an engine knows a language; the quick ones are asked first."""
    return any(tag in engine.languages() for engine in _engines())


@functools.cache
def reads_script(scripts: frozenset[str]) -> bool:
    """Say whether an engine knows a language in one of these scripts; the quick ones are asked first."""
    for engine in _engines():
        for tag in engine.languages():
            if not scripts.isdisjoint(of(tag).scripts):
                return True
    return False


def _engines() -> Iterator[Engine]:
    """Yield the engines that are installed, each loaded only when it is asked for."""
    for name in NAMES:
        engine = load(name)
        if engine is not None:
            yield engine


def _row(tag: str) -> Coverage:
    language = of(tag)
    plain = language.kinship.plain
    engines = tuple(
        each
        for each in NAMES
        if (engine := load(each)) is not None and plain in engine.languages()
    )
    how = HOW.get(len(engines), "two engines")
    return Coverage(
        tag,
        language.name,
        how,
        engines,
        tuple(sorted(language.kinship.group - {plain})),
    )
