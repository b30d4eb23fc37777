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


def of(segment: Segment, language: str) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of a segment by pool; what its file says is no prose is read as nothing else."""
    return extract(segment.text, language, segment.inlines)


@functools.lru_cache(maxsize=8192)
def extract(text: str, language: str, inlines: tuple[Inline, ...] = ()) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by pool, each in the order of the text."""
    pools: dict[str, list[Fact]] = {kind.POOL: [] for kind in kinds()}
    if inlines:
        for kind in kinds():
            if stated := getattr(kind, "stated", None):
                pools[kind.POOL] += stated(inlines, text, language)
        known = {fact.span for pool in pools.values() for fact in pool}
        for inline in inlines:
            if inline.kind in {"tag", "code"} or inline.span in known:
                text = _claimed(text, inline.span)
    for kind in kinds():
        found = list(kind.extract(text, language))
        pools[kind.POOL] += found
        for fact in found:
            text = _claimed(text, fact.span)
    return {pool: tuple(sorted(facts, key=lambda fact: fact.span.start)) for pool, facts in pools.items()}


def _claimed(text: str, span: Span) -> str:
    return text[: span.start] + CLAIMED * (span.end - span.start) + text[span.end :]
