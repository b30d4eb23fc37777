"""Text to language-neutral facts: one file a kind.

Each module here says `ORDER` (who claims text first: the digits of a URL are never numbers), `POOL` (which facts are
compared with each other), `CATEGORIES` (fact kind -> category of its findings) and `extract(text, language)`, which
yields facts; `stated(inlines, text, language)` yields those that the file itself marks. Text that an earlier kind has
claimed is blanked with `CLAIMED`, so offsets stay right. A kind may also say `PROSE` (it is not looked for in code),
`SIGNS` (it has a digit or a sign that prose has not, so it is not looked for in mere words) and `LINKS` (it is looked
for in addresses behind links); `claims(text, language, found)` yields what it claims where that is not what it found.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol, cast

from qa.model import OBJECT, Fact, Inline, Segment, Span

CLAIMED = OBJECT
"""Stands for each character an earlier fact has claimed (U+FFFC, object replacement character)."""
_SIGN = re.compile(r"[\d_@:/\\<>{}\[\]$%&*=~`^|+#.\-](?:(?<![:.\-])|(?<=[:.])\w|(?<=-)-)")
"""A digit, a sign that prose has not, or one (`.`, `:`, `-`) that prose has, but not there."""


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
    """Return the facts of one pool in a segment; what its file says is no prose is read as nothing else.

    The address behind a link is a fact too, at the place of the link's text.
    """
    found = _reading(segment.text, language, segment.inlines, segment.role == "code").facts(pool)
    behind = tuple(_behind(segment, language, pool)) if segment.inlines else ()
    return _ordered(*found, *behind) if behind else found


def stated(segment: Segment, language: str, among: Iterable[str]) -> set[str]:
    """Return those of these pools of which a segment states a fact."""
    reading = _reading(segment.text, language, segment.inlines, segment.role == "code")
    reading.read(max([reading.plan.last[pool] for pool in among], default=0))
    found = {pool for pool in among if pool in reading.pools} if reading.pools else set[str]()
    if segment.inlines:
        found.update(pool for pool in among if pool not in found and any(_behind(segment, language, pool)))
    return found


def _behind(segment: Segment, language: str, pool: str) -> Iterator[Fact]:
    """Yield the facts in addresses behind links that the text does not show."""
    for inline in segment.inlines:
        if inline.kind == "link" and inline.code not in segment.text[inline.span.start : inline.span.end]:
            for kind in kinds():
                if pool == kind.POOL and getattr(kind, "LINKS", False):
                    for fact in kind.extract(inline.code, language):
                        yield replace(fact, span=_shown(inline.span, segment.text))


def _shown(span: Span, text: str) -> Span:
    """Return a span that can be pointed at: a link without text points at the character beside it."""
    end = max(1, min(span.start, len(text)))
    return span if span.start < span.end else Span(end - 1, end)


def extract(
    text: str, language: str, inlines: tuple[Inline, ...] = (), code: bool = False
) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of `text` by pool, each in the order of the text; of `code` what is found beyond prose."""
    reading = _reading(text, language, inlines, code)
    return {pool: reading.facts(pool) for pool in reading.plan.last}


@functools.lru_cache(maxsize=8192)
def plain(text: str, language: str) -> Mapping[str, tuple[Fact, ...]]:
    """Return the facts of a text without inline elements by pool."""
    return extract(text, language)


class _Plan(NamedTuple):
    """The kinds that read a text, and for each pool how many of them must have read it until the pool is complete."""

    kinds: tuple[Kind, ...]
    last: Mapping[str, int]


@functools.cache
def _plan(signs: bool, code: bool) -> _Plan:
    """Return who reads a text that has signs or is mere words, and is code or prose."""
    asked = tuple(
        kind
        for kind in kinds()
        if (signs or not getattr(kind, "SIGNS", False)) and not (code and getattr(kind, "PROSE", False))
    )
    last = {kind.POOL: 0 for kind in kinds()} | {kind.POOL: number for number, kind in enumerate(asked, 1)}
    return _Plan(asked, last)


def _ordered(*found: Fact) -> tuple[Fact, ...]:
    """Return facts in the order of the text."""
    return tuple(sorted(found, key=lambda fact: fact.span.start))


class _Reading:
    """One text, read as far as its facts were asked for: most texts have none."""

    __slots__ = ("done", "language", "plan", "pools", "text")

    def __init__(self, text: str, language: str, inlines: tuple[Inline, ...], code: bool) -> None:
        self.text, self.language, self.done = text, language, 0
        self.plan = _plan(_SIGN.search(text) is not None, code)
        self.pools: dict[str, tuple[Fact, ...]] = {}
        if inlines:
            self._begin(inlines)

    def _begin(self, inlines: tuple[Inline, ...]) -> None:
        """Take what the file marks."""
        for kind in kinds():
            if marked := getattr(kind, "stated", None):
                found = tuple(marked(inlines, self.text, self.language))
                if found:
                    self.pools[kind.POOL] = _ordered(*self.pools.get(kind.POOL, ()), *found)
        known = {fact.span for pool in self.pools.values() for fact in pool}
        for inline in inlines:
            if inline.kind in {"tag", "code"} or inline.span in known:
                self._claim(inline.span)

    def facts(self, pool: str) -> tuple[Fact, ...]:
        """Return the facts of a pool in the order of the text."""
        if self.done < self.plan.last[pool]:
            self.read(self.plan.last[pool])
        return self.pools.get(pool, ())

    def read(self, last: int) -> None:
        """Read the text as far as the first kinds, up to number `last`, go."""
        for kind in self.plan.kinds[self.done : last]:
            self.done += 1
            found = list(kind.extract(self.text, self.language))
            if found:
                self.pools[kind.POOL] = _ordered(*self.pools.get(kind.POOL, ()), *found)
                claims = getattr(kind, "claims", None)
                for span in tuple(claims(self.text, self.language, found)) if claims else [fact.span for fact in found]:
                    self._claim(span)

    def _claim(self, span: Span) -> None:
        self.text = self.text[: span.start] + CLAIMED * (span.end - span.start) + self.text[span.end :]


_reading = functools.lru_cache(maxsize=65536)(_Reading)


def forget() -> None:
    """Forget what texts were read, so that a measurement reads them anew."""
    _reading.cache_clear()
    plain.cache_clear()
