"""Text to language-neutral facts: one file a kind.

Each module here says `ORDER` (who claims text first: the digits of a URL are never numbers), `POOL` (which facts are
compared with each other), `CATEGORIES` (fact kind -> category of its findings) and `extract(text, language)`, which
yields facts. Text that an earlier kind has claimed is blanked with `CLAIMED`, so offsets stay right. A kind may also
say `PROSE` (it is not looked for in code and placeholders) and `LINKS` (it is looked for in addresses behind links).
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, cast

from qa.model import OBJECT, Fact, Segment, Span

CLAIMED = OBJECT
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


def stated(segment: Segment, language: str) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of a segment by pool: of its text, and of the addresses behind its links."""
    if not segment.inlines and segment.role != "code":
        return extract(segment.text, language)
    pools = dict(extract(segment.text, language, segment.prose))
    for inline in segment.inlines:
        if inline.kind == "link" and inline.code not in segment.text[inline.span.start : inline.span.end]:
            for kind in kinds():
                found = kind.extract(inline.code, language) if getattr(kind, "LINKS", False) else ()
                behind = [replace(fact, span=_shown(inline.span, segment.text)) for fact in found]
                pools[kind.POOL] = (*pools.get(kind.POOL, ()), *behind) if behind else pools.get(kind.POOL, ())
    return {pool: tuple(sorted(found, key=lambda fact: fact.span.start)) for pool, found in pools.items()}


def _shown(span: Span, text: str) -> Span:
    """Return a span that can be pointed at: a link without text points at the character beside it."""
    end = max(1, min(span.start, len(text)))
    return span if span.start < span.end else Span(end - 1, end)


@functools.lru_cache(maxsize=8192)
def extract(text: str, language: str, prose: str | None = None) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by pool, each in the order of the text.

    `prose` is the text without code, markup and placeholders; kinds that are found in words alone see only that.
    """
    pools: dict[str, list[Fact]] = {}
    for kind in kinds():
        seen = _both(text, prose) if prose is not None and getattr(kind, "PROSE", False) else text
        found = list(kind.extract(seen, language))
        pools.setdefault(kind.POOL, []).extend(found)
        for fact in found:
            start, end = fact.span.start, fact.span.end
            text = text[:start] + CLAIMED * (end - start) + text[end:]
    return {pool: tuple(sorted(facts, key=lambda fact: fact.span.start)) for pool, facts in pools.items()}


def _both(text: str, prose: str) -> str:
    """Return what is neither claimed nor other than prose."""
    return "".join(mine if theirs != OBJECT else OBJECT for mine, theirs in zip(text, prose, strict=True))
