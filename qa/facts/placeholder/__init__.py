"""Placeholders of programs and templates: printf, Python, Ruby, Qt, ICU, i18next, Vue, shell.

A printf placeholder has its argument's position as a second reading, whether written (`%2$s`) or counted. In a text
with ICU branches, or plural forms between bars (Vue), a name counts once however many branches repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.facts.placeholder import printf
from qa.facts.placeholder.messageformat import Argument, arguments, inner
from qa.facts.placeholder.named import named
from qa.model import Fact, Inline, Span

ORDER = 11
POOL = "placeholders"
SIGNS = True
_FORMS = re.compile(r"\{\w{1,40}\}[^|{}]*\s\|\s|\s\|\s[^|{}]*\{\w{1,40}\}")
"""Plural forms of Vue, as many as the language has: `one apple | {count} apples`."""
_ESCAPED = frozenset(["%%", "{{", "}}"])
CATEGORIES = {"placeholder": "placeholders"}
_GENERAL = "other"


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder of `text`."""
    if "{" not in text and "%" not in text and "$" not in text and "@" not in text and "<%" not in text:
        return
    if branching := _branched(text):
        yield from _once(_branching(text, branching, language))
    elif " | " in text and "{" in text and _FORMS.search(text):
        yield from _once(_plain(text, language))
    else:
        yield from _plain(text, language)


def claims(text: str, language: str) -> Iterator[Span]:
    """Yield what of a message with branches is for no other kind: all but the text of the branch that every one has."""
    at = 0
    for argument in _branched(text):
        yield from _spans(text, at, argument.span.start, language)
        at = argument.span.start
        for key, span in argument.branches:
            if key == _GENERAL:
                yield Span(at, span.start)
                yield from _spans(text, span.start, span.end, language)
                at = span.end
        yield Span(at, argument.span.end)
        at = argument.span.end
    yield from _spans(text, at, len(text), language)


def _spans(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield the claims within a part of a text."""
    piece = text[start:end]
    inside = claims(piece, language) if _branched(piece) else (fact.span for fact in _plain(piece, language))
    for span in inside:
        yield Span(span.start + start, span.end + start)


def _branched(text: str) -> list[Argument]:
    return [a for a in arguments(text) if a.branches] if "{" in text and "," in text else []


def stated(inlines: Sequence[Inline], text: str, language: str) -> Iterator[Fact]:
    """Yield the placeholders that the file marks and that the text does not show."""
    marked = [inline for inline in inlines if inline.kind == "placeholder" and inline.code not in _ESCAPED]
    if not marked:
        return
    shown = [fact for fact in extract(text, language) if fact.strong]
    said = {fact.value for fact in shown} if _FORMS.search(text) else set()
    for inline in marked:
        start, end = inline.span.start, inline.span.end
        value = " ".join(inline.code.split())
        if value not in said and not any(start < fact.span.end and fact.span.start < end for fact in shown):
            yield Fact(
                "placeholder", value, inline.span, inline.code, frozenset([value]), strong=not value.startswith("{ ")
            )


def _plain(text: str, language: str) -> Iterator[Fact]:
    taken: list[tuple[int, int]] = []
    for fact in named(text):
        taken.append((fact.span.start, fact.span.end))
        yield fact
    if "%" in text:
        for start, end in taken:
            text = text[:start] + "\ufffc" * (end - start) + text[end:]
        yield from printf.extract(text, language)


def _branching(text: str, branching: Sequence[Argument], language: str) -> Iterator[Fact]:
    rest = text
    for argument in branching:
        start, end = argument.span.start, argument.span.end
        value = f"{{{argument.name}, {argument.kind}}}"
        yield Fact("placeholder", value, argument.span, value, frozenset([value]))
        rest = rest[:start] + " " * (end - start) + rest[end:]
        for piece, offset in inner(text, argument):
            for fact in extract(piece, language):
                span = Span(fact.span.start + offset, fact.span.end + offset)
                yield Fact(fact.kind, fact.value, span, fact.text, fact.readings, fact.strong)
    yield from _plain(rest, language)


def _once(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in facts:
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact
