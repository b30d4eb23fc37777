"""Arguments with branches, of ICU MessageFormat and of Fluent.

`{n, plural, one {# file} other {# files}}` has two, and so has
`{ $n -> [one] one file *[other] { $n } files }`; each is a message itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from qa.model import Span

_HEAD = re.compile(
    r"\{\s*(?P<name>\w+)\s*,\s*(?P<kind>plural|selectordinal|select)"
    r"\s*,\s*(?:offset:\d+\s*)?"
)
_KEY = re.compile(r"\s*(?P<key>=-?\d+(?:\.\d+)?|[\w-]+)\s*\{")
_SELECTOR = re.compile(
    r"\{\s{0,99}(?P<name>[$-]?[A-Za-z][\w.-]{0,60}(?:\s{0,9}\([^(){}]{0,120}\))?)\s{0,99}->"
)
"""The head of Fluent."""
_VARIABLE = re.compile(r"\$[\w-]+")
_VARIANT = re.compile(r"\s*(?P<default>\*)?\[\s*(?P<key>[\w.-]+)\s*\][^\S\n]*")
_NEXT = re.compile(r"\s(?=\*?\[\s*[\w.-]+\s*\])")
_CATEGORIES = frozenset(["zero", "one", "two", "few", "many", "other"])
_CLOSING = re.compile(r"\s*\}")
_QUOTED = frozenset("{}'")
"""An apostrophe before one of these opens a quotation."""
DEEPEST = 20
"""Branches in branches that are read; what is deeper is text."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument with branches: each has a key, and a span where its text stands.

    `closed` is false where brackets do not match. `general` is the key of the branch
    that is taken where no other is, `fluent` says whose syntax it is.
    """

    name: str
    kind: str
    span: Span
    branches: tuple[tuple[str, Span], ...]
    closed: bool = True
    general: str = "other"
    fluent: bool = False


def may_branch(text: str) -> bool:
    """Tell whether a text may have arguments with branches: what is cheap to see."""
    return "{" in text and ("," in text or "->" in text)


def find_arguments(text: str) -> Iterator[Argument]:
    """Yield the outermost arguments with branches."""
    at = 0
    is_fluent = "->" in text
    while True:
        head = _HEAD.search(text, at)
        selector = _SELECTOR.search(text, at) if is_fluent else None
        if selector and (head is None or selector.start() < head.start()):
            argument = _read_selector(text, selector)
        elif head:
            argument = _read_argument(text, head)
        else:
            return
        yield argument
        at = argument.span.end


def list_branches(text: str, argument: Argument) -> Iterator[tuple[str, int]]:
    """Yield each branch's text and where it starts."""
    for _, span in argument.branches:
        yield text[span.start : span.end], span.start


def skeleton(text: str) -> Iterator[Span]:
    """Yield what is syntax and no text of a message.

    These are the heads, keys and brackets of all arguments with branches.
    """
    for argument in every(text):
        at = argument.span.start
        for _, span in argument.branches:
            yield Span(at, span.start)
            at = span.end
        yield Span(at, argument.span.end)


def every(text: str, depth: int = 0) -> Iterator[Argument]:
    """Yield all arguments with branches, those inside branches too.

    Spans are those of the outermost text.
    """
    for argument in find_arguments(text):
        yield argument
        if depth < DEEPEST:
            for piece, offset in list_branches(text, argument):
                for nested in every(piece, depth + 1):
                    yield _shift(nested, offset)


def _shift(argument: Argument, offset: int) -> Argument:
    """Return an argument of a piece as one of the text in which it starts."""
    branches = []
    for key, (start, end) in argument.branches:
        branches.append((key, Span(start + offset, end + offset)))
    start, end = argument.span
    span = Span(start + offset, end + offset)
    return replace(argument, span=span, branches=tuple(branches))


def _read_argument(text: str, head: re.Match[str]) -> Argument:
    """Return the argument that begins with a head."""
    branches: list[tuple[str, Span]] = []
    at = head.end()
    while key := _KEY.match(text, at):
        end = _find_closing(text, key.end())
        branches.append((key["key"], Span(key.end(), end)))
        at = end + 1
    closing = _CLOSING.match(text, at) if at <= len(text) else None
    return Argument(
        head["name"],
        head["kind"],
        Span(head.start(), closing.end() if closing else len(text)),
        tuple(branches),
        closing is not None,
    )


def _read_selector(text: str, head: re.Match[str]) -> Argument:
    """Return the selection of Fluent that begins with a head."""
    end = _find_closing(text, head.start() + 1, quotes=False)
    branches: list[tuple[str, Span]] = []
    general = "other"
    at = head.end()
    while at < end and (variant := _VARIANT.match(text, at, end)):
        if variant["default"]:
            general = variant["key"]
        stop = _find_next(text, variant.end(), end)
        inside = text[variant.end() : stop]
        branches.append(
            (variant["key"], Span(variant.end(), variant.end() + len(inside.rstrip())))
        )
        at = stop
    keys = {key for key, _ in branches}
    counts = all(key in _CATEGORIES or key.replace(".", "").isdecimal() for key in keys)
    is_plural = counts and keys != {"other"} and not head["name"].startswith("-")
    variable = _VARIABLE.search(head["name"])
    return Argument(
        variable.group() if variable else head["name"].strip(),
        "plural" if is_plural else "select",
        Span(head.start(), min(end + 1, len(text))),
        tuple(branches),
        end < len(text) and not text[at:end].strip(),
        general,
        fluent=True,
    )


def _find_next(text: str, at: int, end: int) -> int:
    """Return where the next variant of a selection begins, or its end."""
    depth = 0
    for place in range(at, end):
        sign = text[place]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth == 0 and sign.isspace() and _NEXT.match(text, place, end):
            return place
    return end


def _find_closing(text: str, at: int, *, quotes: bool = True) -> int:
    """Return where the bracket opened before `at` is closed, or the end of the text.

    What an apostrophe quotes is literal.
    """
    depth = 1
    quoted = False
    for place in range(at, len(text)):
        sign = text[place]
        if sign == "'" and quotes:
            may_quote = text[place + 1 : place + 2] in _QUOTED
            quoted = not quoted and may_quote
        elif quoted:
            continue
        elif sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return place
    return len(text)
