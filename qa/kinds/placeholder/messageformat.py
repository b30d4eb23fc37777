"""ICU MessageFormat: arguments with branches (`{n, plural, one {# file} other {# files}}`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.model import Span

_HEAD = re.compile(
    r"\{\s*(?P<name>\w+)\s*,\s*(?P<kind>plural|selectordinal|select)\s*,\s*(?:offset:\d+\s*)?"
)
_KEY = re.compile(r"\s*(?P<key>=\d+|[\w-]+)\s*\{")
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument with branches: (key, where its text stands). `closed` is false where brackets do not match."""

    name: str
    kind: str
    span: Span
    branches: tuple[tuple[str, Span], ...]
    closed: bool = True


def arguments(text: str) -> Iterator[Argument]:
    """Yield the outermost arguments with branches."""
    at = 0
    while found := _HEAD.search(text, at):
        argument = _argument(text, found)
        yield argument
        at = argument.span.end


def inner(text: str, argument: Argument) -> Iterator[tuple[str, int]]:
    """Yield each branch's text and where it starts."""
    for _, span in argument.branches:
        yield text[span.start : span.end], span.start


def skeleton(text: str) -> Iterator[Span]:
    """Yield what is syntax and no text of a message: heads, keys and brackets of all arguments with branches."""
    for argument in every(text):
        at = argument.span.start
        for _, span in argument.branches:
            yield Span(at, span.start)
            at = span.end
        yield Span(at, argument.span.end)


def every(text: str, deep: int = 0) -> Iterator[Argument]:
    """Yield all arguments with branches, those inside branches too; spans are those of the outermost text."""
    for argument in arguments(text):
        yield argument
        if deep < DEEPEST:
            for piece, offset in inner(text, argument):
                for nested in every(piece, deep + 1):
                    yield _moved(nested, offset)


def _moved(argument: Argument, by: int) -> Argument:
    branches = tuple(
        (key, Span(span.start + by, span.end + by)) for key, span in argument.branches
    )
    span = Span(argument.span.start + by, argument.span.end + by)
    return Argument(argument.name, argument.kind, span, branches, argument.closed)


def _argument(text: str, head: re.Match[str]) -> Argument:
    branches: list[tuple[str, Span]] = []
    at = head.end()
    while found := _KEY.match(text, at):
        end = _closing(text, found.end())
        branches.append((found["key"], Span(found.end(), end)))
        at = end + 1
    rest = text[at:]
    closed = rest.lstrip().startswith("}") and at <= len(text)
    end = at + len(rest) - len(rest.lstrip()) + 1 if closed else len(text)
    return Argument(
        head["name"], head["kind"], Span(head.start(), end), tuple(branches), closed
    )


def _closing(text: str, at: int) -> int:
    """Return where the bracket opened before `at` is closed, or the end of the text."""
    depth = 1
    quoted = False
    for place in range(at, len(text)):
        sign = text[place]
        if sign == "'":
            quoted = (
                not quoted
                if quoted or text[place + 1 : place + 2] in {"{", "}", "'"}
                else quoted
            )
        elif not quoted and sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return place
    return len(text)
