"""Placeholders of programs and templates: printf, Python, Ruby, Qt, ICU, i18next, Vue, shell.

A printf placeholder has its argument's position as a second reading, whether written (`%2$s`) or counted. In a text
with ICU branches, or plural forms between bars (Vue), a name counts once however many branches repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qa.kinds.placeholder import printf
from qa.kinds.placeholder.messageformat import DEEPEST, Argument, arguments, inner
from qa.kinds.placeholder.named import named
from qa.model import Fact, Inline, Span

_FORMS = re.compile(r"\{\w{1,40}\}[^|{}]*\s\|\s|\s\|\s[^|{}]*\{\w{1,40}\}")
"""Plural forms of Vue, as many as the language has: `one apple | {count} apples`."""
_ESCAPED = frozenset(["%%", "{{", "}}"])
_GENERAL = "other"


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder of `text`."""
    if (
        "{" not in text
        and "%" not in text
        and "$" not in text
        and "@" not in text
        and "<%" not in text
    ):
        return iter(())
    return _read(text, language, 0)


def _read(text: str, language: str, deep: int) -> Iterator[Fact]:
    if branching := _branched(text):
        yield from _once(_branching(text, branching, language, deep))
    elif " | " in text and "{" in text and _FORMS.search(text):
        yield from _once(_plain(text, language))
    else:
        yield from _plain(text, language)


def claims(text: str, language: str, found: Sequence[Fact]) -> Iterator[Span]:
    """Yield what is for no other kind: placeholders and, of a message with branches, all but the text of `other`.

    That is the branch that every language has, so what it says is compared.
    """
    if ("{" in text and " | " in text) or _branched(text):
        return _claims(text, language, 0)
    return (fact.span for fact in found)


def _claims(text: str, language: str, deep: int) -> Iterator[Span]:
    at = 0
    for argument in _branched(text):
        for fact in _plain(text[at : argument.span.start], language):
            yield Span(fact.span.start + at, fact.span.end + at)
        at = argument.span.start
        for key, span in argument.branches if deep < DEEPEST else ():
            if key == _GENERAL:
                yield Span(at, span.start)
                for inside in _claims(text[span.start : span.end], language, deep + 1):
                    yield Span(inside.start + span.start, inside.end + span.start)
                at = span.end
        yield Span(at, argument.span.end)
        at = argument.span.end
    for fact in _plain(text[at:], language):
        yield Span(fact.span.start + at, fact.span.end + at)


def _branched(text: str) -> list[Argument]:
    return (
        [a for a in arguments(text) if a.branches]
        if "{" in text and "," in text
        else []
    )


def stated(inlines: Sequence[Inline], text: str, language: str) -> Iterator[Fact]:
    """Yield the placeholders that the file marks and that the text does not show."""
    marked = [
        inline
        for inline in inlines
        if inline.kind == "placeholder" and inline.code not in _ESCAPED
    ]
    if not marked:
        return
    shown = [fact for fact in extract(text, language) if fact.strong]
    said = {fact.value for fact in shown} if _FORMS.search(text) else set()
    for inline in marked:
        start, end = inline.span.start, inline.span.end
        value = " ".join(inline.code.split())
        if value not in said and not any(
            start < fact.span.end and fact.span.start < end for fact in shown
        ):
            yield Fact(
                "placeholder",
                value,
                inline.span,
                inline.code,
                frozenset([value]),
                strong=not value.startswith("{ "),
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


def _branching(
    text: str, branching: Sequence[Argument], language: str, deep: int
) -> Iterator[Fact]:
    rest = text
    for argument in branching:
        start, end = argument.span.start, argument.span.end
        value = f"{{{argument.name}, {argument.kind}}}"
        yield Fact("placeholder", value, argument.span, value, frozenset([value]))
        rest = rest[:start] + " " * (end - start) + rest[end:]
        for piece, offset in inner(text, argument) if deep < DEEPEST else ():
            for fact in _read(piece, language, deep + 1):
                span = Span(fact.span.start + offset, fact.span.end + offset)
                yield Fact(
                    fact.kind, fact.value, span, fact.text, fact.readings, fact.strong
                )
    yield from _plain(rest, language)


def _once(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in facts:
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact
