"""Text to language-neutral facts: one file a kind.

Each module here says `ORDER` (who claims text first: the digits of a URL are never numbers), `POOL` (which facts are
compared with each other), `CATEGORIES` (fact kind -> category of its findings) and `extract(text, language)`, which
yields facts; `stated(inlines, text, language)` yields those that the file itself marks. Text that an earlier kind has
claimed is blanked with `CLAIMED`, so offsets stay right.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from typing import Protocol, cast

from qa.model import Fact, Inline, Segment, Span

CLAIMED = "\ufffc"
"""Stands for each character an earlier fact has claimed (U+FFFC, object replacement character)."""


class Kind(Protocol):
    """What a module of this package offers."""

    ORDER: int
    POOL: str
    CATEGORIES: Mapping[str, str]

    def extract(self, text: str, language: str) -> Iterable[Fact]:
        """Yield the facts of this kind that `text`, in `language`, states."""


@functools.cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of fact in the order in which they claim text."""
    modules = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted((cast("Kind", m) for m in modules if hasattr(m, "ORDER")), key=lambda kind: kind.ORDER))


@functools.cache
def category(kind: str) -> str:
    """Return the category of findings about facts of this kind."""
    return next(module.CATEGORIES[kind] for module in kinds() if kind in module.CATEGORIES)


def of(segment: Segment, language: str, pool: str) -> tuple[Fact, ...]:
    """Return the facts of one pool in a segment; what its file says is no prose is read as nothing else."""
    return _reading(segment.text, language, segment.inlines).facts(pool)


def extract(text: str, language: str, inlines: tuple[Inline, ...] = ()) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by pool, each in the order of the text."""
    reading = _reading(text, language, inlines)
    return {pool: reading.facts(pool) for pool in _last()}


@functools.cache
def _last() -> Mapping[str, int]:
    """Return for each pool how many kinds must have read a text until the pool is complete."""
    return {kind.POOL: number for number, kind in enumerate(kinds(), 1)}


class _Reading:
    """One text, read as far as its facts were asked for."""

    __slots__ = ("done", "language", "pools", "sorted", "text")

    def __init__(self, text: str, language: str, inlines: tuple[Inline, ...]) -> None:
        self.text, self.language, self.done = text, language, 0
        self.pools: dict[str, list[Fact]] = {kind.POOL: [] for kind in kinds()}
        self.sorted: dict[str, tuple[Fact, ...]] = {}
        if inlines:
            self._begin(inlines)

    def _begin(self, inlines: tuple[Inline, ...]) -> None:
        """Take what the file marks."""
        for kind in kinds():
            if stated := getattr(kind, "stated", None):
                self.pools[kind.POOL] += stated(inlines, self.text, self.language)
        known = {fact.span for pool in self.pools.values() for fact in pool}
        for inline in inlines:
            if inline.kind in {"tag", "code"} or inline.span in known:
                self._claim(inline.span)

    def facts(self, pool: str) -> tuple[Fact, ...]:
        """Return the facts of a pool in the order of the text."""
        if pool not in self.sorted:
            for kind in kinds()[self.done : _last()[pool]]:
                found = list(kind.extract(self.text, self.language))
                self.pools[kind.POOL] += found
                for fact in found:
                    self._claim(fact.span)
                self.done += 1
            self.sorted[pool] = tuple(sorted(self.pools[pool], key=lambda fact: fact.span.start))
        return self.sorted[pool]

    def _claim(self, span: Span) -> None:
        self.text = self.text[: span.start] + CLAIMED * (span.end - span.start) + self.text[span.end :]


_reading = functools.lru_cache(maxsize=8192)(_Reading)
