"""Text to language-neutral facts: one file a kind.

Each module here says `ORDER` (who claims text first: the digits of a URL are never numbers), `POOL` (which facts are
compared with each other), `CATEGORIES` (fact kind -> category of its findings) and `extract(text, language)`, which
yields facts; `stated(inlines, text, language)` yields those that the file itself marks. Text that an earlier kind has
claimed is blanked with `CLAIMED`, so offsets stay right. A kind may also say `PROSE` (it is not looked for in code) and
`LINKS` (it is looked for in addresses behind links).
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol, cast

from qa.model import OBJECT, Fact, Inline, Segment, Span

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


def of(segment: Segment, language: str) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of a segment by pool; what its file says is no prose is read as nothing else.

    The address behind a link is a fact too, at the place of the link's text.
    """
    pools = extract(segment.text, language, segment.inlines, segment.role == "code")
    links = [inline for inline in segment.inlines if inline.kind == "link"]
    behind = [inline for inline in links if inline.code not in _text(segment, inline)]
    if not behind:
        return pools
    more = {pool: list(found) for pool, found in pools.items()}
    for inline in behind:
        for kind in kinds():
            for fact in kind.extract(inline.code, language) if getattr(kind, "LINKS", False) else ():
                more[kind.POOL].append(replace(fact, span=_shown(inline.span, segment.text)))
    return {pool: tuple(sorted(found, key=lambda fact: fact.span.start)) for pool, found in more.items()}


def _text(segment: Segment, inline: Inline) -> str:
    return segment.text[inline.span.start : inline.span.end]


def _shown(span: Span, text: str) -> Span:
    """Return a span that can be pointed at: a link without text points at the character beside it."""
    end = max(1, min(span.start, len(text)))
    return span if span.start < span.end else Span(end - 1, end)


@functools.lru_cache(maxsize=8192)
def extract(
    text: str, language: str, inlines: tuple[Inline, ...] = (), code: bool = False
) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by pool, each in the order of the text; of `code` what is found beyond prose."""
    pools: dict[str, list[Fact]] = {kind.POOL: [] for kind in kinds()}
    for kind in kinds() if inlines else ():
        if stated := getattr(kind, "stated", None):
            pools[kind.POOL] += stated(inlines, text, language)
    known = {fact.span for pool in pools.values() for fact in pool} if inlines else ()
    for inline in inlines:
        if inline.kind in {"tag", "code"} or inline.span in known:
            text = _claimed(text, inline.span)
    for kind in kinds():
        if code and getattr(kind, "PROSE", False):
            continue
        found = list(kind.extract(text, language))
        pools[kind.POOL] += found
        for fact in found:
            text = _claimed(text, fact.span)
    return {pool: tuple(sorted(facts, key=lambda fact: fact.span.start)) for pool, facts in pools.items()}


def _claimed(text: str, span: Span) -> str:
    return text[: span.start] + CLAIMED * (span.end - span.start) + text[span.end :]
