"""Placeholders of programs and templates.

Those of printf, Python, Ruby, Qt, ICU, i18next, Vue and shells. A printf placeholder
has its argument's position as a second reading, whether written (`%2$s`) or counted.
In a text with ICU branches, or plural forms between bars (Vue), a name counts once
however many branches repeat it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.kinds.placeholder import declared, printf, syntaxes
from qa.kinds.placeholder.loose import find_loose
from qa.kinds.placeholder.messageformat import (
    DEEPEST,
    Argument,
    find_arguments,
    list_branches,
    may_branch,
)
from qa.kinds.placeholder.named import find_named
from qa.language import of
from qa.model import Fact, Inline, Span

_FORMS = re.compile(r"\{\w{1,40}\}[^|{}]*\s\|\s|\s\|\s[^|{}]*\{\w{1,40}\}")
"""Plural forms of Vue, as many as the language has: `one apple | {count} apples`."""
_SIGNS = re.compile(r"[{%$@#\[\\|]|:[A-Za-z]|__|\(\)")
"""What every placeholder has."""
_ROLE = re.compile(r":[a-z][\w:+.-]*:")
_PERCENTAGE = re.compile(r"%\d{1,2}")
"""A percentage with its sign first, or an argument of Qt."""
_CONVERSION = re.compile(r"%[^({<]")
_ESCAPED = frozenset(["%%", "{{", "}}"])
_MASK = "\ufffc"


def extract(text: str, language: str) -> Iterator[Fact]:
    """Yield each placeholder of a text."""
    if not _SIGNS.search(text):
        return iter(())
    return _read(text, language, 0)


def extract_declared(text: str, language: str, name: str) -> Iterator[Fact]:
    """Yield each placeholder of a text whose file declares a syntax."""
    syntax = syntaxes.find(name)
    if syntax is None or (name == "fluent" and "->" in text):
        yield from extract(text, language)
        return
    found = list(declared.read(text, syntax))
    if "%" in text and of(language).typography.percent_first:
        found = [_doubt(fact) for fact in found]
    yield from found
    if not syntax.exclusive:
        for fact in found:
            text = _mask(text, fact.span, _MASK)
        for fact in find_named(text):
            if not fact.value.startswith("%"):
                yield fact


def _doubt(fact: Fact) -> Fact:
    """Return a placeholder that may be a percentage as one: its digits stay readable."""
    if not _PERCENTAGE.fullmatch(fact.text):
        return fact
    start = fact.span.start
    return replace(fact, strong=False, span=Span(start, start))


def _read(
    text: str,
    language: str,
    depth: int,
) -> Iterator[Fact]:
    """Yield the placeholders of a text that stands in `depth` branches."""
    branching = _find_branching(text)
    if branching:
        yield from _drop_repeated(_read_branching(text, branching, language, depth))
    elif " | " in text and "{" in text and _FORMS.search(text):
        yield from _drop_repeated(_read_plain(text, language))
    else:
        yield from _read_plain(text, language)


def claims(
    text: str,
    language: str,
    found: Sequence[Fact],
) -> Iterator[Span]:
    """Yield what is for no other kind.

    These are placeholders and, of a message with branches, all but the text of
    `other`. That is the branch that every language has, so what it says is compared.
    """
    if ("{" in text and " | " in text) or _find_branching(text):
        return _find_claims(text, language, 0)
    # The role of a code span says how that is read.
    return (fact.span for fact in found if not _ROLE.fullmatch(fact.value))


def _find_claims(
    text: str,
    language: str,
    depth: int,
) -> Iterator[Span]:
    """Yield the claims of a text that stands in `depth` branches."""
    at = 0
    for argument in _find_branching(text):
        start = argument.span.start
        yield from _claim_plain(text, at, start, language)
        at = start
        branches = argument.branches if depth < DEEPEST else ()
        for key, span in branches:
            if key == argument.general:
                yield Span(at, span.start)
                piece = text[span.start : span.end]
                for inside in _find_claims(piece, language, depth + 1):
                    yield _shift(inside, span.start)
                at = span.end
        yield Span(at, argument.span.end)
        at = argument.span.end
    yield from _claim_plain(text, at, len(text), language)


def _claim_plain(
    text: str,
    start: int,
    end: int,
    language: str,
) -> Iterator[Span]:
    """Yield where placeholders are in a stretch without branches."""
    for fact in _read_plain(text[start:end], language):
        yield _shift(fact.span, start)


def _shift(span: Span, offset: int) -> Span:
    """Return a span of a piece as one of the text in which it starts at `offset`."""
    return Span(span.start + offset, span.end + offset)


def _find_branching(text: str) -> list[Argument]:
    """Return the arguments of a message that have branches."""
    if not may_branch(text):
        return []
    return [argument for argument in find_arguments(text) if argument.branches]


def stated(
    inlines: Sequence[Inline],
    text: str,
    language: str,
) -> Iterator[Fact]:
    """Yield the placeholders that the file marks and that the text does not show."""
    marked = [
        inline
        for inline in inlines
        if inline.kind == "placeholder"
        and inline.code.strip()
        and inline.code not in _ESCAPED
    ]
    if printf.is_pattern(text):
        marked = [inline for inline in marked if not _CONVERSION.match(inline.code)]
    if not marked:
        return
    shown = [fact for fact in extract(text, language) if fact.strong]
    shown += [_name_argument(argument) for argument in _find_branching(text)]
    values = {fact.value for fact in shown} if _FORMS.search(text) else set()
    for inline in marked:
        value = " ".join(inline.code.split())
        if value not in values and not _is_shown(inline.span, shown):
            yield Fact(
                "placeholder",
                value,
                inline.span,
                inline.code,
                frozenset([value]),
                strong=not value.startswith("{ "),
            )


def _is_shown(span: Span, shown: Sequence[Fact]) -> bool:
    """Tell whether one of the placeholders of the text stands there."""
    start, end = span
    return any(start < fact.span.end and fact.span.start < end for fact in shown)


def _read_plain(text: str, language: str) -> Iterator[Fact]:
    """Yield the placeholders of a text without branches, those with a name first."""
    named = list(find_named(text))
    yield from named
    for fact in named:
        text = _mask(text, fact.span, _MASK)
    loose = list(find_loose(text))
    yield from loose
    if "%" in text:
        for fact in loose:
            text = _mask(text, fact.span, _MASK)
        yield from printf.extract(text, language)


def _mask(
    text: str,
    span: Span,
    sign: str,
) -> str:
    """Return a text with a sign in place of each character of a stretch."""
    start, end = span
    return text[:start] + sign * (end - start) + text[end:]


def _read_branching(
    text: str,
    branching: Sequence[Argument],
    language: str,
    depth: int,
) -> Iterator[Fact]:
    """Yield arguments, what is in their branches, and what is around them."""
    rest = text
    for argument in branching:
        if not argument.fluent:
            yield _name_argument(argument)
        rest = _mask(rest, argument.span, " ")
        if depth < DEEPEST:
            for piece, offset in list_branches(text, argument):
                for fact in _read(piece, language, depth + 1):
                    span = _shift(fact.span, offset)
                    yield replace(fact, span=span)
        if argument.fluent:
            yield _name_argument(argument)
    yield from _read_plain(rest, language)


def _name_argument(argument: Argument) -> Fact:
    """Return the fact of an argument.

    A translation into Fluent may choose by what its language needs, or need not choose:
    what is shown is what its branches have.
    """
    value = f"{{{argument.name}, {argument.kind}}}"
    if argument.fluent:
        value = f"{{{argument.name}}}"
    return Fact(
        "placeholder",
        value,
        argument.span,
        value,
        frozenset([value]),
        strong=not argument.fluent,
    )


def _drop_repeated(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the first fact of each value."""
    seen: set[str] = set()
    for fact in facts:
        if fact.value not in seen:
            seen.add(fact.value)
            yield fact
